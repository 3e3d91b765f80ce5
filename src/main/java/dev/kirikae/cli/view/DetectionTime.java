package dev.kirikae.cli.view;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a fault may hurt before the watch sees it, at worst.
 *
 * @param worst of what sees it soonest: any one of them is enough; null where nothing is known to see it
 */
public record DetectionTime(@Nullable Duration worst, String words) {

    /** Metrics come one to three minutes after what they count (CloudWatch, read 2026-11). */
    private static final Duration METRIC_LAG = Duration.ofMinutes(3);

    public static DetectionTime of(Configuration configuration, List<Alarm> alarms) {
        Verify verify = configuration.verify();
        Duration probed = null;
        for (Probe probe : verify.liveProbes()) {
            Duration each = probe.every().multipliedBy(probe.failures() + 1L).plus(probe.timeout());
            probed = shorter(probed, each);
        }
        Duration alarmed = null;
        List<String> unknown = new ArrayList<>();
        for (Alarm alarm : alarms) {
            Duration window = alarm.window();
            if (window == null) {
                unknown.add(alarm.name());
            } else {
                alarmed = shorter(alarmed, window.plus(METRIC_LAG));
            }
        }
        String unsaid = unknown.isEmpty() ? "" : "; how soon " + String.join(", ", unknown) + " would, is not known";
        return new DetectionTime(probed == null ? alarmed : probed, words(probed, alarmed) + unsaid);
    }

    private static Duration shorter(@Nullable Duration a, Duration b) {
        return a == null || b.compareTo(a) < 0 ? b : a;
    }

    private static String words(@Nullable Duration probed, @Nullable Duration alarmed) {
        if (probed == null) {
            return alarmed == null
                    ? "nothing is known to see a fault after the switch"
                    : "a fault that an alarm sees is seen within " + ClockText.span(alarmed) + " at worst";
        }
        return "a fault that a probe sees is seen within " + ClockText.span(probed) + " at worst"
                + (alarmed == null ? "" : ", one that only an alarm sees within " + ClockText.span(alarmed));
    }
}
