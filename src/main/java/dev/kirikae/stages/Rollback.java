package dev.kirikae.stages;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.stages.step.Contradiction;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.OpenService;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.RollbackTarget;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.WayBack;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.FirstLook;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Takes back the latest release, and nothing older, at a person's word. It has the right of way: it waits for nobody
 * who holds the lock.
 */
public final class Rollback {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final OpenService entering;
    private final RollbackTarget targets;

    private Rollback(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.entering = steps.open();
        this.targets = steps.rollbackTarget();
    }

    /** @param to release id, commit, version label or environment id to go to; null for the standby */
    public static Workflow workflow(Request request, ServicePolicy policy, @Nullable String to) {
        return Steps.stage(request, policy, steps -> new Rollback(steps).run(to));
    }

    /** Where the first look tells all there is to know, what it decides is done in the next round. */
    private StageResult run(@Nullable String to) {
        FirstLook first = entering.read();
        EnvironmentSnapshot snapshot = entering.snapshot(first);
        if (isPlain(snapshot)) {
            entering.owner(snapshot);
            WayBack back = decided(snapshot, to);
            if (back.kind() == WayBack.Kind.MOVES) {
                return moves(first, snapshot, back, to);
            }
            if (back.kind() != WayBack.Kind.GIVES_UP
                    && back.kind() != WayBack.Kind.CLOSES
                    && back.kind() != WayBack.Kind.NOT_SHOWN) {
                return without(back);
            }
        }
        return concluded(entering.enter(first, true, goal -> goal instanceof Goal.NameBelongsTo), to);
    }

    /** Nothing that was left open, lost or moved by hand has to be looked into first. */
    private boolean isPlain(EnvironmentSnapshot snapshot) {
        Environment live = snapshot.roles(context.journal()).live();
        return !context.journal().isEmpty()
                && !context.journal().isNameOpen()
                && !steps.goneEnvironments().areThere(snapshot)
                && live != null
                && live.id().equals(context.journal().live());
    }

    private WayBack decided(EnvironmentSnapshot snapshot, @Nullable String to) {
        Roles roles = snapshot.roles(context.journal());
        Environment live = roles.live();
        if (to == null || live == null) {
            return WayBack.of(context.journal(), roles);
        }
        Environment named = targets.named(snapshot, to);
        ReleaseRecord serving = context.journal().releaseOf(live.id());
        return live.id().equals(named.id())
                ? new WayBack(WayBack.Kind.ALREADY, live, named, serving)
                : new WayBack(WayBack.Kind.MOVES, live, named, serving);
    }

    /** Takes over and checks the target in one round; whatever was written meanwhile is decided anew. */
    private StageResult moves(FirstLook first, EnvironmentSnapshot snapshot, WayBack back, @Nullable String to) {
        RollbackTarget.Checks checks = targets.checks(back);
        StageContext.TakenOver taken = context.section(
                "the service is taken over", () -> context.takeOver(first, checks.looks(), checks.longest()));
        if (!taken.asRead()) {
            context.settleLeftOver(goal -> goal instanceof Goal.NameBelongsTo, policy.observers());
            return concluded(steps.look().afterAMove(), to);
        }
        return move(snapshot, back, checks.understood(taken.answers()), to);
    }

    private StageResult concluded(EnvironmentSnapshot known, @Nullable String to) {
        Contradiction contradiction = steps.contradiction();
        EnvironmentSnapshot named = to == null
                ? contradiction.mustShow(known, NotShown.Role.LIVE)
                : contradiction.mustShow(known, roles -> targets.unshown(roles, to));
        boolean standbyCounts = decided(named, to).kind() == WayBack.Kind.NOT_SHOWN;
        EnvironmentSnapshot snapshot = standbyCounts ? contradiction.mustShow(named, NotShown.Role.STANDBY) : named;
        WayBack back = decided(snapshot, to);
        if (back.kind() != WayBack.Kind.MOVES) {
            return without(back);
        }
        return move(snapshot, back, asked(back), to);
    }

    private RollbackTarget.Checked asked(WayBack back) {
        RollbackTarget.Checks checks = targets.checks(back);
        return context.section("the target answers", () -> checks.understood(targets.ask(checks)));
    }

    /** What a rollback comes to where no name has to move. */
    private StageResult without(WayBack back) {
        String live = back.live() == null ? "nobody" : back.live().name();
        ReleaseRecord release = back.release();
        return switch (back.kind()) {
            case GIVES_UP -> {
                String id = release == null ? "" : release.id();
                context.record(
                        new JournalEntry.Ended(id, JournalEntry.How.ABANDONED, "rollback: " + by(), context.now()));
                yield context.reached(
                        "already so: " + id + " had not moved the live name; it is given up, and " + live
                                + " serves users as before",
                        afterGivingUp(back));
            }
            case CLOSES -> {
                String closed = release == null ? "" : steps.completeRelease().closeMoved(release, back.live());
                yield context.reached("already so: " + closed, "status");
            }
            case ALREADY ->
                context.reached(
                        "already so: " + live + " serves users" + takenBack(release) + forward(release), "status");
            case NOTHING, NOT_SHOWN, MOVES ->
                throw context.refuse(
                        Guard.NOTHING_TO_DO,
                        (context.journal().releases().isEmpty() ? "nothing was released yet" : "there is no standby")
                                + ": there is nothing to go back to",
                        context.onward("status"));
            case NO_OWNER -> throw steps.preconditions().nobodyOwns("upload");
        };
    }

    private String afterGivingUp(WayBack back) {
        ReleaseRecord moved = context.journal().moved();
        boolean held = moved != null && back.live() != null && back.live().id().equals(moved.environment());
        return held ? "rollback" : "status";
    }

    private String takenBack(@Nullable ReleaseRecord left) {
        return left == null || left.state() != ReleaseRecord.State.RESTORED
                ? ""
                : ", and " + left.id() + " is taken back";
    }

    /** The one command that leads forward again to what was left, in words; empty where that is gone. */
    private String forward(@Nullable ReleaseRecord left) {
        boolean givenUp =
                left != null && left.id().equals(context.journal().name().givenUp());
        return givenUp
                        || left == null
                        || left.environment() == null
                        || context.journal().isGone(left.environment())
                ? ""
                : "; forward again leads rollback --to " + left.environment();
    }

    private StageResult move(
            EnvironmentSnapshot first, WayBack back, RollbackTarget.Checked checked, @Nullable String to) {
        Environment live = targets.known(back.live());
        Environment target = targets.known(back.target());
        steps.oneWayDoors().mustBeOpen(target);
        targets.mustServe(target, checked);
        EnvironmentSnapshot snapshot = first;
        if (steps.matchCapacity().raise(target, checked.instances(), live, checked.serving(), 0)) {
            snapshot = steps.contradiction().mustShow(steps.look().now(), target.id());
            WayBack now = decided(snapshot, to);
            if (now.kind() != WayBack.Kind.MOVES) {
                return without(now);
            }
            if (!targets.known(now.target()).id().equals(target.id())) {
                return move(snapshot, now, asked(now), to);
            }
        }
        Retry retry = context.retry(policy.configuration().deadlines().switching());
        ChangeResult reached = back(snapshot, live, target);
        while (retry.isDue(reached)) {
            reached = back(steps.look().now(), live, target);
        }
        context.require(reached, "the live name could not be moved back");
        context.record(targets.judged(target, checked));
        context.waitUntilSure();
        ReleaseRecord taken = context.journal().releaseOf(live.id());
        if (taken != null && taken.state() == ReleaseRecord.State.RESTORED) {
            context.record(
                    new JournalEntry.Ended(taken.id(), JournalEntry.How.RESTORED, "rollback: " + by(), context.now()));
        }
        steps.holdCapacity().letGo(target.id());
        return context.reached(target.name() + " serves users again; " + live.name() + " is rejected", "status");
    }

    private ChangeResult back(EnvironmentSnapshot snapshot, Environment live, Environment target) {
        return steps.switchLiveName().back(Goal.Purpose.ROLLBACK, snapshot, live.id(), target.id());
    }

    private String by() {
        Request request = context.request();
        return request.reason().isEmpty() ? request.holder() : request.holder() + ": " + request.reason();
    }
}
