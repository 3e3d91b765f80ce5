package dev.kirikae.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.verify.AlarmBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of an alarm; before there is a candidate, only whether it pages anybody. */
class AlarmBindingsTest {

    private static final AlarmBinding.Side BLUE = new AlarmBinding.Side("blue", null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            green | true  | it watches the candidate (EnvironmentName green)
            green | false | it watches the candidate (EnvironmentName green), warning: its actions are disabled or suppressed, so nobody is paged by it
            teal  | true  | it watches no resource of either side
                  | true  | ''
                  | false | warning: its actions are disabled or suppressed, so nobody is paged by it
            """)
    void areSaidWithWhatPagesNobody(@Nullable String environment, boolean enabled, String words) {
        AlarmBinding.Side green = environment == null ? null : new AlarmBinding.Side("green", null);
        String watched = environment == null ? "green" : environment;
        Alarm alarm = new Alarm(
                "a",
                Alarm.Kind.METRIC,
                Alarm.State.OK,
                Instant.EPOCH,
                "",
                "",
                null,
                enabled,
                Duration.ofMinutes(1),
                Map.of("EnvironmentName", watched),
                "Errors");

        assertThat(String.join(", ", AlarmBindings.words(alarm, BLUE, green))).isEqualTo(words);
    }
}
