package dev.kirikae.tale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the journal, and what becomes of an entry that is written into it. */
class JournalAccessTest {

    private static final Entry FACT = new Entry.Pruned("old", DeskRun.NOON);

    private final DeskRun run = new DeskRun().written(DeskRun.founded());

    private static boolean isFact(Effect effect) {
        return effect instanceof Effect.Append append && append.entry().equals(FACT);
    }

    private Ending write() {
        return run.entered(desk -> {
            desk.record(FACT);
            return Ending.of(Exit.OK, "written", "");
        });
    }

    private List<Entry> facts() {
        return run.ledger.entries().stream().filter(FACT::equals).toList();
    }

    @Test
    void aLostAnswerIsSettledByReading() {
        run.answering((effect, world) -> {
            Answer answer = world.get();
            return isFact(effect) ? new Answer.Unknown("no answer") : answer;
        });

        assertThat(write().exit()).isEqualTo(Exit.OK);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void whatNeverArrivedIsWrittenAgain() {
        AtomicInteger tries = new AtomicInteger();
        run.answering((effect, world) ->
                isFact(effect) && tries.incrementAndGet() == 1 ? new Answer.Unknown("no answer") : world.get());

        assertThat(write().exit()).isEqualTo(Exit.OK);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void aLedgerThatNeverTakesItEndsUnclearAfterPatience() {
        run.answering((effect, world) -> isFact(effect) ? new Answer.Unknown("no answer") : world.get());

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(Exit.UNCLEAR);
        assertThat(ending.sentence()).contains("the journal could not be written");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(run.waited()).isBetween(Request.PATIENT, Request.PATIENT.plusSeconds(5));
    }

    @Test
    void whoeverWroteInBetweenHasTakenOver() {
        run.answering((effect, world) -> {
            if (isFact(effect)) {
                run.written(new Entry.Took("theirs", "oncall", "rollback", run.now));
            }
            return world.get();
        });

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(Exit.UNCLEAR);
        assertThat(ending.sentence()).contains("this release was taken over by oncall");
        assertThat(facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DENIED, NOT_ALLOWED", "NO_CREDENTIALS, NOT_ALLOWED", "CLOCK, NOT_ALLOWED", "FOREIGN_BUCKET, INTEGRITY"
    })
    void aWriteThatIsRefusedForGoodEndsTheStage(Answer.Trouble trouble, Exit exit) {
        run.answering((effect, world) ->
                isFact(effect) ? new Answer.Refused(trouble, "Code", "not with these rights") : world.get());

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).contains("not with these rights");
        assertThat(run.isLockFree()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, BAD_INPUT, ''", "false, INTEGRITY, audit"})
    void aJournalThatCannotBeReadEndsTheStage(boolean newer, Exit exit, String next) {
        run.answering((effect, world) -> effect instanceof Effect.ReadJournal
                ? new Answer.JournalBroken(newer, "record 7 cannot be read")
                : world.get());

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).isEqualTo("record 7 cannot be read");
        assertThat(ending.next()).isEqualTo(next);
        assertThat(run.waited()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aStepThatTheLifeOfAReleaseForbidsIsNotWritten() {
        run.written(new Entry.Opened(
                "20261122-1111111", "1".repeat(40), "one", "d", "push-api-1", "{}", null, DeskRun.NOON));

        Ending ending = run.entered(desk -> {
            desk.record(new Entry.Held("20261122-1111111", "a person must decide", desk.now()));
            return Ending.of(Exit.OK, "", "");
        });

        assertThat(ending.exit()).isEqualTo(Exit.PERSON);
        assertThat(ending.sentence()).contains("20261122-1111111: held while launching");
        assertThat(run.ledger.entries()).noneMatch(Entry.Held.class::isInstance);
    }

    @Test
    void aMarkIsWrittenBehindWhatOthersWroteMeanwhile() {
        AtomicInteger others = new AtomicInteger();
        run.answering((effect, world) -> {
            boolean mark = effect instanceof Effect.Append append && append.entry() instanceof Entry.Took;
            if (mark && others.incrementAndGet() < 3) {
                run.written(new Entry.Took("theirs " + others, "oncall", "upload", run.now));
            }
            return world.get();
        });

        assertThat(write().exit()).isEqualTo(Exit.OK);
        assertThat(run.ledger.memory().holder()).isEqualTo("mine");
    }

    @Test
    void aMarkThatOthersAreAlwaysBeforeIsGivenUp() {
        run.answering((effect, world) -> {
            if (effect instanceof Effect.Append append && append.entry() instanceof Entry.Took) {
                run.written(new Entry.Took("theirs", "oncall", "upload", run.now));
            }
            return world.get();
        });

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(Exit.UNCLEAR);
        assertThat(ending.sentence()).contains("taken over by oncall");
    }

    @Test
    void aJournalThatIsNotThereIsAWrongInput() {
        run.answering((effect, world) -> effect instanceof Effect.ReadJournal
                ? new Answer.Missing(Answer.Trouble.ABSENT, "there is no such bucket")
                : world.get());

        Ending ending = write();

        assertThat(ending.exit()).isEqualTo(Exit.BAD_INPUT);
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

            assertThat(write().exit()).isEqualTo(Exit.OK);
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
        run.written(Told.blueFound())
                .written(Told.and(Told.prepared(Told.BLUE), Told.began(Told.BLUE))
                        .toArray(Entry[]::new));
        String operation = what.startsWith("what another") ? "theirs-3" : "mine-3";

        Ending ending = run.entered(desk -> {
            if (what.equals("its own switch")) {
                desk.record(new Entry.Switched("it", Told.BLUE, Told.GREEN, desk.now()));
            } else if (what.equals("another fact")) {
                desk.record(FACT);
            } else {
                boolean done = !what.equals("a switch that did not happen");
                desk.record(new Entry.Intended(operation, Told.SWITCH, desk.now(), desk.now()));
                desk.record(new Entry.Settled(operation, done, true, null, "seen", desk.now()));
            }
            return Ending.of(Exit.OK, desk.phase().name(), "");
        });

        boolean moved = own || what.startsWith("what another");
        assertThat(ending.sentence()).isEqualTo(own ? "SWITCHED" : moved ? "HELD" : "UNTOUCHED");
    }

    @Test
    void aReleaseThatHasEndedIsOutOfTheHandsOfWhoeverMovedIt() {
        run.written(Told.blueFound())
                .written(Told.and(Told.prepared(Told.BLUE), Told.began(Told.BLUE))
                        .toArray(Entry[]::new));

        Ending ending = run.entered(desk -> {
            desk.record(new Entry.Switched("it", Told.BLUE, Told.GREEN, desk.now()));
            desk.record(new Entry.Ended("it", Entry.How.SETTLED, "verified", desk.now()));
            return Ending.of(Exit.OK, desk.phase().name(), "");
        });

        assertThat(ending.sentence()).isEqualTo("UNTOUCHED");
    }
}
