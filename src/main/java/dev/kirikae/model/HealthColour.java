package dev.kirikae.model;

import java.util.Locale;

/** Beanstalk's basic health (Developer Guide, "Basic health reporting", read 2026-11). */
public enum HealthColour {
    GREEN,
    YELLOW,
    RED,
    GREY,
    /** A word that is not one of the four colours: never good. */
    UNRECOGNISED;

    /** @param given the word as Beanstalk writes it */
    public static HealthColour of(String given) {
        for (HealthColour colour : values()) {
            if (colour != UNRECOGNISED && colour.name().equals(given.toUpperCase(Locale.ROOT))) {
                return colour;
            }
        }
        return UNRECOGNISED;
    }

    /** The word as Beanstalk writes it. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
