package dev.kirikae.stages.step;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An environment that the journal knows, that is not known to be gone, and that a look does not show: hidden from the
 * caller, or deleted by hand without a trace.
 *
 * @param name as Beanstalk calls it; its id where Kirikae did not make it
 * @param role what it would be if it were shown
 * @param first of its role it would be the one that a stage acts on
 */
public record NotShown(EnvironmentId id, String name, Role role, boolean first) {

    /** What an environment is to its service. */
    public enum Role {
        /** It has the live name, as far as the journal knows. */
        LIVE,
        /** The newest that has not been live. */
        CANDIDATE,
        /** The way back: it settled last, among those that do not serve. */
        STANDBY,
        /** A standby before that one. */
        SUPERSEDED,
        /** Moved away from by a verdict or a rollback. */
        REJECTED,
        /** Neither live nor the candidate any more: its release was given up, or a newer one came. */
        ABANDONED
    }

    /**
     * A fresh environment may be missing from the list for so long (Terraform's provider waits likewise, read 2026-11).
     */
    static final Duration FRESH = Duration.ofMinutes(2);

    /**
     * For so long Beanstalk tells of what was terminated (API Reference, DescribeEnvironments, IncludeDeleted, read
     * 2026-11). Of what the journal has not heard for longer nobody can tell whether it was deleted: no stage stops for
     * it.
     */
    static final Duration REPORTED_FOR = Duration.ofDays(42);

    /** In words that follow "the". */
    public String words() {
        String who = name.equals(id.value()) ? name : name + " (" + id + ")";
        return switch (role) {
            case LIVE -> "live environment " + who;
            case CANDIDATE -> "candidate " + who;
            case STANDBY -> "standby " + who;
            case SUPERSEDED, REJECTED, ABANDONED -> role.name().toLowerCase(Locale.ROOT) + " environment " + who;
        };
    }

    /** What a person has to know of it. */
    public String sentence() {
        return "the " + words()
                + " is not shown, and nothing tells that it was terminated: these credentials may not see"
                + " it, or it was deleted by hand. Use credentials that see it; where it is gone, say so";
    }

    /** The command by which a person says that it is gone. */
    public String wayOut() {
        return "recover --gone " + id + " --reason \"…\"";
    }

    /**
     * What the journal knows, a look did not list, and is not fresh; whoever was live last also where that is long ago,
     * for the live name tells of it. Each stands in for the environment itself, of which nothing else is known.
     */
    static List<Environment> missing(JournalState journal, List<Environment> listed, Instant asked) {
        return journal.present().stream()
                .filter(known -> listed.stream().noneMatch(e -> e.id().equals(known.id())))
                .filter(known -> isOldEnough(known, asked))
                .filter(known -> known.id().equals(journal.live()) || !isLongAgo(journal, known.id(), asked))
                .map(known -> inPlaceOf(journal, known))
                .toList();
    }

    static boolean isOldEnough(EnvironmentRecord known, Instant asked) {
        Instant made = known.madeAt();
        return made == null || asked.isAfter(made.plus(FRESH));
    }

    /** Whether the journal's last fact of it is older than what Beanstalk tells of. */
    static boolean isLongAgo(JournalState journal, EnvironmentId id, Instant asked) {
        EnvironmentRecord facts = journal.environment(id);
        ReleaseRecord release = journal.releaseOf(id);
        Stream<@Nullable Instant> own = facts == null
                ? Stream.of()
                : Stream.of(facts.madeAt(), facts.settledAt(), facts.rejectedAt(), facts.leftAt());
        Stream<@Nullable Instant> ofRelease = release == null
                ? Stream.of()
                : Stream.of(release.openedAt(), release.launchedAt(), release.switchedAt(), release.endedAt());
        return Stream.concat(own, ofRelease)
                .filter(Objects::nonNull)
                .noneMatch(at -> at.isAfter(asked.minus(REPORTED_FOR)));
    }

    private static Environment inPlaceOf(JournalState journal, EnvironmentRecord known) {
        ReleaseRecord release = journal.releaseOf(known.id());
        Instant made = known.madeAt() == null ? Instant.EPOCH : known.madeAt();
        return new Environment(
                known.id(),
                release == null ? known.id().value() : release.environmentName(),
                "",
                release == null ? null : release.version(),
                Status.UNKNOWN,
                HealthColour.GREY,
                HealthStatus.UNKNOWN,
                null,
                null,
                "",
                Tier.WEB,
                made,
                made,
                false,
                null);
    }
}
