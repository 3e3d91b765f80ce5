package dev.kirikae.workflow;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A stage in a context with a ledger of its own, in virtual time. Any effect may be answered otherwise. */
public final class ContextRun {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final GoalObservers OBSERVERS =
            new GoalObservers("push-api", Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(30));

    /** Answers in the world's place. */
    @FunctionalInterface
    interface Answering {
        Answer answer(Effect effect, Supplier<Answer> world);
    }

    final MemoryLedger ledger = new MemoryLedger();
    final List<Effect> asked = new ArrayList<>();
    final List<Environment> environments = new ArrayList<>();
    private Answering answering = (effect, world) -> world.get();
    private Instant stopAt = Instant.MAX;
    Instant now = NOON;

    ContextRun answering(Answering next) {
        answering = next;
        return this;
    }

    ContextRun stoppedAt(Instant at) {
        stopAt = at;
        return this;
    }

    /** What others have written before. */
    ContextRun written(JournalEntry... entries) {
        for (JournalEntry entry : entries) {
            Answer.JournalSeen seen = (Answer.JournalSeen) ledger.read();
            ledger.append(seen.length(), seen.head(), entry);
        }
        return this;
    }

    public static JournalEntry.Founded founded() {
        return new JournalEntry.Founded(
                JournalState.FORMAT,
                "1.0.0",
                "123456789012",
                "ap-northeast-1",
                "push-api",
                "push-api",
                NOON.minusSeconds(600));
    }

    StageResult run(Request request, StageBody body) {
        ReplayedRun replay = new ReplayedRun(StageContext.stage(request, body), now);
        for (int steps = 0; steps < 20_000; steps++) {
            if (!(replay.next() instanceof Step.Do next)) {
                return ((Step.End) replay.next()).ending();
            }
            asked.add(next.effect());
            Answer answer = perform(next.effect());
            replay.hear(answer, now, !now.isBefore(stopAt));
        }
        throw new AssertionError("it does not end");
    }

    /** Once it has made the service its own. */
    StageResult entered(StageBody body) {
        return run(Requests.of("release", "mine"), context -> {
            context.enter(context.firstLook(), false, goal -> true, OBSERVERS);
            return body.run(context);
        });
    }

    private Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(
                    round.parts().stream().map(this::perform).toList());
        }
        return answering.answer(effect, () -> world(effect));
    }

    private Answer world(Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            now = wait.until();
            return new Answer.Waited();
        }
        if (effect instanceof Effect.LookAtCaller) {
            return new Answer.CallerSeen(new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall"));
        }
        if (effect instanceof Effect.LookAtEnvironments) {
            return new Answer.EnvironmentsSeen(environments);
        }
        if (effect instanceof Effect.ReadLock) {
            return ledger.readLock();
        }
        if (effect instanceof Effect.WriteLock write) {
            return ledger.writeLock(write.lease(), write.tag());
        }
        if (effect instanceof Effect.Append append) {
            return ledger.append(append.sequence(), append.previous(), append.entry());
        }
        if (effect instanceof Effect.ReadJournal) {
            return ledger.read();
        }
        return new Answer.Asked();
    }

    Duration waited() {
        return Duration.between(NOON, now);
    }

    long asked(Class<? extends Effect> kind) {
        return asked.stream().filter(kind::isInstance).count();
    }

    boolean isLockFree() {
        Answer.LockSeen seen = (Answer.LockSeen) ledger.readLock();
        return seen.lease() == null || Objects.requireNonNull(seen.lease()).released();
    }
}
