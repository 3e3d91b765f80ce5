package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.verify.BlindSpots;
import dev.kirikae.verify.DetectableRise;
import dev.kirikae.verify.RequestCounts;
import dev.kirikae.verify.TimeBudget;
import dev.kirikae.verify.WatchStart;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a release's verification takes, and can see, before anything is moved. */
public final class ForeseeVerification {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    ForeseeVerification(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * Before an attempt begins. Refuses where what is to be compared cannot be.
     *
     * @param release what {@code --allow} may name
     * @param live null for a first release
     * @param start alarms and queues as they are now
     */
    public JournalEntry.Budget budget(
            String release, @Nullable Environment live, Environment candidate, WatchStart start) {
        RequestCounts counts = live == null ? null : steps.compareErrors().mustBePossible(release, live, candidate);
        boolean enhanced = candidate.health().isEnhanced();
        return context.section("the verification is foreseen", () -> budget(live == null, enhanced, start, counts));
    }

    private JournalEntry.Budget budget(
            boolean first, boolean enhanced, WatchStart start, @Nullable RequestCounts counts) {
        Verify verify = policy.configuration().verify();
        Duration move = policy.configuration().deadlines().switching();
        TimeBudget budget = TimeBudget.of(verify, enhanced, start, first, move);
        List<String> words = new ArrayList<>(budget.words());
        if (!first && !verify.live().compare().isEmpty()) {
            words.addAll(DetectableRise.words(
                    verify.live().compare(),
                    budget,
                    counts,
                    steps.compareErrors().time()));
        }
        words.addAll(BlindSpots.of(verify, enhanced, start));
        return new JournalEntry.Budget(budget.earliest(), budget.detection(), budget.back(), words);
    }
}
