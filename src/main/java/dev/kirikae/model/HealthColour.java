package dev.kirikae.model;

import java.util.Locale;

/**
 * Beanstalk's basic health (Developer Guide, "Basic health reporting", read 2026-11). Where it is all that an
 * environment reports, green is good, yellow and red are bad, and grey says nothing.
 */
public enum HealthColour {
    GREEN,
    YELLOW,
    RED,
    GREY,
    /** A word that is not one of the four colours: never good. */
    UNRECOGNISED;

    /**
     * The colour of a word; whether its letters are small or capital does not count.
     *
     * @param given the word as Beanstalk writes it; empty where it tells none, which is {@link #UNRECOGNISED} too
     */
    public static HealthColour of(String given) {
        for (HealthColour colour : values()) {
            if (colour != UNRECOGNISED && colour.name().equals(given.toUpperCase(Locale.ROOT))) {
                return colour;
            }
        }
        return UNRECOGNISED;
    }

    /** The word as Beanstalk writes it; {@link #UNRECOGNISED} has one of this program's own. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
