package dev.kirikae.cli;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.util.List;

/**
 * How long a fault may hurt before the watch sees it, at worst.
 *
 * @param worst of what sees it soonest: any one of them is enough
 */
record Detection(Duration worst, String words) {

    /** Metrics come one to three minutes after what they count (CloudWatch, read 2026-11). */
    private static final Duration METRIC_LAG = Duration.ofMinutes(3);

    static Detection of(Configuration configuration, List<Alarm> alarms) {
        Verify verify = configuration.verify();
        List<Probe> own = verify.live().probes();
        List<Probe> probes = own == null ? verify.candidate().probes() : own;
        Duration probed = Duration.ZERO;
        for (Probe probe : probes) {
            Duration each = probe.every().multipliedBy(probe.failures() + 1L).plus(probe.timeout());
            probed = probed.isZero() || each.compareTo(probed) < 0 ? each : probed;
        }
        Duration alarmed = Duration.ZERO;
        for (Alarm alarm : alarms) {
            Duration each = alarm.window().plus(METRIC_LAG);
            alarmed = alarmed.isZero() || each.compareTo(alarmed) < 0 ? each : alarmed;
        }
        Duration worst = probed.isZero() ? alarmed : probed;
        String byAlarm = alarmed.isZero() ? "" : ", one that only an alarm sees within " + Clock.span(alarmed);
        return new Detection(
                worst,
                worst.isZero()
                        ? "nothing would see a fault after the switch"
                        : "a fault that a probe sees is seen within " + Clock.span(worst) + " at worst" + byAlarm);
    }
}
