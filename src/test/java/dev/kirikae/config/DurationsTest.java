package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as people write them, and as they are written for people. */
class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S, 0s",
        "500ms, PT0.5S, 500ms",
        "1500ms, PT1.5S, 1500ms",
        "2000ms, PT2S, 2s",
        "10s, PT10S, 10s",
        "90s, PT1M30S, 90s",
        "60s, PT1M, 1m",
        "5m, PT5M, 5m",
        "120m, PT2H, 2h",
        "2h, PT2H, 2h",
        "90d, PT2160H, 2160h"
    })
    void areReadAndWritten(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.text(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "1.5h", "5M", "1h30m", "1234567890s", "1w"})
    void areOneNumberAndOneUnit(String text) {
        assertThat(Durations.parse(text)).isNull();
    }
}
