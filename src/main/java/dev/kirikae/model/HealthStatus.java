package dev.kirikae.model;

import java.util.Locale;

/**
 * Enhanced health (Developer Guide, "Health colors and statuses", read 2026-11). Which statuses are good enough is for
 * a configuration to say ({@code verify.health.accept}); nothing here grades them.
 */
public enum HealthStatus {
    OK("Ok"),
    INFO("Info"),
    WARNING("Warning"),
    DEGRADED("Degraded"),
    SEVERE("Severe"),
    PENDING("Pending"),
    /** Beanstalk's own word: it has not enough data. */
    UNKNOWN("Unknown"),
    NO_DATA("NoData"),
    SUSPENDED("Suspended"),
    /** No word at all: the environment reports basic health, a colour and nothing else. */
    NONE(""),
    /** A word that this program does not know: never good. */
    UNRECOGNISED("unrecognised");

    private final String word;

    HealthStatus(String word) {
        this.word = word;
    }

    /**
     * The status of a word; {@code No Data} and {@code NoData} are both in use, so blanks do not count, nor does
     * whether letters are small or capital.
     *
     * @param given the word as Beanstalk writes it; empty where it tells none
     */
    public static HealthStatus of(String given) {
        String plain = given.replace(" ", "").toLowerCase(Locale.ROOT);
        for (HealthStatus status : values()) {
            if (status != UNRECOGNISED && status.word.toLowerCase(Locale.ROOT).equals(plain)) {
                return status;
            }
        }
        return UNRECOGNISED;
    }

    /** Whether the environment reports enhanced health: more than a colour. */
    public boolean isEnhanced() {
        return this != NONE;
    }

    /** The word as Beanstalk writes it; empty for {@link #NONE}, this program's own for {@link #UNRECOGNISED}. */
    public String word() {
        return word;
    }
}
