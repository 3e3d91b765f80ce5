package dev.kirikae.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.ReadResult;
import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How soon a fault is seen: what is not known is said, and never zero. */
class DetectionTimeTest {

    private static final Alarm QUICK = alarm("quick", Duration.ofMinutes(2));
    private static final Alarm UNKNOWN = alarm("promql", null);

    @Test
    void theSoonestThatIsKnownCounts() {
        DetectionTime probed =
                DetectionTime.of(configuration(""), List.of(QUICK, alarm("slow", Duration.ofMinutes(9))));
        assertThat(probed.worst()).isEqualTo(Duration.ofSeconds(15));
        assertThat(probed.words())
                .isEqualTo("a fault that a probe sees is seen within 15s at worst, one that only an alarm sees within"
                        + " 5m 0s");
    }

    @Test
    void anAlarmWhoseWindowIsNotKnownIsNamed() {
        Configuration none = configuration("verify: {live: {probes: []}}\n");
        DetectionTime unknown = DetectionTime.of(none, List.of(UNKNOWN));
        assertThat(unknown.worst()).isNull();
        assertThat(unknown.words())
                .isEqualTo("nothing is known to see a fault after the switch; how soon promql would, is not known");
        assertThat(DetectionTime.of(none, List.of(UNKNOWN, QUICK)).words())
                .isEqualTo(
                        "a fault that an alarm sees is seen within 5m 0s at worst; how soon promql would, is not known");
        assertThat(DetectionTime.of(none, List.of()).worst()).isNull();
    }

    private static Alarm alarm(String name, @Nullable Duration window) {
        return new Alarm(
                name, Alarm.Kind.METRIC, Alarm.State.OK, Instant.EPOCH, "", "", null, true, window, Map.of(), "errors");
    }

    private static Configuration configuration(String more) {
        String text = "application: push-api\nregion: ap-northeast-1\nlive: {cname: push-api}\n" + more;
        ReadResult reading =
                Configurations.read(new Document("kirikae.yml", text), null, Map.of(), Mode.STRICT, "1.0.0");
        return ((ReadResult.Loaded) reading).configuration();
    }
}
