package dev.kirikae.cli.view;

import dev.kirikae.app.world.DryRunWorld;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.verify.BlindSpots;
import dev.kirikae.verify.DetectableRise;
import dev.kirikae.verify.Effective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan says of the verification: what it takes, what it can see, and what it could not notice. */
public final class VerificationForecast {

    /** The traffic of this time is looked at, where nothing else asks for it. */
    private static final Duration HOUR = Duration.ofHours(1);

    private VerificationForecast() {}

    /**
     * A line each; empty for a stage that verifies nothing.
     *
     * @param budget as the stage itself would foresee it; null where it does not come to an attempt
     */
    public static List<String> of(
            DryRunWorld dryRun,
            Configuration configuration,
            @Nullable Environment live,
            JournalEntry.@Nullable Budget budget) {
        if (budget == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(budget.words());
        Verify verify = configuration.verify();
        if (live != null && verify.live().compare().isEmpty()) {
            lines.addAll(DetectableRise.uncompared(dryRun.requests(live.id(), HOUR), HOUR));
        }
        return List.copyOf(lines);
    }

    /** A warning where nothing could fail a release, whatever its environment will report; empty where anything could. */
    public static List<String> warning(Configuration configuration) {
        return Effective.ofLive(configuration.verify(), true).isEmpty()
                ? List.of(BlindSpots.NOTHING_COULD_FAIL)
                : List.of();
    }
}
