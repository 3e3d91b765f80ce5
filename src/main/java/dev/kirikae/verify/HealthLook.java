package dev.kirikae.verify;

import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;

/**
 * What one look at an environment says of its health, and nothing else of it.
 *
 * @param words as they came; empty where one was missing
 */
public record HealthLook(Status status, HealthColour colour, HealthStatus health, Environment.Words words) {

    public static HealthLook of(Environment environment) {
        Environment.Words words = environment.words();
        return new HealthLook(
                environment.status(),
                environment.colour(),
                environment.health(),
                new Environment.Words(words.status(), words.colour(), words.health(), ""));
    }

    boolean isReady() {
        return status == Status.READY;
    }

    boolean isEnhanced() {
        return health.isEnhanced();
    }

    /** Health in one word, as Beanstalk writes it: the status, or the colour where there is no more than that. */
    String word() {
        return isEnhanced() ? words.health() : words.colour();
    }
}
