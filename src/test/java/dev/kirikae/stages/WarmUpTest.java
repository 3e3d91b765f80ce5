package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests to the candidate before its proof. */
class WarmUpTest {

    private static final String POLICY = ServiceLife.USUAL.replace(
            "candidate: {", "candidate: {warm-up: {paths: [/, /list], until: {p95: 300ms, over: 50}}, ");

    private static ServiceLife uploaded() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL).released();
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        life.performed();
        return life.policy(POLICY);
    }

    private static boolean isWarmUp(Effect effect) {
        return effect instanceof Effect.Probe probe && probe.check().equals("warm-up");
    }

    private static List<Effect.Round> warmingRounds(List<Effect> performed) {
        return ServiceLife.all(Effect.Round.class, performed).stream()
                .filter(round -> round.parts().stream().anyMatch(WarmUpTest::isWarmUp))
                .toList();
    }

    private static JournalEntry.Judged judged(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.Judged.class::isInstance)
                .map(JournalEntry.Judged.class::cast)
                .filter(j -> j.phase() == JournalEntry.Phase.CANDIDATE)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void goesBeforeTheProofFourRequestsASecond() {
        ServiceLife life = uploaded();
        Instant begun = life.now();

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(judged(life).evidence().get(0))
                .isEqualTo("warm-up: p95 of the last 50 is 42 ms (at most 300ms), after 52 requests in 12s");
        assertThat(Duration.between(begun, judged(life).at())).isGreaterThan(Duration.ofSeconds(12));
        assertThat(life.entries().toString()).contains(": 32s for the candidate, the switch, ");
        List<Effect> performed = life.performed();
        List<Effect.Round> rounds = warmingRounds(performed);
        assertThat(rounds).hasSize(13).allMatch(round -> round.parts().size() == 4);
        assertThat(rounds.get(0).parts().toString()).contains("path=/,", "path=/list");
        assertThat(performed.indexOf(rounds.get(12)))
                .as("before any probe")
                .isLessThan(performed.indexOf(performed.stream()
                        .filter(e -> e instanceof Effect.Round round
                                && round.toString().contains("check=health"))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void whatStaysSlowIsInconclusiveAndAllElseIsStillAsked() {
        ServiceLife life = uploaded();
        CloudControl.begin(life.cloud(), Incident.CANDIDATE_STAYS_SLOW);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("was inconclusive", "The live name was not touched");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(ending.evidence().toString())
                .contains("warm-up: not reached in 3m: p95 of the last 50 is 2000 ms, expected at most 300ms. See why")
                .contains("probe health: 3 good");
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(ServiceLife.all(ChangingCall.Swap.class, life.performed())).isEmpty();
    }

    @Test
    void allowedByNameItGoesOnOnlyWhereNothingElseIsBad() {
        ServiceLife life = uploaded();
        CloudControl.begin(life.cloud(), Incident.CANDIDATE_STAYS_SLOW);

        StageResult ending = life.release(ServiceLife.allowing(
                Guard.INCONCLUSIVE, life.journal().newestRelease().id()));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));

        ServiceLife sick = uploaded();
        sick.answering(effect -> effect instanceof Effect.Probe
                ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "connection refused")
                : null);
        StageResult refused = sick.release();
        assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.evidence().toString())
                .contains("p95 of the last 50 is a failed request", "50 of them failed, last: connection refused");
    }

    @Test
    void aBadProbeFailsWhatNeverGotWarm() {
        ServiceLife life = uploaded();
        life.answering(effect -> isWarmUp(effect)
                ? new Answer.Missing(Answer.Trouble.LATE, "no whole answer within 10000 ms")
                : effect instanceof Effect.Probe
                        ? new Answer.Probed(new dev.kirikae.model.ProbeResponse.Http(500, java.util.Map.of(), "", 1))
                        : null);

        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        assertThat(judged(life).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void killedInTheMiddleItBeginsAnew() {
        ServiceLife life = uploaded();
        int[] rounds = {0};
        life.killedBefore(effect -> effect instanceof Effect.Round round
                && round.parts().stream().anyMatch(WarmUpTest::isWarmUp)
                && ++rounds[0] == 9);
        life.releaseKilled();
        assertThat(warmingRounds(life.performed())).hasSize(8);
        life.waits(Duration.ofMinutes(3));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(warmingRounds(life.performed())).hasSize(13);
    }

    @Test
    void aRollbackWaitsForNoWarmUp() {
        ServiceLife life = uploaded();
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.performed();

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);

        assertThat(warmingRounds(life.performed())).isEmpty();
    }
}
