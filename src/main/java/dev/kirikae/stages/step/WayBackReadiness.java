package dev.kirikae.stages.step;

import dev.kirikae.journal.CapacityHold;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.stages.step.Readiness.Finding;
import dev.kirikae.stages.step.Readiness.Kind;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether the way back is open, and for how long: what Beanstalk shows, and what its answers leave out (the standby's Auto
 * Scaling group). Looks alone; what may not be seen is said, and closes nothing.
 */
public final class WayBackReadiness {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    WayBackReadiness(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** @param back one that {@link WayBack.Kind#MOVES} */
    public Readiness of(Environment target, WayBack back, EnvironmentSnapshot snapshot) {
        Roles roles = snapshot.roles(context.journal());
        List<Finding> findings = new ArrayList<>();
        String unfit = back.unfit(policy.configuration().verify().health());
        if (unfit != null) {
            findings.add(new Finding(Kind.CLOSED, target.name() + " is " + unfit, null));
        }
        oneWay(target, findings);
        capacity(target, back.live(), findings);
        version(target, findings);
        platform(target, findings);
        domains(target, back.live(), snapshot, findings);
        steps.dueDates().of(roles).stream()
                .filter(due -> due.environment().id().equals(target.id()))
                .forEach(due -> findings.add(new Finding(
                        Kind.CLOSES, "destroy --due may take " + target.name() + " (standby.keep)", due.at())));
        return new Readiness(findings);
    }

    /** What nobody can tell is refused by a rollback, as what is forbidden. */
    private void oneWay(Environment target, List<Finding> findings) {
        OneWayDoor door = steps.oneWayDoors().decisive(target.id());
        Instant closes = door == null ? null : door.closes();
        String closed = steps.oneWayDoors().closed(target.id());
        if (closed != null) {
            findings.add(new Finding(Kind.CLOSED, closed + "; --allow one-way-door goes back all the same", null));
        } else if (door != null && closes != null) {
            findings.add(new Finding(Kind.CLOSES, door.words(), closes));
        }
    }

    /** An own name that leads elsewhere stays there when the live name moves. */
    private void domains(
            Environment target, @Nullable Environment live, EnvironmentSnapshot snapshot, List<Finding> findings) {
        if (live != null) {
            String host = steps.switchLiveName().liveHost(snapshot);
            steps.ownDomains()
                    .astray(live, snapshot, host)
                    .forEach(words -> findings.add(note(
                            words + ": whoever calls it may not be led to " + target.name() + " with the others")));
        }
    }

    private void capacity(Environment target, @Nullable Environment live, List<Finding> findings) {
        OptionalInt there = ShownInstances.healthy(context.ask(new Effect.LookAtInstances(target.id())));
        OptionalInt serving = live == null
                ? OptionalInt.empty()
                : ShownInstances.count(live, context.ask(new Effect.LookAtInstances(live.id())));
        int wanted = serving.orElse(1);
        boolean few = there.isPresent() && there.getAsInt() < wanted;
        String counts = (there.isPresent() ? there.getAsInt() : "an unknown number of") + " healthy instances, "
                + (serving.isPresent() ? serving.getAsInt() : "an unknown number") + " serve now";
        findings.add(note(
                target.name() + " has " + counts + (few ? ": a rollback raises it first, which takes minutes" : "")));
        Answer answer = steps.groups().look(target.id());
        if (answer instanceof Answer.GroupSeen seen) {
            group(target, seen.group(), wanted, few, findings);
        } else {
            String why = answer instanceof Answer.Missing missing ? missing.why() : "its answer makes no sense";
            findings.add(note("its Auto Scaling group is not known: " + why));
        }
    }

    private void group(Environment target, ScalingGroup group, int wanted, boolean few, List<Finding> findings) {
        if (group.desired() == 0) {
            findings.add(new Finding(Kind.CLOSED, "its Auto Scaling group keeps no instance: it is paused", null));
        } else if (few && group.most() < wanted) {
            findings.add(new Finding(
                    Kind.CLOSED, "its Auto Scaling group takes at most " + group.most() + " (MaxSize)", null));
        } else if (few && group.suspended().contains("Launch")) {
            findings.add(new Finding(Kind.CLOSED, "Launch is suspended in its Auto Scaling group", null));
        }
        CapacityHold hold = hold(target);
        if (!group.suspended().isEmpty()) {
            findings.add(note("suspended in its Auto Scaling group: " + String.join(", ", group.suspended())
                    + (hold == null
                            ? ""
                            : "; of that Kirikae holds " + String.join(", ", hold.processes()) + " until "
                                    + hold.until())));
        }
        if (!group.suspended().contains("AlarmNotification") && group.desired() > group.least()) {
            findings.add(note("nothing holds its scale-in: it may shrink to " + group.least()));
        }
        scheduled(target, group, wanted, hold, findings);
    }

    /** What Kirikae suspended itself does not run before that is over. */
    private void scheduled(
            Environment target, ScalingGroup group, int wanted, @Nullable CapacityHold hold, List<Finding> findings) {
        Answer answer = context.ask(new Effect.LookAtScheduledActions(group.name()));
        if (!(answer instanceof Answer.ScheduledActionsSeen seen)) {
            String why = answer instanceof Answer.Missing missing ? missing.why() : "its answer makes no sense";
            findings.add(note("scheduled actions of its group are not known: " + why));
            return;
        }
        boolean held = hold != null && hold.processes().contains("ScheduledActions");
        boolean suspended = group.suspended().contains("ScheduledActions") && !held;
        for (ScheduledAction action : seen.actions()) {
            Instant next = action.next();
            if (!action.shrinksBelow(wanted)) {
                continue;
            }
            String words =
                    "scheduled action " + action.name() + " of its group" + sizes(action) + " of " + target.name();
            boolean runs = next != null && !suspended && !(held && hold != null && next.isBefore(hold.until()));
            findings.add(
                    runs ? new Finding(Kind.CLOSES, words, next) : note(words + ", which is suspended or has no time"));
        }
    }

    private static String sizes(ScheduledAction action) {
        return action.desired() != null
                ? " leaves " + action.desired() + " instances"
                : " lowers MaxSize to " + action.most();
    }

    private void version(Environment target, List<Finding> findings) {
        String label = target.version();
        if (label == null) {
            return;
        }
        Answer answer =
                context.ask(new Effect.LookAtVersions(policy.configuration().application(), label));
        if (answer instanceof Answer.VersionsSeen seen && seen.versions().isEmpty()) {
            findings.add(note("its version " + label + " is gone: an instance that is replaced or added cannot start"));
        }
    }

    /** A platform that is not on offer any more still runs; how long AWS keeps it so is not told by the API. */
    private void platform(Environment target, List<Finding> findings) {
        Answer answer = context.ask(new Effect.LookAtPlatforms());
        boolean named = !target.platform().startsWith("arn:");
        if (named
                && answer instanceof Answer.PlatformsSeen seen
                && !seen.solutionStacks().contains(target.platform())) {
            findings.add(note("its platform " + target.platform() + " is no longer on offer"));
        }
    }

    private @Nullable CapacityHold hold(Environment target) {
        EnvironmentRecord facts = context.journal().environment(target.id());
        return facts == null ? null : facts.hold();
    }

    private static Finding note(String words) {
        return new Finding(Kind.NOTE, words, null);
    }
}
