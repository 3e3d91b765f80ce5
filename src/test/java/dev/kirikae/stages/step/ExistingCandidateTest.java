package dev.kirikae.stages.step;

import static dev.kirikae.stages.ReleaseRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.GuardCases;
import dev.kirikae.stages.ReleaseRun;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upload does about the candidate that it finds: green, which waits unless the journal says more. */
class ExistingCandidateTest {

    private static final String WAITS = "20261122-bbbbbbb";
    private static final Instant BEFORE = NOON.minusSeconds(600);

    private static ReleaseRun run() {
        return new ReleaseRun("{candidate: {probes: [{name: health, http: {path: /health}}]}}");
    }

    private static UploadInput bundled(ReleaseRun run, String label, char commit) {
        return new UploadInput(
                String.valueOf(commit).repeat(40),
                String.valueOf(commit).repeat(7),
                "Change",
                label,
                "d".repeat(64),
                "5".repeat(64),
                1000,
                true,
                run.record(),
                null);
    }

    private static StageResult upload(ReleaseRun run, String label, char commit) {
        return Objects.requireNonNull(run.upload(Allowances.NONE, bundled(run, label, commit)));
    }

    private static JournalEntry judged(Verdict verdict) {
        return new JournalEntry.Judged(WAITS, JournalEntry.Phase.CANDIDATE, verdict, List.of("probe health"), BEFORE);
    }

    private static final JournalEntry ABANDONED =
            new JournalEntry.Ended(WAITS, JournalEntry.How.ABANDONED, "given up", BEFORE);

    /** Another commit is uploaded. A candidate that failed is replaced, one that may be wanted is asked for. */
    @ParameterizedTest(name = "verdict {0}, given up: {1}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    -            | false | waits already    | false
                    FAILED       | false | -                | true
                    INCONCLUSIVE | false | is there already | false
                    -            | true  | -                | false
                    FAILED       | true  | -                | true
                    INCONCLUSIVE | true  | is there already | false
                    """)
    void anotherInput(@Nullable Verdict verdict, boolean givenUp, @Nullable String refused, boolean replaced) {
        ReleaseRun run = run();
        if (verdict != null) {
            run.noted(judged(verdict));
        }
        if (givenUp) {
            run.noted(ABANDONED);
        }

        StageResult ending = upload(run, "push-api-ccccccc-000000000000", 'c');

        if (refused != null) {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
            assertThat(ending.sentence()).contains(refused);
            assertThat(ending.next()).isEqualTo(verdict == null ? "release" : "destroy --candidate");
            assertThat(run.executed()).isEmpty();
        } else {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(run.executed().contains("Terminate")).isEqualTo(replaced);
            assertThat(run.executed()).contains("CreateEnvironment");
            assertThat(run.entries().stream()
                            .anyMatch(e -> e instanceof JournalEntry.Ended ended
                                    && ended.release().equals(WAITS)
                                    && ended.why().equals("it had failed; replaced by push-api-ccccccc-000000000000")))
                    .isEqualTo(replaced);
        }
    }

    /** The same commit again is the same candidate, however it stands, unless it was rejected. */
    @ParameterizedTest(name = "verdict {0}, given up: {1}")
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "FAILED, false", "INCONCLUSIVE, false", "-, true", "FAILED, true"})
    void theSameInputIsVerifiedAgain(@Nullable Verdict verdict, boolean givenUp) {
        ReleaseRun run = run();
        if (verdict != null) {
            run.noted(judged(verdict));
        }
        if (givenUp) {
            run.noted(ABANDONED);
        }

        StageResult ending = upload(run, "green", 'b');

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith(WAITS + " waits on ").endsWith(", verified");
        assertThat(run.executed()).isEmpty();
    }

    @Test
    void whatIsLiveIsAlreadySo() {
        ReleaseRun run = run();
        StageResult ending = upload(run, "blue", 'a');
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("already so: blue is live on push-api-20261020-aaaaaaa");
        assertThat(ending.next()).as("another waits").isEqualTo("release");
        assertThat(run.executed()).isEmpty();
    }

    @Test
    void aCandidateThatWasPreparedAgainstAnotherLiveOneCannotBeReleased() {
        ReleaseRun run = GuardCases.movedByHand();

        StageResult ending = upload(run, "push-api-ccccccc-000000000000", 'c');

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
        assertThat(ending.next()).isEqualTo("destroy --candidate");
    }

    @Test
    void whatIsLiveAndWasNotMadeByKirikaeIsKnownByItsLabel() {
        StageResult ending = upload(GuardCases.movedByHand(), "red", 'c');
        assertThat(ending.sentence()).startsWith("already so: red is live on push-api-red");
    }

    /** Killed before its environment was asked for: the same release goes on, while it would replace the same one. */
    @ParameterizedTest
    @CsvSource({"e-blue000001, true", "e-other00001, false"})
    void aReleaseThatHasNoEnvironmentYetIsResumed(String preparedAgainst, boolean resumed) {
        String label = "push-api-ccccccc-000000000000";
        ReleaseRun run = new ReleaseRun("{candidate: {probes: [{name: health, http: {path: /health}}]}}");
        run.noted(ABANDONED);
        run.noted(new JournalEntry.Opened(
                "20261122-ccccccc",
                "c".repeat(40),
                label,
                "d".repeat(64),
                "push-api-20261122-ccccccc",
                run.record(),
                new EnvironmentId(preparedAgainst),
                BEFORE));

        StageResult ending = upload(run, label, 'c');

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("20261122-ccccccc" + (resumed ? "" : "-2") + " waits on ");
    }
}
