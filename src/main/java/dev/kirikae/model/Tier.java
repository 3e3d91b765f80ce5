package dev.kirikae.model;

/**
 * What an environment is for (API Reference, EnvironmentTier, read 2026-11). Only the web tier has a name that can be
 * moved.
 */
public enum Tier {
    WEB("WebServer"),
    WORKER("Worker"),
    /** Any other word ({@code Cluster} is one), or none: never taken for web. */
    UNKNOWN("unknown");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    /** @param given the tier's name as Beanstalk writes it; empty where it tells none */
    public static Tier of(String given) {
        for (Tier tier : values()) {
            if (tier != UNKNOWN && tier.word.equalsIgnoreCase(given)) {
                return tier;
            }
        }
        return UNKNOWN;
    }

    /** The name as Beanstalk writes it; {@link #UNKNOWN} has one of this program's own. */
    public String word() {
        return word;
    }
}
