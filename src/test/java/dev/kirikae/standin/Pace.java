package dev.kirikae.standin;

import java.time.Duration;

/**
 * How long the stand-in's operations take.
 *
 * @param unseen how long a fresh environment is not listed yet
 * @param dns how long a moved name still leads to where it led before
 */
record Pace(Duration launch, Duration swap, Duration update, Duration terminate, Duration unseen, Duration dns) {

    static final Pace QUICK = new Pace(
            Duration.ofSeconds(6),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofMillis(500),
            Duration.ofMillis(300));

    static final Pace HASTY = new Pace(
            Duration.ofSeconds(2),
            Duration.ofMillis(800),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(200));

    /** As the Developer Guide's own runs: five minutes to launch and to terminate, five seconds to swap. */
    static final Pace REAL = new Pace(
            Duration.ofSeconds(300),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30));
}
