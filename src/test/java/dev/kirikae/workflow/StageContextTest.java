package dev.kirikae.workflow;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.SampleJournal;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a run has come, what it says where it is stopped, and what it leaves behind. */
class StageContextTest {

    private static final Goal OLD_GONE = new Goal.VersionGone("old");

    private final ContextRun run = new ContextRun().written(ContextRun.founded(), SampleJournal.blueFound());

    /** A stage that leaves alone whatever others have begun. */
    private StageResult entered(String typed, StageBody body) {
        return run.run(Requests.of(typed, "mine"), context -> {
            context.enter(context.firstLook(), false, goal -> false, ContextRun.OBSERVERS);
            return body.run(context);
        });
    }

    private void arrange(String situation) {
        List<JournalEntry> entries = new ArrayList<>();
        switch (situation) {
            case "a call of another run is open" ->
                entries.add(new JournalEntry.Intended("theirs-3", OLD_GONE, NOON, NOON.plusSeconds(300)));
            case "a call of this run is open" ->
                entries.add(new JournalEntry.Intended("mine-3", OLD_GONE, NOON, NOON.plusSeconds(300)));
            case "the name is on its way" ->
                entries.add(new JournalEntry.Intended("theirs-3", SampleJournal.SWITCH, NOON, NOON.plusSeconds(300)));
            case "a release has the name" -> entries.addAll(SampleJournal.switched(BLUE));
            case "a release is held" ->
                entries.addAll(SampleJournal.and(
                        SampleJournal.switched(BLUE),
                        new JournalEntry.Held("it", "a person must decide", NOON.minusSeconds(60))));
            case "a first release has the name" -> entries.addAll(SampleJournal.switched(null));
            default -> assertThat(situation).isEqualTo("nothing happened");
        }
        run.written(entries.toArray(JournalEntry[]::new));
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
        arrange(situation);

        StageResult ending = entered("release", context -> {
            if (touches) {
                context.touch();
            }
            return StageResult.of(ExitCode.OK, context.phase().name(), "");
        });

        assertThat(ending.sentence()).startsWith(phase.name());
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
            String situation, String typed, boolean touches, ExitCode exit, String sentence) {
        arrange(situation);
        run.stoppedAt(NOON.plusSeconds(60));

        StageResult ending = entered(typed, context -> {
            if (touches) {
                context.touch();
            }
            context.pause(NOON.plusSeconds(120), "the end");
            return StageResult.of(ExitCode.OK, "went on", "");
        });

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).startsWith(sentence);
        assertThat(ending.next()).isEqualTo(typed);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anEndingBringsWhatItWasDecidedFrom() {
        StageResult ending = entered("release", context -> {
            throw context.ended(EndingCause.NOT_PROVEN, "not proven", List.of("probe: 500", "alarm: red"), "status");
        });

        assertThat(ending)
                .isEqualTo(new StageResult(
                        ExitCode.FAILED, null, "not proven", List.of("probe: 500", "alarm: red"), "status"));
    }

    @ParameterizedTest
    @CsvSource({"nothing happened, status", "a release has the name, release", "a release is held, release"})
    void aRefusalLeadsToWhatIsStillToBeFinished(String situation, String next) {
        arrange(situation);

        assertThat(entered("upload", context -> StageResult.of(ExitCode.OK, context.onward("status"), ""))
                        .sentence())
                .startsWith(next);
    }

    /** Whoever begins an attempt ends it, unless it was only cut off. */
    @ParameterizedTest
    @EnumSource
    void anAttemptEndsWithTheRunThatBeganIt(ExitCode exit) {
        run.written(SampleJournal.prepared(BLUE).toArray(JournalEntry[]::new));

        StageResult ending = entered("release", context -> {
            context.record(SampleJournal.began(BLUE));
            return StageResult.of(exit, "that is how it ended", "");
        });

        boolean cutOff =
                exit == ExitCode.BUG || exit == ExitCode.LOCKED || exit == ExitCode.UNCLEAR || exit == ExitCode.STOPPED;
        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(run.ledger.journal().begun() != null).isEqualTo(cutOff);
        assertThat(run.ledger.entries().stream()
                        .filter(e -> e instanceof JournalEntry.Ended ended
                                && ended.how() == JournalEntry.How.ABANDONED
                                && ended.why().equals("that is how it ended")))
                .hasSize(cutOff ? 0 : 1);
    }

    @Test
    void anAttemptOfAnotherRunIsNotEnded() {
        run.written(SampleJournal.and(SampleJournal.prepared(BLUE), SampleJournal.began(BLUE))
                .toArray(JournalEntry[]::new));

        assertThat(entered("upload", context -> StageResult.of(ExitCode.FAILED, "failed", ""))
                        .exit())
                .isEqualTo(ExitCode.FAILED);
        assertThat(run.ledger.entries()).noneMatch(JournalEntry.Ended.class::isInstance);
    }

    @Test
    void whereTheEndOfAnAttemptCannotBeWrittenTheRunSaysThat() {
        run.written(SampleJournal.prepared(BLUE).toArray(JournalEntry[]::new))
                .answering((effect, world) ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Ended
                                ? new Answer.Refused(Answer.Trouble.DENIED, "AccessDenied", "may not write")
                                : world.get());

        StageResult ending = entered("release", context -> {
            context.record(SampleJournal.began(BLUE));
            return StageResult.of(ExitCode.FAILED, "failed", "");
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("may not write");
        assertThat(run.isLockFree()).isTrue();
    }

    /** Seconds that an unsure call's last instant lies ahead, and how long is waited for it. */
    @ParameterizedTest
    @CsvSource({"300, 310", "1, 11", "0, 0", "-60, 0"})
    void nothingIsSureBeforeALostCallCanNoLongerArrive(int ahead, int waited) {
        run.written(
                new JournalEntry.Intended("theirs-3", OLD_GONE, NOON.minusSeconds(100), NOON.plusSeconds(ahead)),
                new JournalEntry.Settled("theirs-3", true, false, null, "seen", NOON.minusSeconds(90)));

        StageResult ending = entered("release", context -> {
            context.waitUntilSure();
            return StageResult.of(ExitCode.OK, "sure", "");
        });

        assertThat(ending.sentence()).isEqualTo("sure");
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(waited));
    }

    @Test
    void whereNoCallIsUnsureNothingIsWaitedFor() {
        entered("release", context -> {
            context.waitUntilSure();
            return StageResult.of(ExitCode.OK, "sure", "");
        });

        assertThat(run.waited()).isZero();
    }

    @Test
    void aGoalThatIsNeededEndsTheStageWhereItIsNotReached() {
        StageResult ending = entered("release --fast", context -> {
            context.require(ChangeResult.already("so", null), "it is not there");
            context.require(ChangeResult.done("seen", GREEN), "it was not made");
            context.require(ChangeResult.changed("somebody was faster"), "it was not deleted");
            return StageResult.of(ExitCode.OK, "went on", "");
        });

        assertThat(ending)
                .isEqualTo(new StageResult(
                        ExitCode.FAILED, null, "it was not deleted: somebody was faster", List.of(), "release --fast"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            nothing happened,              upload, false, 'failed'
            a release has the name,        upload, false, 'failed. push-api-it (e-green00001) serves users'
            a release has the name,        release, true, 'failed. push-api-it (e-green00001) serves users'
            nothing happened,              release, true, 'failed. e-blue000001 serves users'
            a release had the name,        upload, false, 'failed. push-api-it (e-green00001) had the live name, and is not shown any more'
            the name is on its way,        release, false, 'failed. It is not known yet who serves users'
            a call of another run is open, release, false, 'failed'
            """)
    void whoeverHadTheNameInItsHandsSaysWhoServes(String situation, String typed, boolean touches, String sentence) {
        arrange(situation.replace("had", "has"));
        if (!situation.contains("had")) {
            run.environments.add(SampleJournal.environment(BLUE, "push-api-blue", Status.READY, false));
            run.environments.add(SampleJournal.environment(GREEN, "push-api-it", Status.READY, true));
        }

        StageResult ending = entered(typed, context -> {
            if (touches) {
                context.touch();
            }
            return StageResult.of(ExitCode.FAILED, "failed", "status");
        });

        assertThat(ending.sentence()).isEqualTo(sentence);
        assertThat(ending.next()).isEqualTo("status");
    }

    @Test
    void whereNobodyServesNothingIsSaidOfIt() {
        StageResult ending = entered("release", context -> {
            context.touch();
            context.record(new JournalEntry.Gone(BLUE, null, context.now()));
            return StageResult.of(ExitCode.FAILED, "failed", "");
        });

        assertThat(ending.sentence()).isEqualTo("failed");
    }
}
