package dev.kirikae.model;

import java.util.Locale;

/** Beanstalk's basic health (Developer Guide, "Basic health reporting", read 2026-11). */
public enum HealthColour {
    GREEN,
    YELLOW,
    RED,
    GREY;

    /** Any word that is not one of the four colours counts as grey: not known to be well. */
    public static HealthColour of(String word) {
        for (HealthColour colour : values()) {
            if (colour.name().equals(word.toUpperCase(Locale.ROOT))) {
                return colour;
            }
        }
        return GREY;
    }
}
