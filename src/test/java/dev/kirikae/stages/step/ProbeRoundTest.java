package dev.kirikae.stages.step;

import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.stages.ServiceLife;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a round of probes and looks may take. */
class ProbeRoundTest {

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
        assertThat(all(Effect.Swap.class, life.performed())).isNotEmpty();
    }
}
