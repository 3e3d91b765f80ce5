package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.Environment;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terminates one environment that is not needed any more, and removes old versions. */
public final class Destroy {

    private final Desk desk;
    private final Order order;
    private final Configuration.Standby policy;

    private Destroy(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.policy = order.configuration().standby();
    }

    /** What is to be destroyed. */
    public enum What {
        /** The oldest superseded environment, else the standby. */
        STANDBY,
        /** Whatever is due; nothing due is well too. */
        DUE,
        CANDIDATE
    }

    public static Tale tale(Request request, Order order, What what) {
        return Desk.stage(request, desk -> new Destroy(desk, order).tell(what));
    }

    private Ending tell(What what) {
        Scene scene = new Entering(desk, order).enter();
        Roles roles = scene.roles(desk.memory());
        return switch (what) {
            case STANDBY -> standby(scene, roles);
            case DUE -> due(scene, roles);
            case CANDIDATE -> candidate(scene, roles);
        };
    }

    private Ending candidate(Scene scene, Roles roles) {
        Environment candidate = roles.candidate();
        if (candidate == null) {
            return nothing("there is no candidate to destroy");
        }
        return destroy(scene, candidate, "destroyed by name");
    }

    private Ending standby(Scene scene, Roles roles) {
        Environment target = roles.superseded().isEmpty()
                ? roles.standby()
                : roles.superseded().get(0);
        if (target == null) {
            return alreadyGone()
                    ? Ending.of(Exit.OK, "already so: there is no standby any more", "status")
                    : nothing("there is no standby to destroy");
        }
        Environment live = settledLive(roles);
        Instant ripe = leftAt(target).plus(policy.keep());
        if (desk.now().isBefore(ripe)) {
            desk.guard(
                    Guard.TOO_EARLY,
                    target.id().value(),
                    target.name() + " is kept until " + ripe + " (standby.keep)",
                    "destroy");
        }
        String undrained = desk.chapter("nobody calls it any more", () -> drained(target, live));
        if (!undrained.isEmpty()) {
            desk.guard(Guard.NOT_DRAINED, target.id().value(), undrained, "destroy");
        }
        return destroy(scene, target, "its successor has settled");
    }

    private boolean alreadyGone() {
        ReleaseFacts newest = desk.memory().newestRelease();
        return newest != null
                && newest.state() == ReleaseFacts.State.SETTLED
                && desk.memory().environments().stream().anyMatch(e -> isGoneSince(e, newest.endedAt()));
    }

    private static boolean isGoneSince(EnvironmentFacts facts, @Nullable Instant settled) {
        Instant gone = facts.goneAt();
        return gone != null && settled != null && !gone.isBefore(settled);
    }

    /** A thing that may be due, and when. */
    private record Due(Environment environment, Instant at, boolean mustBeDrained) {}

    private Ending due(Scene scene, Roles roles) {
        List<Due> all = new ArrayList<>();
        roles.superseded().forEach(e -> all.add(new Due(e, leftAt(e).plus(policy.keep()), true)));
        Environment standby = roles.standby();
        if (standby != null && isSettled(roles.live())) {
            all.add(new Due(standby, leftAt(standby).plus(policy.keep()), true));
        }
        roles.rejected().forEach(e -> all.add(new Due(e, leftAt(e).plus(policy.rejected()), true)));
        givenUp(roles).forEach(e -> all.add(new Due(e, endedAt(e).plus(policy.rejected()), false)));
        Instant next = null;
        String waits = "";
        for (Due due : all) {
            boolean ripe = !desk.now().isBefore(due.at());
            if (!ripe) {
                next = next == null || due.at().isBefore(next) ? due.at() : next;
                continue;
            }
            Environment live = roles.live();
            String undrained = due.mustBeDrained() && live != null
                    ? desk.chapter("nobody calls it any more", () -> drained(due.environment(), live))
                    : "";
            if (undrained.isEmpty()) {
                return destroy(scene, due.environment(), "due");
            }
            if (!desk.now().isBefore(leftAt(due.environment()).plus(policy.atMost()))) {
                desk.guard(
                        Guard.NOT_DRAINED,
                        due.environment().id().value(),
                        undrained + ", after " + policy.atMost().toHours() + " h (standby.at-most): a person must look",
                        "destroy");
                return destroy(scene, due.environment(), "due, and allowed although not drained");
            }
            waits = "; " + undrained;
        }
        String when = next == null ? "" : ", next at " + next;
        return Ending.of(Exit.OK, "nothing due" + when + waits, "destroy --due");
    }

    private List<Environment> givenUp(Roles roles) {
        List<Environment> all = new ArrayList<>(roles.abandoned());
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

    private Instant endedAt(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        return release == null || release.endedAt() == null ? environment.created() : release.endedAt();
    }

    /** Since when nobody was to call it. */
    private Instant leftAt(Environment environment) {
        EnvironmentFacts facts = desk.memory().environment(environment.id());
        Instant left = facts == null ? null : facts.leftAt();
        return left == null ? desk.now() : left;
    }

    private boolean isSettled(@Nullable Environment live) {
        EnvironmentFacts facts = live == null ? null : desk.memory().environment(live.id());
        return facts != null && facts.settledAt() != null;
    }

    private Environment settledLive(Roles roles) {
        Environment live = roles.live();
        if (live == null) {
            throw desk.refuse(
                    Guard.OWNER,
                    "no environment owns the live name " + order.liveName().prefix(),
                    "status");
        }
        if (live == null || !isSettled(live)) {
            throw desk.refuse(
                    Guard.STILL_NEEDED, "the live release has not settled: what stands by is still needed", "release");
        }
        return live;
    }

    private String drained(Environment target, Environment live) {
        String why = new Draining(desk, order).notDrained(target, live);
        return why == null ? "" : why;
    }

    private Ending nothing(String sentence) {
        throw desk.refuse(Guard.NOTHING_TO_DO, sentence, "status");
    }

    private Ending destroy(Scene scene, Environment target, String why) {
        new Suitable(desk, order).toDie(target);
        new Ridding(desk, order).rid(scene, target, why);
        int pruned = new Pruning(desk, order).prune();
        String versions = pruned == 0 ? "" : ", and " + pruned + " old versions with it";
        return Ending.of(Exit.OK, target.name() + " (" + target.id() + ") is gone" + versions, "status");
    }
}
