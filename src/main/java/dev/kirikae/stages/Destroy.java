package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Terminates one environment that is not needed any more, and removes old versions. */
public final class Destroy {

    private static final String BY_NAME = "destroyed by name";

    private final Desk desk;
    private final Order order;
    private final Configuration.Standby policy;
    private final DueDates dates;

    private Destroy(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.policy = order.configuration().standby();
        this.dates = new DueDates(desk, order);
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
        Contradiction contradiction = new Contradiction(desk, order);
        Scene entered = new Entering(desk, order).enter();
        Scene scene = switch (what) {
            case STANDBY -> contradiction.mustShow(entered, Destroy::ofStandby);
            case DUE -> contradiction.mustShow(entered, Unshown.Role.LIVE);
            case CANDIDATE -> contradiction.mustShow(entered, this::ofCandidate);
        };
        Roles roles = scene.roles(desk.memory());
        return switch (what) {
            case STANDBY -> standby(scene, roles);
            case DUE -> due(scene, roles);
            case CANDIDATE -> candidate(scene, roles);
        };
    }

    /** The candidate; a first one has the live name. */
    private @Nullable Unshown ofCandidate(Roles roles) {
        Unshown live = roles.unshown(Unshown.Role.LIVE);
        return live != null && desk.memory().isFirstCandidate(live.id()) ? live : roles.unshown(Unshown.Role.CANDIDATE);
    }

    /** What is not shown of those that it rests on: who serves, and the oldest superseded one, else the standby. */
    private static @Nullable Unshown ofStandby(Roles roles) {
        Unshown live = roles.unshown(Unshown.Role.LIVE);
        Unshown superseded = roles.unshown(Unshown.Role.SUPERSEDED);
        if (live != null || superseded != null) {
            return live == null ? superseded : live;
        }
        return roles.superseded().isEmpty() ? roles.unshown(Unshown.Role.STANDBY) : null;
    }

    private Ending candidate(Scene scene, Roles roles) {
        Environment candidate = roles.candidate();
        if (candidate == null) {
            return withoutCandidate(scene);
        }
        if (desk.memory().hasServed(candidate.id())) {
            throw nothing("there is no candidate to destroy: " + candidate.name() + " was live until "
                    + dates.leftAt(candidate) + ", and goes with destroy --due");
        }
        return destroy(scene, candidate, BY_NAME);
    }

    /** A run that died had terminated it, or it is gone already; else there was none. */
    private Ending withoutCandidate(Scene scene) {
        Environment going = going(
                scene,
                id -> desk.memory().releaseOf(id) != null && !desk.memory().hasServed(id));
        if (going != null) {
            new Ridding(desk, order).awaitGone(going, BY_NAME);
            return gone(going);
        }
        ReleaseFacts newest = desk.memory().newestRelease();
        EnvironmentId last = newest == null ? null : newest.environment();
        boolean isGone =
                last != null && desk.memory().isGone(last) && !desk.memory().hasServed(last);
        if (isGone) {
            return ok("already so: there is no candidate any more" + pruned());
        }
        throw nothing("there is no candidate to destroy");
    }

    private Ending standby(Scene scene, Roles roles) {
        Environment target = roles.superseded().isEmpty()
                ? roles.standby()
                : roles.superseded().get(0);
        if (target == null) {
            Environment going = going(scene, desk.memory()::hasServed);
            if (going != null) {
                new Ridding(desk, order).awaitGone(going, "its successor has settled");
                return gone(going);
            }
            if (alreadyGone()) {
                return ok("already so: there is no standby any more" + pruned());
            }
            throw nothing("there is no standby to destroy");
        }
        Environment live = settledLive(roles, target);
        Instant ripe = dates.leftAt(target).plus(policy.keep());
        if (desk.now().isBefore(ripe)) {
            desk.guard(
                    Guard.TOO_EARLY,
                    target.id().value(),
                    target.name() + " is kept until " + ripe + " (standby.keep)",
                    "destroy --due");
        }
        String undrained = desk.chapter("nobody calls it any more", () -> drained(target, live));
        if (!undrained.isEmpty()) {
            desk.guard(Guard.NOT_DRAINED, target.id().value(), undrained, "destroy --due");
        }
        return destroy(scene, target, "its successor has settled");
    }

    /** What a run that died before it was done had terminated, and is on its way out. */
    private @Nullable Environment going(Scene scene, Predicate<EnvironmentId> meant) {
        for (Environment environment : scene.environments()) {
            EnvironmentId id = environment.id();
            if (meant.test(id) && !desk.memory().isGone(id) && environment.status() == Status.TERMINATING) {
                return environment;
            }
        }
        return null;
    }

    private boolean alreadyGone() {
        EnvironmentId live = desk.memory().live();
        ReleaseFacts serving = live == null ? null : desk.memory().releaseOf(live);
        return serving != null
                && serving.state() == ReleaseFacts.State.SETTLED
                && desk.memory().environments().stream().anyMatch(e -> isGoneSince(e, serving.endedAt()));
    }

    private static boolean isGoneSince(EnvironmentFacts facts, @Nullable Instant settled) {
        Instant gone = facts.goneAt();
        return gone != null && settled != null && !gone.isBefore(settled);
    }

    private Ending due(Scene scene, Roles roles) {
        Environment going = going(scene, desk.memory()::hasServed);
        if (going != null) {
            new Ridding(desk, order).awaitGone(going, "due");
            return gone(going);
        }
        List<DueDates.Due> all = dates.of(roles);
        Instant next = null;
        String waits = "";
        for (DueDates.Due due : all) {
            if (desk.now().isBefore(due.at())) {
                next = next == null || due.at().isBefore(next) ? due.at() : next;
                continue;
            }
            String undrained = undrained(due, roles.live());
            if (undrained.isEmpty()) {
                return destroy(scene, due.environment(), "due");
            }
            if (!desk.now().isBefore(dates.leftAt(due.environment()).plus(policy.atMost()))) {
                desk.guard(
                        Guard.NOT_DRAINED,
                        due.environment().id().value(),
                        undrained + ", after " + policy.atMost().toHours() + " h (standby.at-most): a person must look",
                        "destroy");
                return destroy(scene, due.environment(), "due, and allowed although not drained");
            }
            waits = "; " + undrained;
        }
        mustShowDue(scene);
        String when = next == null ? "" : ", next at " + next;
        return ok("nothing due" + when + waits + foreign(roles) + unshown(roles) + pruned());
    }

    /** What is not shown and would be due is left to a person; what is not due yet is only said. */
    private void mustShowDue(Scene scene) {
        new Contradiction(desk, order)
                .mustShow(
                        scene,
                        roles -> roles.unshown().stream()
                                .filter(u -> dates.isDue(u, roles))
                                .findFirst()
                                .orElse(null));
    }

    private static String unshown(Roles roles) {
        return roles.unshown().isEmpty()
                ? ""
                : "; not shown, so left alone: "
                        + String.join(
                                ", ",
                                roles.unshown().stream()
                                        .map(u -> u.id().value())
                                        .toList());
    }

    /** What Kirikae neither made nor adopted never stands in the way of what it did, and is not forgotten. */
    private String foreign(Roles roles) {
        List<Environment> served = new ArrayList<>(roles.superseded());
        served.addAll(roles.rejected());
        List<String> ids = served.stream()
                .filter(e -> !dates.isOurs(e))
                .map(e -> e.id().value())
                .toList();
        return ids.isEmpty() ? "" : "; not made by Kirikae, so kept until adopt names it: " + String.join(", ", ids);
    }

    private String undrained(DueDates.Due due, @Nullable Environment live) {
        if (!due.mustBeDrained()) {
            return "";
        }
        if (live == null) {
            return policy.drain() == null
                    ? ""
                    : "nobody who has the live name is shown, so silence of "
                            + due.environment().name() + " proves nothing";
        }
        return desk.chapter("nobody calls it any more", () -> drained(due.environment(), live));
    }

    private Environment settledLive(Roles roles, Environment target) {
        Environment live = roles.live();
        if (live == null) {
            throw Entering.nobodyOwns(desk, order, "upload");
        }
        if (live.status() == Status.UNKNOWN) {
            throw desk.refuse(
                    Guard.STILL_NEEDED,
                    "live " + live.name() + " is " + live.statusWord()
                            + ", which this version does not know: what stands by is still needed",
                    "status");
        }
        if (!dates.isSettled(live) && desk.memory().isFirstCandidate(live.id())) {
            throw desk.refuse(
                    Guard.STILL_NEEDED,
                    live.name() + " has the live name and has not been released yet: what stands by is still needed",
                    "release");
        }
        if (!dates.isSettled(live) || dates.isWayBackOfUnfinished(target)) {
            throw desk.refuse(
                    Guard.STILL_NEEDED,
                    "a release that has moved the live name has not ended: what stands by is still needed",
                    "release");
        }
        return live;
    }

    private String drained(Environment target, Environment live) {
        String why = new Draining(desk, order).notDrained(target, live);
        return why == null ? "" : why;
    }

    private RuntimeException nothing(String sentence) {
        return desk.refuse(Guard.NOTHING_TO_DO, sentence, desk.onward("status"));
    }

    private Ending destroy(Scene scene, Environment target, String why) {
        new Suitable(desk, order).toDie(target);
        new Ridding(desk, order).rid(scene, target, why);
        return gone(target);
    }

    private Ending gone(Environment target) {
        return ok(target.name() + " (" + target.id() + ") is gone" + pruned());
    }

    private String pruned() {
        return new Pruning(desk, order).prune().words();
    }

    private Ending ok(String sentence) {
        return desk.end(EndingCause.REACHED, sentence, "status");
    }
}
