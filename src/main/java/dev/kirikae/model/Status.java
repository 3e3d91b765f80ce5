package dev.kirikae.model;

import java.util.Locale;

/**
 * What an environment is doing (API Reference, EnvironmentDescription.Status, read 2026-11). {@code READY} says nothing
 * about success.
 */
public enum Status {
    LAUNCHING,
    UPDATING,
    READY,
    TERMINATING,
    TERMINATED,
    ABORTING,
    LINKING_FROM,
    LINKING_TO,
    /** A word this program does not know; treated as busy. */
    UNKNOWN;

    /** @param word as Beanstalk writes it, in any case; empty where it tells none, which is {@link #UNKNOWN} too */
    public static Status of(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        for (Status status : values()) {
            if (status.name().replace("_", "").toLowerCase(Locale.ROOT).equals(plain)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** Whether the environment no longer serves and never will again by itself. */
    public boolean isEnding() {
        return this == TERMINATING || this == TERMINATED;
    }

    /** The word as Beanstalk writes it; {@link #UNKNOWN} has one of this program's own. */
    public String word() {
        return switch (this) {
            case LINKING_FROM -> "LinkingFrom";
            case LINKING_TO -> "LinkingTo";
            case LAUNCHING, UPDATING, READY, TERMINATING, TERMINATED, ABORTING, UNKNOWN ->
                name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        };
    }
}
