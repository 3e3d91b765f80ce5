package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What may be terminated because its time is over, and from when on. Only of what Kirikae made or was given in
 * {@code adopt}, and never of what an unfinished release would go back to. From the journal and one look; asks nothing.
 */
public final class DueDates {

    private final Supplier<JournalState> journal;
    private final Configuration configuration;
    private final Configuration.Standby standbyPolicy;
    private final InstantSource clock;

    DueDates(Supplier<JournalState> journal, Configuration configuration, InstantSource clock) {
        this.journal = journal;
        this.configuration = configuration;
        this.standbyPolicy = configuration.standby();
        this.clock = clock;
    }

    /** From when on {@code destroy --due} may take the standby; null where there is none, or it may not be taken as things are. */
    public static @Nullable Instant ofStandby(
            JournalState journal, Roles roles, Configuration configuration, Instant now) {
        Environment standby = roles.standby();
        return standby == null
                ? null
                : new DueDates(() -> journal, configuration, InstantSource.fixed(now))
                        .of(roles).stream()
                                .filter(due -> due.environment().id().equals(standby.id()))
                                .map(Due::at)
                                .findFirst()
                                .orElse(null);
    }

    /**
     * A thing that may be due.
     *
     * @param at when it is, or was
     * @param mustBeDrained it was live, so that somebody may still call it
     */
    public record Due(Environment environment, Instant at, boolean mustBeDrained) {}

    /**
     * All that will be due or is: the superseded, oldest first, then the standby once its successor has settled, the
     * rejected, newest first, and the given up.
     */
    public List<Due> of(Roles roles) {
        List<Due> all = new ArrayList<>();
        roles.superseded().forEach(e -> all.add(new Due(e, leftAt(e).plus(standbyPolicy.keep()), true)));
        Environment standby = roles.standby();
        if (standby != null && isSettled(roles.live())) {
            all.add(new Due(standby, leftAt(standby).plus(standbyPolicy.keep()), true));
        }
        roles.rejected().forEach(e -> all.add(new Due(e, leftAt(e).plus(standbyPolicy.rejected()), true)));
        givenUp(roles)
                .forEach(e -> all.add(new Due(
                        e,
                        sinceWhen(e).plus(standbyPolicy.rejected()),
                        journal.get().hasServed(e.id()))));
        all.removeIf(due -> !isOurs(due.environment()) || isWayBackOfUnfinished(due.environment()));
        return all;
    }

    /** Whether what is not shown would be due if it were. */
    public boolean isDue(NotShown unshown, Roles roles) {
        EnvironmentRecord facts = journal.get().environment(unshown.id());
        ReleaseRecord release = journal.get().releaseOf(unshown.id());
        if (facts == null || !isOurs(unshown.id()) || isWayBackOfUnfinished(unshown.id())) {
            return false;
        }
        Instant left = facts.leftAt();
        Instant ended = release == null ? null : release.endedAt();
        Instant since = left == null ? ended : left;
        return since != null
                && switch (unshown.role()) {
                    case LIVE -> false;
                    case SUPERSEDED -> isPast(since.plus(standbyPolicy.keep()));
                    case STANDBY -> isSettled(roles.live()) && isPast(since.plus(standbyPolicy.keep()));
                    case REJECTED -> isPast(since.plus(standbyPolicy.rejected()));
                    case ABANDONED, CANDIDATE ->
                        release != null
                                && release.state() == ReleaseRecord.State.ABANDONED
                                && isPast(since.plus(standbyPolicy.rejected()));
                };
    }

    private List<Environment> givenUp(Roles roles) {
        List<Environment> all = new ArrayList<>(roles.abandoned());
        all.removeIf(this::isOnItsWay);
        Environment candidate = roles.candidate();
        ReleaseRecord release = candidate == null ? null : journal.get().releaseOf(candidate.id());
        if (candidate != null
                && release != null
                && release.state() == ReleaseRecord.State.ABANDONED
                && !roles.owners().contains(candidate)) {
            all.add(candidate);
        }
        return all;
    }

    private boolean isOnItsWay(Environment environment) {
        ReleaseRecord release = journal.get().releaseOf(environment.id());
        return release != null && release.state().isUnderWay();
    }

    private Instant sinceWhen(Environment environment) {
        return journal.get().hasServed(environment.id()) ? leftAt(environment) : endedAt(environment);
    }

    private Instant endedAt(Environment environment) {
        ReleaseRecord release = journal.get().releaseOf(environment.id());
        return release == null || release.endedAt() == null ? environment.created() : release.endedAt();
    }

    private boolean isPast(Instant at) {
        return !clock.instant().isBefore(at);
    }

    /** Since when nobody was to call it; its creation, where the journal does not know. */
    public Instant leftAt(Environment environment) {
        EnvironmentRecord facts = journal.get().environment(environment.id());
        Instant left = facts == null ? null : facts.leftAt();
        return left == null ? environment.created() : left;
    }

    /**
     * Whether what serves has settled.
     *
     * @param live null where nobody serves: then it is not so
     */
    public boolean isSettled(@Nullable Environment live) {
        if (live == null || live.status() == Status.UNKNOWN) {
            return false;
        }
        EnvironmentRecord facts = journal.get().environment(live.id());
        return facts != null && facts.settledAt() != null;
    }

    /** A release that has moved the name and not ended was begun against it. */
    public boolean isWayBackOfUnfinished(Environment environment) {
        return isWayBackOfUnfinished(environment.id());
    }

    private boolean isWayBackOfUnfinished(EnvironmentId id) {
        ReleaseRecord moved = journal.get().moved();
        return moved != null && id.equals(moved.live());
    }

    /** Whether Kirikae made it, or was given it in {@code adopt}. */
    public boolean isOurs(Environment environment) {
        return isOurs(environment.id());
    }

    boolean isOurs(EnvironmentId id) {
        return journal.get().releaseOf(id) != null || configuration.adopt().contains(id.value());
    }
}
