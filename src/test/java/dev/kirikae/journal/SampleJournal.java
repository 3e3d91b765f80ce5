package dev.kirikae.journal;

import static dev.kirikae.workflow.ContextRun.NOON;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of a service {@code push-api} as tests need them: blue was live, and green is the environment of release {@code it}. */
public final class SampleJournal {

    public static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    public static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    public static final EnvironmentId RED = new EnvironmentId("e-red0000001");
    public static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    public static final Goal.NameBelongsTo SWITCH = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN);

    private static final Instant BEFORE = NOON.minusSeconds(300);

    private SampleJournal() {}

    public static JournalEntry blueFound() {
        return new JournalEntry.Found(BLUE, "v0", "live at first use", BEFORE);
    }

    /** Up to a release that waits for its attempt. */
    public static List<JournalEntry> prepared(@Nullable EnvironmentId live) {
        Goal made = new Goal.EnvironmentExists("it", "push-api-it", "away", "v-it", "stack", null);
        return List.of(
                new JournalEntry.Opened("it", "c".repeat(40), "v-it", "d", "push-api-it", "{}", live, BEFORE),
                new JournalEntry.Intended("make-it", made, BEFORE, BEFORE.plusSeconds(60)),
                new JournalEntry.Settled("make-it", true, true, GREEN, "made", BEFORE),
                new JournalEntry.Launched("it", GREEN, Duration.ofMinutes(4), BEFORE),
                new JournalEntry.Prepared("it", BEFORE));
    }

    public static JournalEntry began(@Nullable EnvironmentId live) {
        return new JournalEntry.Began("it", GREEN, live, false, Duration.ofMinutes(5), BEFORE);
    }

    /** Up to a release that has the live name, moved there by another run. */
    public static List<JournalEntry> switched(@Nullable EnvironmentId live) {
        return and(prepared(live), began(live), new JournalEntry.Switched("it", live, GREEN, BEFORE));
    }

    public static List<JournalEntry> and(List<JournalEntry> entries, JournalEntry... more) {
        List<JournalEntry> all = new ArrayList<>(entries);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /** @param owner whether it has the live name */
    public static Environment environment(EnvironmentId id, String name, Status status, boolean owner) {
        return new Environment(
                id,
                name,
                "push-api",
                "green",
                status,
                HealthColour.GREEN,
                HealthStatus.OK,
                new LiveName(owner ? "push-api" : "away-" + id.value(), "ap-northeast-1").fullName(),
                null,
                "a platform",
                Tier.WEB,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                "");
    }
}
