package dev.kirikae.cli.view;

import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExpectedTime;
import java.time.Duration;
import java.time.Instant;

/** What is waited for, in words, with how long it has lasted and how long it may. */
final class WaitText {

    private WaitText() {}

    static String of(Effect.Wait wait, Instant now) {
        ExpectedTime expected = wait.expected();
        return wait.what() + (expected == null ? "" : ", " + of(expected, now));
    }

    private static String of(ExpectedTime expected, Instant now) {
        Duration gone = Duration.between(expected.since(), now);
        Duration usual = expected.usual();
        String so = ClockText.span(gone);
        String of = "";
        if (usual != null) {
            of = (gone.compareTo(usual) < 0 ? " of about " : ", usually about ") + ClockText.span(usual);
        }
        return so + of + ", given up in " + ClockText.span(Duration.between(now, expected.deadline()));
    }
}
