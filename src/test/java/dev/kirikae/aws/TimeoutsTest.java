package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeoutsTest {

    /** The least lease that a configuration may name counts with it. */
    @Test
    void no_call_lasts_longer_than_a_lease_allows_for() {
        Timeouts usual = Timeouts.USUAL;

        assertThat(java.util.List.of(usual.connection(), usual.answer(), usual.call(), usual.transfer()))
                .allSatisfy(time -> assertThat(time).isLessThanOrEqualTo(Duration.ofSeconds(28)));
    }
}
