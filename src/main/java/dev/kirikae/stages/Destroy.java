package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.stages.step.Contradiction;
import dev.kirikae.stages.step.DrainProof;
import dev.kirikae.stages.step.DueDates;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.Readiness;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.WayBack;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Terminates one environment that is not needed any more, never the one that serves users, and removes old versions.
 */
public final class Destroy {

    private static final String BY_NAME = "destroyed by name";

    /** Nobody calls it, or no proof is asked for. */
    private static final DrainProof.Undrained PROVED = new DrainProof.Undrained("", Instant.MIN);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final Configuration.Standby standbyPolicy;
    private final DueDates dates;

    private Destroy(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.standbyPolicy = policy.configuration().standby();
        this.dates = steps.dueDates();
    }

    /** What is to be destroyed. */
    public enum What {
        /**
         * The oldest superseded environment, else the standby: before its time, or while it is called, only by name.
         */
        STANDBY,
        /** The first that is due; nothing due is well too. */
        DUE,
        /** What has not been live; a first one that has not settled may have the live name. */
        CANDIDATE
    }

    /** Where a run that died had begun to terminate it, or it is gone already, that is well too. */
    public static Workflow workflow(Request request, ServicePolicy policy, What what) {
        return Steps.stage(request, policy, steps -> new Destroy(steps).run(what));
    }

    private StageResult run(What what) {
        Contradiction contradiction = steps.contradiction();
        EnvironmentSnapshot entered = steps.open().enter();
        EnvironmentSnapshot snapshot = switch (what) {
            case STANDBY -> contradiction.mustShow(entered, Destroy::ofStandby);
            case DUE -> contradiction.mustShow(entered, NotShown.Role.LIVE);
            case CANDIDATE -> contradiction.mustShow(entered, this::ofCandidate);
        };
        Roles roles = snapshot.roles(context.journal());
        return switch (what) {
            case STANDBY -> standby(snapshot, roles);
            case DUE -> due(snapshot, roles);
            case CANDIDATE -> candidate(snapshot, roles);
        };
    }

    /** The candidate; a first one has the live name. */
    private @Nullable NotShown ofCandidate(Roles roles) {
        NotShown live = roles.unshown(NotShown.Role.LIVE);
        return live != null && context.journal().isFirstCandidate(live.id())
                ? live
                : roles.unshown(NotShown.Role.CANDIDATE);
    }

    /** What is not shown of those that it rests on: who serves, and the oldest superseded one, else the standby. */
    private static @Nullable NotShown ofStandby(Roles roles) {
        NotShown live = roles.unshown(NotShown.Role.LIVE);
        NotShown superseded = roles.unshown(NotShown.Role.SUPERSEDED);
        if (live != null || superseded != null) {
            return live == null ? superseded : live;
        }
        return roles.superseded().isEmpty() ? roles.unshown(NotShown.Role.STANDBY) : null;
    }

    private StageResult candidate(EnvironmentSnapshot snapshot, Roles roles) {
        Environment candidate = roles.candidate();
        if (candidate == null) {
            return withoutCandidate(snapshot);
        }
        if (context.journal().hasServed(candidate.id())) {
            throw nothing("there is no candidate to destroy: " + candidate.name() + " was live until "
                    + dates.leftAt(candidate) + ", and goes with destroy --due");
        }
        return destroy(snapshot, candidate, BY_NAME);
    }

    /** A run that died had terminated it, or it is gone already; else there was none. */
    private StageResult withoutCandidate(EnvironmentSnapshot snapshot) {
        Environment going = going(
                snapshot,
                id -> context.journal().releaseOf(id) != null
                        && !context.journal().hasServed(id));
        if (going != null) {
            steps.terminate().awaitGone(going, BY_NAME);
            return gone(going);
        }
        ReleaseRecord newest = context.journal().newestRelease();
        EnvironmentId last = newest == null ? null : newest.environment();
        boolean isGone = last != null
                && context.journal().isGone(last)
                && !context.journal().hasServed(last);
        if (isGone) {
            return ok("already so: there is no candidate any more" + pruned());
        }
        throw nothing("there is no candidate to destroy");
    }

    private StageResult standby(EnvironmentSnapshot snapshot, Roles roles) {
        Environment target = roles.superseded().isEmpty()
                ? roles.standby()
                : roles.superseded().get(0);
        if (target == null) {
            Environment going = going(snapshot, context.journal()::hasServed);
            if (going != null) {
                steps.terminate().awaitGone(going, "its successor has settled");
                return gone(going);
            }
            if (alreadyGone()) {
                return ok("already so: there is no standby any more" + pruned());
            }
            List<DueDates.Due> later = dates.of(roles);
            throw later.isEmpty()
                    ? nothing("there is no standby to destroy")
                    : context.refuse(
                            Guard.NOTHING_TO_DO,
                            "there is no standby to destroy; "
                                    + later.get(0).environment().name() + " is taken by --due from "
                                    + later.get(0).at() + " on",
                            context.onward("destroy --due"));
        }
        Environment live = settledLive(roles, target);
        Instant ripe = dates.leftAt(target).plus(standbyPolicy.keep());
        if (context.now().isBefore(ripe)) {
            context.guard(
                    Guard.TOO_EARLY,
                    target.id().value(),
                    target.name() + " is kept until " + ripe + " (standby.keep)",
                    "destroy --due");
        }
        DrainProof.Undrained undrained = context.section("standby drained", () -> drained(target, live));
        if (!undrained.equals(PROVED)) {
            context.guard(
                    Guard.NOT_DRAINED,
                    target.id().value(),
                    undrained.why() + "; it may be from " + undrained.next() + " on",
                    "destroy --due");
        }
        return destroy(snapshot, target, "its successor has settled");
    }

    /** What a run that died before it was done had terminated, and is on its way out. */
    private @Nullable Environment going(EnvironmentSnapshot snapshot, Predicate<EnvironmentId> meant) {
        for (Environment environment : snapshot.environments()) {
            EnvironmentId id = environment.id();
            if (meant.test(id) && !context.journal().isGone(id) && environment.status() == Status.TERMINATING) {
                return environment;
            }
        }
        return null;
    }

    private boolean alreadyGone() {
        EnvironmentId live = context.journal().live();
        ReleaseRecord serving = live == null ? null : context.journal().releaseOf(live);
        return serving != null
                && serving.state() == ReleaseRecord.State.SETTLED
                && context.journal().environments().stream().anyMatch(e -> isGoneSince(e, serving.endedAt()));
    }

    private static boolean isGoneSince(EnvironmentRecord facts, @Nullable Instant settled) {
        Instant gone = facts.goneAt();
        return gone != null && settled != null && !gone.isBefore(settled);
    }

    private StageResult due(EnvironmentSnapshot snapshot, Roles roles) {
        Environment going = going(snapshot, context.journal()::hasServed);
        if (going != null) {
            steps.terminate().awaitGone(going, "due");
            return gone(going);
        }
        List<DueDates.Due> all = dates.of(roles);
        Instant next = null;
        String waits = "";
        for (DueDates.Due due : all) {
            if (context.now().isBefore(due.at())) {
                next = next == null || due.at().isBefore(next) ? due.at() : next;
                continue;
            }
            DrainProof.Undrained undrained = undrained(due, roles.live());
            if (undrained.equals(PROVED)) {
                return destroy(snapshot, due.environment(), "due");
            }
            Instant last = dates.leftAt(due.environment()).plus(standbyPolicy.atMost());
            if (!context.now().isBefore(last)) {
                context.guard(
                        Guard.NOT_DRAINED,
                        due.environment().id().value(),
                        undrained.why() + ", after " + standbyPolicy.atMost().toHours()
                                + " h (standby.at-most): a person must look",
                        "destroy");
                return destroy(snapshot, due.environment(), "due, and allowed although not drained");
            }
            waits = "; " + undrained.why();
            Instant again = TimeOrder.earlier(undrained.next(), last);
            next = next == null || again.isBefore(next) ? again : next;
        }
        mustShowDue(snapshot);
        String when = next == null ? "" : ", next at " + next;
        return ok("nothing due" + when + waits + foreign(roles) + unshown(roles) + pruned());
    }

    /** What is not shown and would be due is left to a person; what is not due yet is only said. */
    private void mustShowDue(EnvironmentSnapshot snapshot) {
        steps.contradiction()
                .mustShow(
                        snapshot,
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

    private DrainProof.Undrained undrained(DueDates.Due due, @Nullable Environment live) {
        if (!due.mustBeDrained() || live == null && standbyPolicy.drain() == null) {
            return PROVED;
        }
        return live == null
                ? new DrainProof.Undrained(
                        "nobody who has the live name is shown, so silence of "
                                + due.environment().name() + " proves nothing",
                        Instant.MAX)
                : context.section("standby drained", () -> drained(due.environment(), live));
    }

    private Environment settledLive(Roles roles, Environment target) {
        Environment live = roles.live();
        if (live == null) {
            throw steps.preconditions().nobodyOwns("upload");
        }
        if (live.status() == Status.UNKNOWN) {
            throw context.refuse(
                    Guard.STILL_NEEDED,
                    "live " + live.name() + " is " + live.statusWord()
                            + ", which this version does not know: what stands by is still needed",
                    "status");
        }
        if (!dates.isSettled(live) && context.journal().isFirstCandidate(live.id())) {
            throw context.refuse(
                    Guard.STILL_NEEDED,
                    live.name() + " has the live name and has not been released yet: what stands by is still needed",
                    "release");
        }
        if (!dates.isSettled(live) || dates.isWayBackOfUnfinished(target)) {
            throw context.refuse(
                    Guard.STILL_NEEDED,
                    "a release that has moved the live name has not ended: what stands by is still needed",
                    "release");
        }
        return live;
    }

    private DrainProof.Undrained drained(Environment target, Environment live) {
        DrainProof.Undrained why = steps.drainProof().notDrained(target, live);
        return why == null ? PROVED : why;
    }

    private RuntimeException nothing(String sentence) {
        return context.refuse(Guard.NOTHING_TO_DO, sentence, context.onward("status"));
    }

    private StageResult destroy(EnvironmentSnapshot snapshot, Environment target, String why) {
        steps.preconditions().toDie(target);
        WayBack back = WayBack.of(context.journal(), snapshot.roles(context.journal()));
        Environment way = back.kind() == WayBack.Kind.MOVES ? back.target() : null;
        List<String> closed = way == null ? List.of() : wayBack(way, target, back, snapshot);
        steps.terminate().rid(snapshot, target, why);
        return gone(target).with(closed);
    }

    /** Told before it is terminated: whether the way back ends with it, or else how it stands. */
    private List<String> wayBack(Environment way, Environment target, WayBack back, EnvironmentSnapshot snapshot) {
        if (way.id().equals(target.id())) {
            String ends = "the way back ends with " + target.name() + ": from then on a rollback has nowhere to go";
            context.section(ends, () -> true);
            return List.of(ends);
        }
        Readiness readiness = context.section(
                "the way back stays, to " + way.name(), () -> steps.readiness().of(way, back, snapshot));
        Stream<String> closed = readiness.isOpen() ? Stream.of() : readiness.lines().stream();
        return Stream.concat(
                        Stream.of("the way back stays, to " + way.name()
                                + (readiness.isOpen() ? "" : ", and is closed:")),
                        closed)
                .toList();
    }

    private StageResult gone(Environment target) {
        return ok(target.name() + " (" + target.id() + ") is gone" + pruned());
    }

    private String pruned() {
        return steps.pruneVersions().prune().words();
    }

    private StageResult ok(String sentence) {
        return context.reached(sentence, "status");
    }
}
