package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.GREEN;
import static dev.kirikae.cloud.CloudFixture.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Incidents that strike whoever wants to go back. */
class StandbyIncidentsTest {

    private static CloudFixture released() {
        CloudFixture fixture = new CloudFixture();
        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofMinutes(5));
        return fixture;
    }

    @Test
    void theStandbyIsSickAtOnce() {
        CloudFixture fixture = released();
        fixture.cloud.suffer(Incident.STANDBY_SICK);
        assertThat(fixture.bodyOf(fixture.seen(BLUE).cname())).startsWith("500");
        assertThat(fixture.bodyOf(LIVE.fullName())).startsWith("200");
        assertThat(fixture.cloud.harm()).as("nobody is sent there").isEmpty();
    }

    @Test
    void theStandbyIsScaledIn() {
        CloudFixture fixture = released();
        fixture.cloud.suffer(Incident.STANDBY_SCALED_IN);
        assertThat(fixture.cloud.instancesOf(BLUE)).isEqualTo(1);
        assertThat(fixture.cloud.instancesOf(GREEN)).isEqualTo(2);
    }

    @Test
    void twoSwapsAreRefusedForTheirRateAndTheThirdIsNot() {
        CloudFixture fixture = released();
        fixture.cloud.suffer(Incident.SWAP_THROTTLED);
        for (int i = 0; i < 2; i++) {
            assertThat(fixture.swap(GREEN, BLUE))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class, r -> assertThat(r.trouble()).isEqualTo(Answer.Trouble.THROTTLED));
        }
        assertThat(fixture.swap(GREEN, BLUE)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whatIsOverStrikesAgainWhenItIsSetAgain() {
        CloudFixture fixture = new CloudFixture();
        fixture.cloud.suffer(Incident.SWAP_ANSWER_LOST);
        assertThat(fixture.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        fixture.wait(Duration.ofMinutes(1));
        fixture.cloud.relieve();
        assertThat(fixture.swap(GREEN, BLUE)).isInstanceOf(Answer.Done.class);
        fixture.wait(Duration.ofMinutes(1));
        fixture.cloud.suffer(Incident.SWAP_ANSWER_LOST);
        assertThat(fixture.cloud.struckAt(Incident.SWAP_ANSWER_LOST)).isNull();
        assertThat(fixture.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
    }
}
