package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.StageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be terminated because its time is over, and from when on. Only of what Kirikae made or was given in
 * {@code adopt}, and never of what an unfinished release would go back to. From the journal and one look; asks nothing.
 */
public final class DueDates {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final Configuration.Standby standbyPolicy;

    DueDates(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.standbyPolicy = policy.configuration().standby();
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
                        context.journal().hasServed(e.id()))));
        all.removeIf(due -> !isOurs(due.environment()) || isWayBackOfUnfinished(due.environment()));
        return all;
    }

    /** Whether what is not shown would be due if it were. */
    public boolean isDue(NotShown unshown, Roles roles) {
        EnvironmentRecord facts = context.journal().environment(unshown.id());
        ReleaseRecord release = context.journal().releaseOf(unshown.id());
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
        ReleaseRecord release = candidate == null ? null : context.journal().releaseOf(candidate.id());
        if (candidate != null
                && release != null
                && release.state() == ReleaseRecord.State.ABANDONED
                && !roles.owners().contains(candidate)) {
            all.add(candidate);
        }
        return all;
    }

    private boolean isOnItsWay(Environment environment) {
        ReleaseRecord release = context.journal().releaseOf(environment.id());
        return release != null && release.state().isUnderWay();
    }

    private Instant sinceWhen(Environment environment) {
        return context.journal().hasServed(environment.id()) ? leftAt(environment) : endedAt(environment);
    }

    private Instant endedAt(Environment environment) {
        ReleaseRecord release = context.journal().releaseOf(environment.id());
        return release == null || release.endedAt() == null ? environment.created() : release.endedAt();
    }

    private boolean isPast(Instant at) {
        return !context.now().isBefore(at);
    }

    /** Since when nobody was to call it; its creation, where the journal does not know. */
    public Instant leftAt(Environment environment) {
        EnvironmentRecord facts = context.journal().environment(environment.id());
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
        EnvironmentRecord facts = context.journal().environment(live.id());
        return facts != null && facts.settledAt() != null;
    }

    /** A release that has moved the name and not ended was begun against it. */
    public boolean isWayBackOfUnfinished(Environment environment) {
        return isWayBackOfUnfinished(environment.id());
    }

    private boolean isWayBackOfUnfinished(EnvironmentId id) {
        ReleaseRecord moved = context.journal().moved();
        return moved != null && id.equals(moved.live());
    }

    /** Whether Kirikae made it, or was given it in {@code adopt}. */
    public boolean isOurs(Environment environment) {
        return isOurs(environment.id());
    }

    private boolean isOurs(EnvironmentId id) {
        return steps.terminate().isOurs(id);
    }
}
