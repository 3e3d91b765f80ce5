package dev.kirikae.stages.step;

import dev.kirikae.journal.CapacityHold;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For a while after the switch nothing scales the standby in, so that a way back finds as many instances as there were. On
 * its group, never by an update of the environment, which could not be switched meanwhile. It only helps: no stage waits for it,
 * and none ends because of it.
 */
public final class HoldCapacity {

    /**
     * By these a group gets smaller by itself: scaling policies act on alarms' notifications, scheduled actions by the clock.
     * Not {@code Terminate}: a policy would still lower the desired capacity, and all of it would go at once when that is
     * resumed; sick instances would not be replaced, and the group could not be deleted with its environment (EC2 Auto Scaling
     * User Guide, "Suspend and resume processes" and "How suspensions affect other processes", read 2026-11).
     */
    static final List<String> PROCESSES = List.of("AlarmNotification", "ScheduledActions");

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    HoldCapacity(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** Right after the switch; where a process that died had done it, or it is too late for it, nothing. */
    void hold(ReleaseRecord release) {
        EnvironmentId standby = release.live();
        Instant switched = release.switchedAt();
        Duration time = policy.configuration().standby().holdCapacity();
        if (standby == null
                || switched == null
                || known(standby) != null
                || context.journal().isGone(standby)
                || !context.now().isBefore(switched.plus(time))) {
            return;
        }
        context.section("the standby keeps its instances", () -> hold(standby, switched.plus(time)));
    }

    private boolean hold(EnvironmentId standby, Instant until) {
        Answer answer = steps.groups().look(standby);
        if (!(answer instanceof Answer.GroupSeen seen)) {
            return notHeld(standby, why(answer));
        }
        ScalingGroup group = seen.group();
        List<String> processes = PROCESSES.stream()
                .filter(process -> !group.suspended().contains(process))
                .toList();
        if (processes.isEmpty()) {
            return true;
        }
        Goal.ScaleInHeld goal = new Goal.ScaleInHeld(standby, group.name(), processes, until);
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.SuspendProcesses(
                        operation, standby, group.name(), processes, signedAt, notAfter));
        ChangeResult reached = context.attempt(change, answer);
        return reached.holds() || notHeld(standby, reached.why());
    }

    private boolean notHeld(EnvironmentId standby, String why) {
        return warned(standby, "scale-in of the standby " + standby + " is not held: " + why);
    }

    private boolean warned(EnvironmentId environment, String what) {
        context.record(new JournalEntry.Warned(environment, what, context.now()));
        return false;
    }

    /** What this run left open, as far as one look tells. */
    void settle() {
        context.settleLeftOver(Goal::isAside, policy.observers());
    }

    /** The end of a stage that may change things, and did not refuse: what is due is let go, as {@link #letGo}. */
    void after(StageResult ending) {
        boolean entered = context.journal().holder().equals(context.request().nonce());
        boolean unchanged = switch (ending.exit()) {
            case OK, FAILED, RESTORED -> false;
            case BUG, BAD_INPUT, REFUSED, LOCKED, UNCLEAR, PERSON, INTEGRITY, NOT_ALLOWED, STOPPED -> true;
        };
        if (entered && !unchanged) {
            context.explaining(() -> {
                settle();
                liftDue(context.journal().live());
            });
        }
    }

    /** Every hold whose time is over, and that of whoever serves now: what serves must be free to grow. */
    private void liftDue(@Nullable EnvironmentId live) {
        for (EnvironmentRecord facts : context.journal().present()) {
            CapacityHold hold = facts.hold();
            if (hold != null && (facts.id().equals(live) || !context.now().isBefore(hold.until()))) {
                lift(facts.id());
            }
        }
    }

    /** The live name is back at what was held, and the stage's end is decided: as {@link #lift}, cut short by a request to stop. */
    public void letGo(EnvironmentId environment) {
        context.explaining(() -> {
            settle();
            lift(environment);
        });
    }

    /** What we suspended of its group is resumed, and nothing else; no hold, nothing. */
    public void lift(EnvironmentId environment) {
        CapacityHold hold = known(environment);
        if (hold == null) {
            return;
        }
        if (mayStillArrive(environment)) {
            warned(
                    environment,
                    "scale-in of " + environment + " is let go by the next stage: it may still be on its way");
            return;
        }
        context.section("its group may shrink again", () -> lift(environment, hold));
    }

    private boolean lift(EnvironmentId environment, CapacityHold hold) {
        Goal.ScaleInLifted goal = new Goal.ScaleInLifted(environment, hold.group(), hold.processes());
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.ResumeProcesses(
                        operation, environment, hold.group(), hold.processes(), signedAt, notAfter));
        ChangeResult reached = context.attempt(change, context.ask(new Effect.LookAtGroup(hold.group())));
        return reached.holds()
                || warned(
                        environment,
                        "scale-in of " + environment + " is still suspended (" + String.join(", ", hold.processes())
                                + " of group " + hold.group() + "): " + reached.why());
    }

    /** A call to hold that nobody answered: let go before it has come, it would hold for ever. */
    private boolean mayStillArrive(EnvironmentId environment) {
        return context.journal().open().stream()
                .anyMatch(i -> i.goal() instanceof Goal.ScaleInHeld held
                        && held.environment().equals(environment)
                        && !context.now().isAfter(i.late().plus(StageContext.READ_LAG)));
    }

    private @Nullable CapacityHold known(EnvironmentId environment) {
        EnvironmentRecord facts = context.journal().environment(environment);
        return facts == null ? null : facts.hold();
    }

    private static String why(Answer answer) {
        return answer instanceof Answer.Missing missing ? missing.why() : "its answer makes no sense";
    }
}
