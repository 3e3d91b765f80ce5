package dev.kirikae.tale;

import static dev.kirikae.tale.DeskRun.NOON;
import static dev.kirikae.tale.Told.BLUE;
import static dev.kirikae.tale.Told.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a run has come, what it says where it is stopped, and what it leaves behind. */
class DeskTest {

    private static final Goal OLD_GONE = new Goal.VersionGone("old");

    private final DeskRun run = new DeskRun().written(DeskRun.founded(), Told.blueFound());

    /** A stage that leaves alone whatever others have begun. */
    private Ending entered(String typed, Desk.Function telling) {
        return run.run(Requests.of(typed, "mine"), desk -> {
            desk.enter(desk.firstLook(), false, goal -> false, DeskRun.AIMS);
            return telling.tell(desk);
        });
    }

    private void stands(String situation) {
        List<Entry> entries = new ArrayList<>();
        switch (situation) {
            case "a call of another run is open" ->
                entries.add(new Entry.Intended("theirs-3", OLD_GONE, NOON, NOON.plusSeconds(300)));
            case "a call of this run is open" ->
                entries.add(new Entry.Intended("mine-3", OLD_GONE, NOON, NOON.plusSeconds(300)));
            case "the name is on its way" ->
                entries.add(new Entry.Intended("theirs-3", Told.SWITCH, NOON, NOON.plusSeconds(300)));
            case "a release has the name" -> entries.addAll(Told.switched(BLUE));
            case "a release is held" ->
                entries.addAll(Told.and(
                        Told.switched(BLUE), new Entry.Held("it", "a person must decide", NOON.minusSeconds(60))));
            case "a first release has the name" -> entries.addAll(Told.switched(null));
            default -> assertThat(situation).isEqualTo("nothing happened");
        }
        run.written(entries.toArray(Entry[]::new));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            nothing happened,               false, UNTOUCHED
            a call of another run is open,  false, UNTOUCHED
            a call of this run is open,     false, INTENT_OPEN
            the name is on its way,         false, INTENT_OPEN
            a release has the name,         false, HELD
            a release has the name,         true,  SWITCHED
            a release is held,              true,  SWITCHED
            a first release has the name,   false, HELD
            a first release has the name,   true,  FIRST_LIVE
            nothing happened,               true,  SWITCHED
            """)
    void itHasComeSoFar(String situation, boolean touches, EndingPhase phase) {
        stands(situation);

        Ending ending = entered("release", desk -> {
            if (touches) {
                desk.touch();
            }
            return Ending.of(Exit.OK, desk.phase().name(), "");
        });

        assertThat(ending.sentence()).isEqualTo(phase.name());
    }

    /** Stopped in a wait, a minute after it began. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            nothing happened,              release,          false, STOPPED, 'stopped; nothing was changed'
            a call of another run is open, release,          false, UNCLEAR, 'stopped while a call is open'
            a release has the name,        upload,           false, STOPPED, 'stopped; nothing was changed'
            a release has the name,        release,          false, UNCLEAR, 'stopped before the release had ended'
            a release has the name,        recover --accept, false, UNCLEAR, 'stopped before the release had ended'
            a release is held,             release,          false, STOPPED, 'stopped; nothing was changed'
            a release is held,             release,          true,  UNCLEAR, 'stopped before the release had ended'
            a first release has the name,  release,          true,  UNCLEAR, 'stopped during the watch of the first'
            """)
    void itSaysHowFarItHadComeWhereItIsStopped(
            String situation, String typed, boolean touches, Exit exit, String sentence) {
        stands(situation);
        run.stoppedAt(NOON.plusSeconds(60));

        Ending ending = entered(typed, desk -> {
            if (touches) {
                desk.touch();
            }
            desk.pause(NOON.plusSeconds(120), "the end");
            return Ending.of(Exit.OK, "went on", "");
        });

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).startsWith(sentence);
        assertThat(ending.next()).isEqualTo(typed);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anEndingBringsWhatItWasDecidedFrom() {
        Ending ending = entered("release", desk -> {
            throw desk.leave(EndingCause.NOT_PROVEN, "not proven", List.of("probe: 500", "alarm: red"), "status");
        });

        assertThat(ending)
                .isEqualTo(new Ending(Exit.FAILED, null, "not proven", List.of("probe: 500", "alarm: red"), "status"));
    }

    @ParameterizedTest
    @CsvSource({"nothing happened, status", "a release has the name, release", "a release is held, release"})
    void aRefusalLeadsToWhatIsStillToBeFinished(String situation, String next) {
        stands(situation);

        assertThat(entered("upload", desk -> Ending.of(Exit.OK, desk.onward("status"), ""))
                        .sentence())
                .isEqualTo(next);
    }

    /** Whoever begins an attempt ends it, unless it was only cut off. */
    @ParameterizedTest
    @EnumSource
    void anAttemptEndsWithTheRunThatBeganIt(Exit exit) {
        run.written(Told.prepared(BLUE).toArray(Entry[]::new));

        Ending ending = entered("release", desk -> {
            desk.record(Told.began(BLUE));
            return Ending.of(exit, "that is how it ended", "");
        });

        boolean cutOff = exit == Exit.BUG || exit == Exit.LOCKED || exit == Exit.UNCLEAR || exit == Exit.STOPPED;
        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(run.ledger.memory().begun() != null).isEqualTo(cutOff);
        assertThat(run.ledger.entries().stream()
                        .filter(e -> e instanceof Entry.Ended ended
                                && ended.how() == Entry.How.ABANDONED
                                && ended.why().equals("that is how it ended")))
                .hasSize(cutOff ? 0 : 1);
    }

    @Test
    void anAttemptOfAnotherRunIsNotEnded() {
        run.written(Told.and(Told.prepared(BLUE), Told.began(BLUE)).toArray(Entry[]::new));

        assertThat(entered("upload", desk -> Ending.of(Exit.FAILED, "failed", ""))
                        .exit())
                .isEqualTo(Exit.FAILED);
        assertThat(run.ledger.entries()).noneMatch(Entry.Ended.class::isInstance);
    }

    @Test
    void whereTheEndOfAnAttemptCannotBeWrittenTheRunSaysThat() {
        run.written(Told.prepared(BLUE).toArray(Entry[]::new))
                .answering((effect, world) ->
                        effect instanceof Effect.Append append && append.entry() instanceof Entry.Ended
                                ? new Answer.Refused(Answer.Trouble.DENIED, "AccessDenied", "may not write")
                                : world.get());

        Ending ending = entered("release", desk -> {
            desk.record(Told.began(BLUE));
            return Ending.of(Exit.FAILED, "failed", "");
        });

        assertThat(ending.exit()).isEqualTo(Exit.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("may not write");
        assertThat(run.isLockFree()).isTrue();
    }

    /** Seconds that an unsure call's last instant lies ahead, and how long is waited for it. */
    @ParameterizedTest
    @CsvSource({"300, 310", "1, 11", "0, 0", "-60, 0"})
    void nothingIsSureBeforeALostCallCanNoLongerArrive(int ahead, int waited) {
        run.written(
                new Entry.Intended("theirs-3", OLD_GONE, NOON.minusSeconds(100), NOON.plusSeconds(ahead)),
                new Entry.Settled("theirs-3", true, false, null, "seen", NOON.minusSeconds(90)));

        Ending ending = entered("release", desk -> {
            desk.waitUntilSure();
            return Ending.of(Exit.OK, "sure", "");
        });

        assertThat(ending.sentence()).isEqualTo("sure");
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(waited));
    }

    @Test
    void whereNoCallIsUnsureNothingIsWaitedFor() {
        entered("release", desk -> {
            desk.waitUntilSure();
            return Ending.of(Exit.OK, "sure", "");
        });

        assertThat(run.waited()).isZero();
    }

    @Test
    void aGoalThatIsNeededEndsTheStageWhereItIsNotReached() {
        Ending ending = entered("release --fast", desk -> {
            desk.require(Reached.already("so", null), "it is not there");
            desk.require(Reached.done("seen", GREEN), "it was not made");
            desk.require(Reached.changed("somebody was faster"), "it was not deleted");
            return Ending.of(Exit.OK, "went on", "");
        });

        assertThat(ending)
                .isEqualTo(new Ending(
                        Exit.FAILED, null, "it was not deleted: somebody was faster", List.of(), "release --fast"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            nothing happened,              upload, false, 'failed'
            a release has the name,        upload, false, 'failed'
            a release has the name,        release, true, 'failed. push-api-it (e-green00001) serves users'
            nothing happened,              release, true, 'failed. e-blue000001 serves users'
            the name is on its way,        release, false, 'failed. It is not known yet who serves users'
            a call of another run is open, release, false, 'failed'
            """)
    void whoeverHadTheNameInItsHandsSaysWhoServes(String situation, String typed, boolean touches, String sentence) {
        stands(situation);

        Ending ending = entered(typed, desk -> {
            if (touches) {
                desk.touch();
            }
            return Ending.of(Exit.FAILED, "failed", "status");
        });

        assertThat(ending.sentence()).isEqualTo(sentence);
        assertThat(ending.next()).isEqualTo("status");
    }

    @Test
    void whereNobodyServesNothingIsSaidOfIt() {
        Ending ending = entered("release", desk -> {
            desk.touch();
            desk.record(new Entry.Gone(BLUE, null, desk.now()));
            return Ending.of(Exit.FAILED, "failed", "");
        });

        assertThat(ending.sentence()).isEqualTo("failed");
    }
}
