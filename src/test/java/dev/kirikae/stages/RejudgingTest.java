package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.GREEN;
import static dev.kirikae.stages.ReleaseRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.QueueState;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.Rejudged;
import dev.kirikae.verify.Rejudging;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Releases whose watch is judged again, from what the journal kept of it. */
class RejudgingTest {

    private static final String VERIFY =
            "{candidate: {probes: [{name: p, every: 10s, passes: 2, http: {path: /health}, failures: %s}]},"
                    + " health: {accept: [Ok, Info], stable-for: %s}, live: {watch: 4m%s}%s}";

    private static String verify(int failures, String live) {
        return VERIFY.formatted(failures, "30s", live, "");
    }

    private static ReleaseRun run(String verify, Consumer<CloudBuilder> world) {
        return new ReleaseRun(verify, world);
    }

    private static JournalEntry.Judged watch(ReleaseRun run) {
        JournalEntry.Judged found = null;
        for (JournalEntry entry : run.entries()) {
            found = entry instanceof JournalEntry.Judged judged && judged.phase() == JournalEntry.Phase.LIVE
                    ? judged
                    : found;
        }
        return Objects.requireNonNull(found);
    }

    /** Its watch by what stands below {@code verify} in another file. */
    private static Rejudged by(String verify, ReleaseRun run) {
        return Rejudging.by(
                ConfigurationJson.read(new ReleaseRun(verify).record()),
                Objects.requireNonNull(watch(run).observations()),
                run.record());
    }

    private static StageResult released(ReleaseRun run) {
        return Objects.requireNonNull(run.release());
    }

    private static void isAsRecorded(ReleaseRun run, Rejudged again) {
        JournalEntry.Judged recorded = watch(run);
        assertThat(again.unknown()).isEmpty();
        assertThat(again.differences()).isEmpty();
        assertThat(again.verdict()).isEqualTo(recorded.verdict());
        assertThat(again.evidence()).isEqualTo(recorded.evidence());
    }

    static List<WatchScenario> scenarios() {
        return WatchScenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void byItsOwnConfigurationItIsTheSame(WatchScenario scenario) {
        ReleaseRun run = new ReleaseRun(scenario.verify(), scenario.world());
        run.changing(scenario.trouble().apply(run));
        assertThat(released(run).exit().code()).isEqualTo(scenario.exit());

        isAsRecorded(run, by(scenario.verify(), run));
    }

    @Test
    void soItIsWithAlarmsTheirHistoryQueuesAndAWatchThatWasTakenUp() {
        String live = ", alarms: [{name: red}], queues: [{name: jobs, max-visible: 10, growing: fail}]";
        ReleaseRun run = run(verify(0, live), cloud -> cloud.alarm("red").queue("jobs", 0));
        run.killedBefore(effect -> run.isWatching() && run.watched().toSeconds() > 60);
        assertThat(run.release()).isNull();
        run.killedBefore(effect -> false);
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        isAsRecorded(run, by(verify(0, live), run));
        assertThat(watch(run).evidence()).anyMatch(e -> e.startsWith("queue jobs: "));
    }

    /** One bad sample, forgiven then. */
    private static ReleaseRun badOnce(long sample) {
        ReleaseRun run = run(verify(1, ""), cloud -> {});
        long[] taken = {0};
        return run.changing((look, answer) -> run.isWatching() && look instanceof Effect.Probe && ++taken[0] == sample
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : answer);
    }

    @Test
    void whatWasForgivenFailsAStricterOneAtItsFirstTime() {
        ReleaseRun run = badOnce(8);
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        Rejudged strict = by(verify(0, ""), run);

        assertThat(strict.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(strict.unknown()).isEmpty();
        assertThat(strict.outcome()).isEqualTo("the release would have been moved back (on-failure: rollback)");
        assertThat(strict.differences()).containsExactly("verify.candidate.probes[0].failures: 0, recorded 1");
        assertThat(strict.evidence().get(0)).endsWith(" good, 1 bad; last: status 500, expected 200");
        assertThat(strict.at()).isBetween(NOON.plusSeconds(60), watch(run).at().minusSeconds(120));
    }

    @ParameterizedTest
    @CsvSource({"30s, FAILED", "4m, INCONCLUSIVE"})
    void narrowerHealthIsJudgedByWhatWasSeen(String stable, Verdict verdict) {
        ReleaseRun run = run(verify(0, ""), cloud -> {});
        run.changing((look, answer) -> run.isWatching()
                        && run.watched().toSeconds() > 60
                        && run.watched().toSeconds() < 200
                ? Looks.environment(GREEN, e -> Looks.with(e, HealthColour.GREEN, HealthStatus.INFO))
                        .change(look, answer)
                : answer);
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        Rejudged strict = by(VERIFY.formatted(0, stable, "", "").replace("[Ok, Info]", "[Ok]"), run);

        assertThat(strict.verdict()).isEqualTo(verdict == Verdict.FAILED ? Verdict.FAILED : null);
        assertThat(strict.evidence().toString())
                .contains(verdict == Verdict.FAILED ? "health Info (accepted: Ok), not accepted for " : "health Ok");
    }

    @Test
    void aLowerLimitOfAQueueFailsAndOneThatWasNeverAskedIsUnknown() {
        String lax = ", queues: [{name: jobs, max-visible: 100}]";
        ReleaseRun run = run(verify(0, lax), cloud -> cloud.queue("jobs", 0));
        run.changing((look, answer) -> run.isWatching() && answer instanceof Answer.QueueSeen
                ? new Answer.QueueSeen(new QueueState("jobs", 50, 0, 0, null, null))
                : answer);
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        assertThat(by(verify(0, ", queues: [{name: jobs, max-visible: 20}]"), run)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        Rejudged unasked = by(verify(0, ", queues: [{name: jobs, dead-letters: 0, no-data: fail}]"), run);
        assertThat(unasked.verdict()).isNull();
        assertThat(unasked.unknown()).containsExactly("queue jobs: its dead letters were not asked");
    }

    @Test
    void aLaxerOnePassesWhatWasMovedBack() {
        String alarms = ", alarms: [{name: red, red-at-start: %s}]";
        ReleaseRun run = run(
                verify(0, alarms.formatted("must-recover")),
                cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        assertThat(released(run).exit()).isEqualTo(ExitCode.RESTORED);

        Rejudged lax = by(verify(0, alarms.formatted("exclude-while-red")), run);

        assertThat(lax.verdict()).as(lax.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(lax.outcome()).isEqualTo("the release would have been settled");
        assertThat(by(verify(0, alarms.formatted("block")), run).differences())
                .anyMatch(
                        d -> d.startsWith("alarm red was red before the switch, so the release would not have begun"));
    }

    @Test
    void whatAPersonAllowedIsJudgedAsItWasAllowed() {
        String red = verify(0, ", alarms: [{name: red}]");
        ReleaseRun run = run(red, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        assertThat(Objects.requireNonNull(run.release(Allowances.NONE.with(Guard.RED_ALARM, "red")))
                        .exit())
                .isEqualTo(ExitCode.RESTORED);

        isAsRecorded(run, by(red, run));
    }

    @Test
    void whatWouldHaveGoneOnIsUnknown() {
        ReleaseRun run = run(verify(0, ""), cloud -> {});
        run.changing((look, answer) -> run.isWatching() && run.evidence().isEmpty() && look instanceof Effect.Probe
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : answer);
        assertThat(released(run).exit()).isEqualTo(ExitCode.RESTORED);

        Rejudged lax = by(verify(9, ""), run);
        assertThat(lax.verdict()).isNull();
        assertThat(lax.unknown()).singleElement().asString().startsWith("what came after ");

        ReleaseRun good = run(verify(0, ""), cloud -> {});
        assertThat(released(good).exit()).isEqualTo(ExitCode.OK);
        String longer = verify(0, "").replace("watch: 4m", "watch: 8m");
        assertThat(by(longer, good).verdict()).isNull();
        Rejudged shorter = by(verify(0, "").replace("watch: 4m", "watch: 2m"), good);
        assertThat(shorter.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(shorter.evidence()).contains("watched for 2m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/health}|/ready}|probe p: another question was asked",
                "name: p, |name: q, timeout: 1s, |probe q: it was not asked",
                "http: {path: /health}|tcp: {port: 80}|probe p: another question was asked",
                "candidate: |address: {port: 8080}, candidate: |probe p: it was asked at another address (verify.address)",
                "watch: 4m|watch: 4m, alarms: [{name: other}]|alarm other: it was not watched",
                "watch: 4m|watch: 4m, queues: [{name: jobs, max-visible: 1}]|queue jobs: it was not watched",
                "watch: 4m|watch: 4m, compare: [{errors: 5xx}]|comparison of 5xx errors: it was not made over the same"
                        + " time before the switch"
            })
    void whatWasNotAskedIsUnknownAndNeverAPass(String asked, String instead, String unknown) {
        ReleaseRun run = run(verify(0, ""), cloud -> {});
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);
        String other = verify(0, "").replace(asked, instead);
        assertThat(other).isNotEqualTo(verify(0, ""));

        Rejudged again = by(other, run);

        assertThat(again.verdict()).as(again.toString()).isNull();
        assertThat(again.at()).isNull();
        assertThat(again.unknown()).contains(unknown);
    }

    @Test
    void whatFailsAllTheSameIsFailedAlthoughMoreIsUnknown() {
        ReleaseRun run = badOnce(8);
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        Rejudged again = by(verify(0, ", alarms: [{name: other}]"), run);

        assertThat(again.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(again.unknown()).containsExactly("alarm other: it was not watched");
    }

    @Test
    void aRenamedProbeWithTheSameQuestionIsTheSame() {
        ReleaseRun run = run(verify(0, ""), cloud -> {});
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        assertThat(by(verify(0, "").replace("name: p,", "name: front page,"), run)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aWatchOfTenMinutesTakesLittle() {
        String live = ", alarms: [{name: red}], queues: [{name: jobs, max-visible: 10}]";
        String verify = verify(0, live).replace("every: 10s", "every: 5s").replace("watch: 4m", "watch: 10m");
        ReleaseRun run = run(verify, cloud -> cloud.alarm("red").queue("jobs", 0));
        assertThat(released(run).exit()).isEqualTo(ExitCode.OK);

        assertThat(Objects.requireNonNull(watch(run).observations()).length()).isLessThan(12_000);
        isAsRecorded(run, by(verify, run));
    }
}
