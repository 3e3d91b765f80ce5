package dev.kirikae.cloud;

import dev.kirikae.model.HealthStatus;
import java.util.Locale;

/**
 * What enhanced health makes of failing requests. The guide names degrees and no numbers (Developer Guide,
 * health-enhanced-status: a moderate, a high, a very high number of failures). Users report Warning at 1.5 %
 * (aws/elastic-beanstalk-roadmap#254) and Severe at 44.7 % (WizardFactory/TodayWeather#1927); what lies between is
 * assumed.
 */
final class ErrorHealth {
    private static final double WARNING = 0.01;
    private static final double DEGRADED = 0.05;
    private static final double SEVERE = 0.25;

    private ErrorHealth() {}

    /** @param share of the requests that failed with 5xx, 0 to 1 */
    static HealthStatus of(double share) {
        if (share >= SEVERE) {
            return HealthStatus.SEVERE;
        }
        if (share >= DEGRADED) {
            return HealthStatus.DEGRADED;
        }
        return share >= WARNING ? HealthStatus.WARNING : HealthStatus.OK;
    }

    /** The percentage as causes write it. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    /** The cause's text (Developer Guide, health-enhanced-status; public reports, read 2026-11). */
    static String cause(double share) {
        return percent(share) + " % of the requests are failing with HTTP 5xx.";
    }
}
