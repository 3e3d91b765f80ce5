package dev.kirikae.model;

import java.util.Locale;

/** Enhanced health (Developer Guide, "Health colors and statuses", read 2026-11). */
public enum HealthStatus {
    OK("Ok"),
    INFO("Info"),
    WARNING("Warning"),
    DEGRADED("Degraded"),
    SEVERE("Severe"),
    PENDING("Pending"),
    UNKNOWN("Unknown"),
    NO_DATA("NoData"),
    SUSPENDED("Suspended");

    private final String word;

    HealthStatus(String word) {
        this.word = word;
    }

    /** {@code No Data} and {@code NoData} are both in use; a word that is not known is {@link #UNKNOWN}. */
    public static HealthStatus of(String given) {
        String plain = given.replace(" ", "").toLowerCase(Locale.ROOT);
        for (HealthStatus status : values()) {
            if (status.word.toLowerCase(Locale.ROOT).equals(plain)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    public String word() {
        return word;
    }
}
