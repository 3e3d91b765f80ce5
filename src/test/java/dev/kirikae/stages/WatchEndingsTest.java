package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trouble of a watch ends as it should, with exit code, verdict and reason; and the last sample lost, of any kind and of
 * all kinds together, changes none of the three.
 */
class WatchEndingsTest {

    static List<WatchScenario> scenarios() {
        return WatchScenario.all();
    }

    /** Loses the last look of a kind that an undisturbed run takes in its watch. */
    private static final class Looked {
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        static String kind(Effect.Look look) {
            return look instanceof Effect.Probe probe
                    ? "probe " + probe.check()
                    : look.getClass().getSimpleName();
        }

        ReleaseRun.Changing counting(ReleaseRun run, ReleaseRun.Changing trouble) {
            return (look, answer) -> {
                if (isSample(run, look)) {
                    counts.merge(kind(look), 1, Integer::sum);
                }
                return trouble.change(look, answer);
            };
        }

        /** @param lost kinds of looks */
        ReleaseRun.Changing losing(ReleaseRun run, ReleaseRun.Changing trouble, List<String> lost) {
            Looked now = new Looked();
            return (look, answer) -> {
                if (!isSample(run, look)) {
                    return trouble.change(look, answer);
                }
                int count = now.counts.merge(kind(look), 1, Integer::sum);
                return lost.contains(kind(look)) && Objects.equals(counts.get(kind(look)), count)
                        ? new Answer.Missing(Answer.Trouble.LATE, "no answer in time")
                        : trouble.change(look, answer);
            };
        }

        private static boolean isSample(ReleaseRun run, Effect.Look look) {
            boolean judged = run.entries().stream()
                    .anyMatch(e -> e instanceof JournalEntry.Judged j && j.phase() == JournalEntry.Phase.LIVE);
            return run.isWatching() && !judged && !(look instanceof Effect.LookAtCauses);
        }
    }

    private static Verdict verdict(ReleaseRun run) {
        return run.entries().stream()
                .filter(e -> e instanceof JournalEntry.Judged judged && judged.phase() == JournalEntry.Phase.LIVE)
                .map(e -> ((JournalEntry.Judged) e).verdict())
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("it was not judged"));
    }

    private static void ends(WatchScenario scenario, ReleaseRun run, String as) {
        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit().code()).as(as + ": " + ending + run.evidence()).isEqualTo(scenario.exit());
        assertThat(verdict(run)).as(as + ": " + run.evidence()).isEqualTo(scenario.verdict());
        assertThat(run.evidence().toString()).as(as).contains(scenario.reason());
        EnvironmentId serves = scenario.exit() == 7 ? ReleaseRun.BLUE : ReleaseRun.GREEN;
        assertThat(run.owner()).as(as).isEqualTo(serves);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void itEndsAsItShouldAndTheLastSampleLostChangesNothing(WatchScenario scenario) {
        Looked looked = new Looked();
        ReleaseRun whole = new ReleaseRun(scenario.verify(), scenario.world());
        ends(scenario, whole.changing(looked.counting(whole, scenario.trouble().apply(whole))), "nothing lost");

        List<String> kinds = List.copyOf(looked.counts.keySet());
        assertThat(kinds).contains("probe p");
        for (String kind : kinds) {
            ReleaseRun run = new ReleaseRun(scenario.verify(), scenario.world());
            ends(
                    scenario,
                    run.changing(looked.losing(run, scenario.trouble().apply(run), List.of(kind))),
                    "lost: " + kind);
        }
        ReleaseRun run = new ReleaseRun(scenario.verify(), scenario.world());
        ends(scenario, run.changing(looked.losing(run, scenario.trouble().apply(run), kinds)), "lost: all");
    }

    private static final String WATCHED = "{candidate: {probes: [{name: p, http: {path: /health}, every: 10s}]},"
            + " health: {stable-for: 30s}, live: {watch: 4m}}";

    /** What was seen before the gap is not added to what comes after it, and the gap counts for nothing. */
    @Test
    void theGapOfAnAgentThatDiedInTheWatchDoesNotCount() {
        for (int seconds : new int[] {30, 120, 230}) {
            ReleaseRun run = new ReleaseRun(WATCHED);
            run.killedBefore(e -> run.watched().toSeconds() >= seconds);
            assertThat(run.release()).as("it is killed").isNull();
            run.waits(Duration.ofMinutes(30));
            Instant taken = run.now();

            StageResult ending = Objects.requireNonNull(run.release());

            assertThat(ending.exit()).as(ending.toString()).isEqualTo(ExitCode.OK);
            assertThat(verdict(run)).isEqualTo(Verdict.VERIFIED);
            assertThat(run.evidence()).contains("watched for 4m");
            assertThat(Duration.between(taken, run.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        }
    }

    /** A fault that came in the gap, and the last sample of the dead run, which nobody knows. */
    @Test
    void whatFailsAfterTheGapGoesBack() {
        ReleaseRun run = new ReleaseRun(WATCHED);
        run.killedBefore(e -> run.watched().toSeconds() >= 120);
        assertThat(run.release()).isNull();
        run.waits(Duration.ofMinutes(30));
        run.changing(
                (look, answer) -> look instanceof Effect.Probe && run.evidence().isEmpty()
                        ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                        : answer);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(ExitCode.RESTORED);
        assertThat(verdict(run)).isEqualTo(Verdict.FAILED);
    }

    /**
     * A newer release cancels no check of the one before: its dead watch is watched again, whole, and what is bad goes back
     * before the newer one has its turn.
     */
    @Test
    void aNewerReleaseIsNoVerdictOnTheOneBefore() {
        for (boolean sick : new boolean[] {false, true}) {
            ServiceLife life = new ServiceLife().released();
            life.upload(2);
            int[] watching = {0};
            life.killedBefore(e ->
                    e instanceof Effect.Wait wait && wait.what().startsWith("the watch over") && ++watching[0] == 3);
            life.releaseKilled();
            EnvironmentId second = life.of(2);
            assertThat(life.owner()).isEqualTo(second);
            life.waits(Duration.ofMinutes(10));
            assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
            life.answering(e -> sick && e instanceof Effect.Probe && isWatched(life, second)
                    ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                    : null);

            StageResult ending = life.release();

            JournalEntry.Judged judged = life.entries().stream()
                    .filter(e -> e instanceof JournalEntry.Judged j && j.phase() == JournalEntry.Phase.LIVE)
                    .map(JournalEntry.Judged.class::cast)
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(judged.verdict()).isEqualTo(sick ? Verdict.FAILED : Verdict.VERIFIED);
            assertThat(ending.exit()).as(ending.toString()).isEqualTo(sick ? ExitCode.RESTORED : ExitCode.OK);
            assertThat(life.owner()).isEqualTo(life.of(sick ? 1 : 3));
            if (!sick) {
                assertThat(judged.evidence()).contains("watched for 2m");
            }
        }
    }

    private static boolean isWatched(ServiceLife life, EnvironmentId environment) {
        ReleaseRecord release = life.journal().releaseOf(environment);
        return environment.equals(life.owner()) && release != null && release.liveVerdict() == null;
    }

    /** The target of a rollback: sick refuses, not reachable from here leaves it to Beanstalk's word, and says so. */
    @Test
    void aRollbacksTargetIsCheckedOnceAndLostSamplesAreNoPass() {
        Answer lost = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route");
        Answer bad = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));
        for (boolean severe : new boolean[] {false, true}) {
            for (Answer probed : new Answer[] {bad, lost}) {
                ReleaseRun run = new ReleaseRun(WATCHED);
                run.release();
                run.changing((look, answer) -> look instanceof Effect.Probe
                        ? probed
                        : severe
                                ? Looks.environment(
                                                ReleaseRun.BLUE,
                                                e -> Looks.with(e, HealthColour.RED, HealthStatus.SEVERE))
                                        .change(look, answer)
                                : answer);

                StageResult ending = Objects.requireNonNull(run.rollback());

                boolean refuses = severe || probed == bad;
                assertThat(ending.exit())
                        .as(severe + " " + probed + ": " + ending)
                        .isEqualTo(refuses ? ExitCode.REFUSED : ExitCode.OK);
                assertThat(ending.guard()).isEqualTo(refuses ? Guard.STANDBY_SICK : null);
                assertThat(run.owner()).isEqualTo(refuses ? ReleaseRun.GREEN : ReleaseRun.BLUE);
                if (!refuses) {
                    assertThat(run.entries().toString() + ending).contains("no route");
                }
            }
        }
    }
}
