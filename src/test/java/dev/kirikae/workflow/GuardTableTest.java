package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each guard: refused, passed by its name, not passed by another name, known to the journal once when it was passed. */
class GuardTableTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final GoalObservers OBSERVERS =
            new GoalObservers("shop", Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(30));

    private final MemoryLedger journal = new MemoryLedger();

    /** A stage that meets the guard twice, for the same thing. */
    private StageResult run(Guard guard, Allowances allowed) {
        Request request = new Request(
                "release",
                new Request.Requester("n1", "oncall", "oncall", "1.1.0"),
                new Request.Address("shop", "shop", null, "ap-northeast-1"),
                allowed,
                "it is known",
                new Request.Limits(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), Request.PATIENT));
        Workflow workflow = StageContext.stage(request, context -> {
            context.enter(context.firstLook(), false, goal -> true, OBSERVERS);
            context.beginJournal("123456789012");
            context.guard(guard, "this", "this is in the way", "status");
            context.guard(guard, "this", "this is in the way", "status");
            return context.end(EndingCause.REACHED, "went on", "");
        });
        ReplayedRun replay = new ReplayedRun(workflow, NOON);
        while (true) {
            Step next = replay.next();
            if (next instanceof Step.End end) {
                return end.ending();
            }
            replay.hear(perform(((Step.Do) next).effect()), NOON, false);
        }
    }

    private Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(
                    round.parts().stream().map(this::perform).toList());
        }
        if (effect instanceof Effect.LookAtCaller) {
            return new Answer.CallerSeen(new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall"));
        }
        if (effect instanceof Effect.LookAtEnvironments) {
            return new Answer.EnvironmentsSeen(List.of());
        }
        if (effect instanceof Effect.ReadLock) {
            return journal.readLock();
        }
        if (effect instanceof Effect.WriteLock write) {
            return journal.writeLock(write.lease(), write.tag());
        }
        if (effect instanceof Effect.Append append) {
            return journal.append(append.sequence(), append.previous(), append.entry());
        }
        return effect instanceof Effect.WriteIndex ? new Answer.Asked() : journal.read();
    }

    private long passed(Guard guard) {
        return journal.entries().stream()
                .filter(e -> e instanceof JournalEntry.Allowed allowed
                        && allowed.guard().equals(guard.word())
                        && allowed.reason().contains("it is known"))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhereItIsNotAllowed(Guard guard) {
        StageResult ending = run(guard, Allowances.NONE);
        assertThat(ending.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).isEqualTo(guard);
        assertThat(ending.sentence()).isEqualTo("this is in the way");
        assertThat(passed(guard)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isPassedByItsNameIfItCanBeAndJournaledOnce(Guard guard) {
        StageResult ending = run(guard, Allowances.NONE.with(guard, "this"));
        assertThat(ending.exit()).isEqualTo(guard.isAllowable() ? ExitCode.OK : ExitCode.REFUSED);
        assertThat(passed(guard)).isEqualTo(guard.isAllowable() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void isPassedWithoutANameIfItCanBe(Guard guard) {
        StageResult ending = run(guard, Allowances.NONE.with(guard, null));
        assertThat(ending.exit()).isEqualTo(guard.isAllowable() ? ExitCode.OK : ExitCode.REFUSED);
    }

    @ParameterizedTest
    @EnumSource
    void isNotPassedByAnotherName(Guard guard) {
        StageResult ending = run(guard, Allowances.NONE.with(guard, "that").with(guard, "those, too"));
        assertThat(ending.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(passed(guard)).isZero();
    }
}
