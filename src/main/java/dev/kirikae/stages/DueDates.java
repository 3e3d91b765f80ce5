package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be terminated because its time is over, and from when on. */
final class DueDates {

    private final Desk desk;
    private final Order order;
    private final Configuration.Standby policy;

    DueDates(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.policy = order.configuration().standby();
    }

    /** A thing that may be due, and when. */
    record Due(Environment environment, Instant at, boolean mustBeDrained) {}

    List<Due> of(Roles roles) {
        List<Due> all = new ArrayList<>();
        roles.superseded().forEach(e -> all.add(new Due(e, leftAt(e).plus(policy.keep()), true)));
        Environment standby = roles.standby();
        if (standby != null && isSettled(roles.live())) {
            all.add(new Due(standby, leftAt(standby).plus(policy.keep()), true));
        }
        roles.rejected().forEach(e -> all.add(new Due(e, leftAt(e).plus(policy.rejected()), true)));
        givenUp(roles)
                .forEach(e -> all.add(new Due(
                        e, sinceWhen(e).plus(policy.rejected()), desk.memory().hasServed(e.id()))));
        all.removeIf(due -> !isOurs(due.environment()) || isWayBackOfUnfinished(due.environment()));
        return all;
    }

    boolean isDue(Unshown unshown, Roles roles) {
        EnvironmentFacts facts = desk.memory().environment(unshown.id());
        ReleaseFacts release = desk.memory().releaseOf(unshown.id());
        if (facts == null || !isOurs(unshown.id()) || isWayBackOfUnfinished(unshown.id())) {
            return false;
        }
        Instant left = facts.leftAt();
        Instant ended = release == null ? null : release.endedAt();
        Instant since = left == null ? ended : left;
        return since != null
                && switch (unshown.role()) {
                    case LIVE -> false;
                    case SUPERSEDED -> isPast(since.plus(policy.keep()));
                    case STANDBY -> isSettled(roles.live()) && isPast(since.plus(policy.keep()));
                    case REJECTED -> isPast(since.plus(policy.rejected()));
                    case ABANDONED, CANDIDATE ->
                        release != null
                                && release.state() == ReleaseFacts.State.ABANDONED
                                && isPast(since.plus(policy.rejected()));
                };
    }

    private List<Environment> givenUp(Roles roles) {
        List<Environment> all = new ArrayList<>(roles.abandoned());
        all.removeIf(this::isOnItsWay);
        Environment candidate = roles.candidate();
        ReleaseFacts release = candidate == null ? null : desk.memory().releaseOf(candidate.id());
        if (candidate != null
                && release != null
                && release.state() == ReleaseFacts.State.ABANDONED
                && !roles.owners().contains(candidate)) {
            all.add(candidate);
        }
        return all;
    }

    private boolean isOnItsWay(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        return release != null && release.state().isUnderWay();
    }

    private Instant sinceWhen(Environment environment) {
        return desk.memory().hasServed(environment.id()) ? leftAt(environment) : endedAt(environment);
    }

    private Instant endedAt(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        return release == null || release.endedAt() == null ? environment.created() : release.endedAt();
    }

    private boolean isPast(Instant at) {
        return !desk.now().isBefore(at);
    }

    /** Since when nobody was to call it. */
    Instant leftAt(Environment environment) {
        EnvironmentFacts facts = desk.memory().environment(environment.id());
        Instant left = facts == null ? null : facts.leftAt();
        return left == null ? environment.created() : left;
    }

    boolean isSettled(@Nullable Environment live) {
        if (live == null || live.status() == Status.UNKNOWN) {
            return false;
        }
        EnvironmentFacts facts = desk.memory().environment(live.id());
        return facts != null && facts.settledAt() != null;
    }

    /** A release that has moved the name and not ended was begun against it. */
    boolean isWayBackOfUnfinished(Environment environment) {
        return isWayBackOfUnfinished(environment.id());
    }

    private boolean isWayBackOfUnfinished(EnvironmentId id) {
        ReleaseFacts moved = desk.memory().moved();
        return moved != null && id.equals(moved.live());
    }

    boolean isOurs(Environment environment) {
        return isOurs(environment.id());
    }

    private boolean isOurs(EnvironmentId id) {
        return new Ridding(desk, order).isOurs(id);
    }
}
