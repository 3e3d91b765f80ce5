package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The candidate's errors against those of the environment that was live before. */
class CompareTest {

    private static final String COMPARED = "watch: 2m, compare: [{errors: 5xx}]";

    private static ServiceLife uploaded(String live) {
        ServiceLife life = new ServiceLife().released();
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        return life.policy(verifying(live, ""));
    }

    @Test
    void aSoundReleaseIsProvenByItsRequests() {
        ServiceLife life = uploaded(COMPARED);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries().toString()).contains("a rise by 2 points would have been seen");
        assertThat(ServiceLife.all(Effect.LookAtErrors.class, life.performed())).hasSizeLessThan(12);
    }

    /** Nothing that fails is asked for but the comparison. */
    private static String blind(String live) {
        return verifying(live + ", probes: []", "")
                .replace("{stable-for: 10s}", "{accept: [Ok, Info, Warning, Degraded], stable-for: 10s}");
    }

    /** There is no alarm, no probe, and health may be degraded: without the comparison nobody would notice. */
    @Test
    void oneRequestInTenFailsAndTheNameGoesBack() {
        ServiceLife life = uploaded(COMPARED);
        life.policy(blind(COMPARED));
        CloudControl.begin(life.cloud(), Incident.ALARM_AFTER_SWITCH);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence())
                .anyMatch(line -> line.startsWith("5xx errors: ") && line.endsWith("more than chance explains"));
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void aSideWithoutALoadBalancerIsRefusedBeforeTheSwitch() {
        ServiceLife life = uploaded(COMPARED);
        life.answering(effect -> effect instanceof Effect.LookAtErrors
                ? new Answer.Missing(Answer.Trouble.UNSUPPORTED, "a network load balancer does not count")
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.sentence()).contains("verify.live.compare would prove nothing");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** What cannot be read in the watch is undecided, never a pass. */
    @Test
    void lostFiguresAreNoPass() {
        for (String undecided : List.of("inconclusive", "ignore")) {
            ServiceLife life = uploaded("watch: 2m, compare: [{errors: 5xx, undecided: " + undecided + "}]");
            boolean[] switched = {false};
            life.answering(effect -> {
                switched[0] |= effect instanceof ChangingCall.Swap;
                return switched[0] && effect instanceof Effect.LookAtErrors
                        ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer")
                        : null;
            });

            StageResult ending = life.release();

            assertThat(ending.exit())
                    .as(ending.sentence())
                    .isEqualTo(undecided.equals("ignore") ? ExitCode.OK : ExitCode.RESTORED);
        }
    }
}
