package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.SampleJournal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the journal, and what becomes of an entry that is written into it. */
class JournalAccessTest {

    private static final JournalEntry FACT = new JournalEntry.Pruned("old", ContextRun.NOON);

    private final ContextRun run = new ContextRun().written(ContextRun.founded());

    private static boolean isFact(Effect effect) {
        return effect instanceof Effect.Append append && append.entry().equals(FACT);
    }

    private StageResult write() {
        return run.entered(context -> {
            context.record(FACT);
            return StageResult.of(ExitCode.OK, "written", "");
        });
    }

    private List<JournalEntry> facts() {
        return run.ledger.entries().stream().filter(FACT::equals).toList();
    }

    @Test
    void aLostAnswerIsSettledByReading() {
        run.answering((effect, world) -> {
            Answer answer = world.get();
            return isFact(effect) ? new Answer.Unknown("no answer") : answer;
        });

        assertThat(write().exit()).isEqualTo(ExitCode.OK);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void whatNeverArrivedIsWrittenAgain() {
        AtomicInteger tries = new AtomicInteger();
        run.answering((effect, world) ->
                isFact(effect) && tries.incrementAndGet() == 1 ? new Answer.Unknown("no answer") : world.get());

        assertThat(write().exit()).isEqualTo(ExitCode.OK);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void aLedgerThatNeverTakesItEndsUnclearAfterPatience() {
        run.answering((effect, world) -> isFact(effect) ? new Answer.Unknown("no answer") : world.get());

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).contains("the journal could not be written");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(run.waited()).isBetween(Request.PATIENT, Request.PATIENT.plusSeconds(5));
    }

    @Test
    void whoeverWroteInBetweenHasTakenOver() {
        run.answering((effect, world) -> {
            if (isFact(effect)) {
                run.written(new JournalEntry.Took("theirs", "oncall", "rollback", run.now));
            }
            return world.get();
        });

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).contains("this release was taken over by oncall");
        assertThat(facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DENIED, NOT_ALLOWED", "NO_CREDENTIALS, NOT_ALLOWED", "CLOCK, NOT_ALLOWED", "FOREIGN_BUCKET, INTEGRITY"
    })
    void aWriteThatIsRefusedForGoodEndsTheStage(Answer.Trouble trouble, ExitCode exit) {
        run.answering((effect, world) ->
                isFact(effect) ? new Answer.Refused(trouble, "Code", "not with these rights") : world.get());

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).contains("not with these rights");
        assertThat(run.isLockFree()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, BAD_INPUT, ''", "false, INTEGRITY, audit"})
    void aJournalThatCannotBeReadEndsTheStage(boolean newer, ExitCode exit, String next) {
        run.answering((effect, world) -> effect instanceof Effect.ReadJournal
                ? new Answer.JournalBroken(newer, "record 7 cannot be read")
                : world.get());

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).isEqualTo("record 7 cannot be read");
        assertThat(ending.next()).isEqualTo(next);
        assertThat(run.waited()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aStepThatTheLifeOfAReleaseForbidsIsNotWritten() {
        run.written(new JournalEntry.Opened(
                "20261122-1111111", "1".repeat(40), "one", "d", "push-api-1", "{}", null, ContextRun.NOON));

        StageResult ending = run.entered(context -> {
            context.record(new JournalEntry.Held("20261122-1111111", "a person must decide", context.now()));
            return StageResult.of(ExitCode.OK, "", "");
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains("20261122-1111111: held while launching");
        assertThat(run.ledger.entries()).noneMatch(JournalEntry.Held.class::isInstance);
    }

    @Test
    void aMarkIsWrittenBehindWhatOthersWroteMeanwhile() {
        AtomicInteger others = new AtomicInteger();
        run.answering((effect, world) -> {
            boolean mark = effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Took;
            if (mark && others.incrementAndGet() < 3) {
                run.written(new JournalEntry.Took("theirs " + others, "oncall", "upload", run.now));
            }
            return world.get();
        });

        assertThat(write().exit()).isEqualTo(ExitCode.OK);
        assertThat(run.ledger.journal().holder()).isEqualTo("mine");
    }

    @Test
    void aMarkThatOthersAreAlwaysBeforeIsGivenUp() {
        run.answering((effect, world) -> {
            if (effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Took) {
                run.written(new JournalEntry.Took("theirs", "oncall", "upload", run.now));
            }
            return world.get();
        });

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).contains("taken over by oncall");
    }

    @Test
    void aJournalThatIsNotThereIsAWrongInput() {
        run.answering((effect, world) -> effect instanceof Effect.ReadJournal
                ? new Answer.Missing(Answer.Trouble.ABSENT, "there is no such bucket")
                : world.get());

        StageResult ending = write();

        assertThat(ending.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).isEqualTo("there is no such bucket");
        assertThat(run.waited()).isZero();
    }

    /** A write without an answer that says anything is settled by reading, and made again. */
    @Test
    void aWriteThatIsNotTakenNowIsMadeAgain() {
        for (Answer answer : List.of(
                new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer"),
                new Answer.Refused(Answer.Trouble.THROTTLED, "SlowDown", "Reduce your request rate"))) {
            AtomicInteger tries = new AtomicInteger();
            run.answering((effect, world) -> isFact(effect) && tries.incrementAndGet() == 1 ? answer : world.get());

            assertThat(write().exit()).isEqualTo(ExitCode.OK);
            assertThat(tries.get()).isEqualTo(2);
        }
        assertThat(facts()).hasSize(2);
    }

    /** Whose move it was decides what a run that ends badly says of who serves. */
    @ParameterizedTest
    @CsvSource({
        "its own switch, true",
        "a switch settled by itself, true",
        "a switch that did not happen, false",
        "what another run had moved, false",
        "another fact, false"
    })
    void aRunHasTheNameInItsHandsFromItsOwnMoveOn(String what, boolean own) {
        run.written(SampleJournal.blueFound())
                .written(SampleJournal.and(
                                SampleJournal.prepared(SampleJournal.BLUE), SampleJournal.began(SampleJournal.BLUE))
                        .toArray(JournalEntry[]::new));
        String operation = what.startsWith("what another") ? "theirs-3" : "mine-3";

        StageResult ending = run.entered(context -> {
            if (what.equals("its own switch")) {
                context.record(new JournalEntry.Switched("it", SampleJournal.BLUE, SampleJournal.GREEN, context.now()));
            } else if (what.equals("another fact")) {
                context.record(FACT);
            } else {
                boolean done = !what.equals("a switch that did not happen");
                context.record(
                        new JournalEntry.Intended(operation, SampleJournal.SWITCH, context.now(), context.now()));
                context.record(new JournalEntry.Settled(operation, done, true, null, "seen", context.now()));
            }
            return StageResult.of(ExitCode.OK, context.phase().name(), "");
        });

        boolean moved = own || what.startsWith("what another");
        assertThat(ending.sentence()).startsWith(own ? "SWITCHED" : moved ? "HELD" : "UNTOUCHED");
    }

    @Test
    void aReleaseThatHasEndedIsOutOfTheHandsOfWhoeverMovedIt() {
        run.written(SampleJournal.blueFound())
                .written(SampleJournal.and(
                                SampleJournal.prepared(SampleJournal.BLUE), SampleJournal.began(SampleJournal.BLUE))
                        .toArray(JournalEntry[]::new));

        StageResult ending = run.entered(context -> {
            context.record(new JournalEntry.Switched("it", SampleJournal.BLUE, SampleJournal.GREEN, context.now()));
            context.record(new JournalEntry.Ended("it", JournalEntry.How.SETTLED, "verified", context.now()));
            return StageResult.of(ExitCode.OK, context.phase().name(), "");
        });

        assertThat(ending.sentence()).isEqualTo("UNTOUCHED");
    }
}
