package dev.kirikae.stages.step;

import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.stages.Looks;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a round of probes and looks may take. */
class ProbeRoundTest {

    /** Where Beanstalk tells no address, none is asked: no name is made up. */
    @Test
    void withoutAnAddressNothingIsAsked() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        List<String> called = new ArrayList<>();
        life.answering(effect -> {
            if (effect instanceof Effect.Probe probe) {
                called.add(probe.request().host());
            }
            return effect instanceof Effect.LookAtEnvironments look
                            && life.truly(look) instanceof Answer.EnvironmentsSeen seen
                    ? new Answer.EnvironmentsSeen(seen.environments().stream()
                            .map(e -> e.id().equals(life.of(2)) ? Looks.addressless(e) : e)
                            .toList())
                    : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(String.join(" ", ending.evidence()))
                .contains("Beanstalk tells no address of push-api-20261122-c0ffee2");
        assertThat(called).isEmpty();
    }

    /** A look beside a slow probe has its time too. */
    @Test
    void aRoundLastsAsLongAsItsSlowestProbe() {
        ServiceLife life =
                new ServiceLife(ServiceLife.USUAL.replace("every: 10s}", "every: 40s, timeout: 35s}")).released();
        life.upload(2);
        Duration[] longest = {Duration.ZERO};
        life.answering(effect -> {
            if (effect instanceof Effect.Round round
                    && round.parts().stream().anyMatch(Effect.Probe.class::isInstance)) {
                Duration lasts = Duration.between(life.now(), round.until());
                longest[0] = lasts.compareTo(longest[0]) > 0 ? lasts : longest[0];
            }
            return null;
        });

        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        assertThat(longest[0]).isGreaterThanOrEqualTo(Duration.ofSeconds(35));
        assertThat(all(ChangingCall.Swap.class, life.performed())).isNotEmpty();
    }
}
