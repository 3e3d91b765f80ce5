package dev.kirikae.cloud;

import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Auto Scaling groups: what is asked of one, whatever its environment is busy with. */
final class GroupChanges {

    private final CloudState state;

    GroupChanges(CloudState state) {
        this.state = state;
    }

    /** As IAM names it. */
    static String action(ChangingCall call) {
        boolean desires = call instanceof ChangingCall.SetCapacity;
        return "autoscaling:"
                + (desires ? "SetDesiredCapacity" : call.getClass().getSimpleName());
    }

    /** Null where there is no such group, or no more. */
    @Nullable
    SimEnvironment owner(String group) {
        for (SimEnvironment sim : state.sims.all()) {
            if (sim.group().equals(group) && sim.seen.status() != Status.TERMINATED) {
                return sim;
            }
        }
        return null;
    }

    Answer execute(ChangingCall call) {
        if (call instanceof ChangingCall.SetCapacity capacity) {
            SimEnvironment sim = owner(capacity.group());
            return sim == null ? absent(capacity.group()) : desire(sim, capacity.instances());
        }
        if (call instanceof ChangingCall.SuspendProcesses suspend) {
            SimEnvironment sim = owner(suspend.group());
            return sim == null ? absent(suspend.group()) : suspend(sim, suspend.processes(), true);
        }
        if (call instanceof ChangingCall.ResumeProcesses resume) {
            SimEnvironment sim = owner(resume.group());
            return sim == null ? absent(resume.group()) : suspend(sim, resume.processes(), false);
        }
        throw new IllegalArgumentException("not a call to a group: " + call);
    }

    private Answer desire(SimEnvironment sim, int instances) {
        ScalingGroup group = sim.scaling();
        if (instances > group.most() || instances < group.least()) {
            String bound =
                    instances > group.most() ? "above max value " + group.most() : "below min value " + group.least();
            return new Answer.Refused(
                    Answer.Trouble.UNSUPPORTED,
                    "ValidationError",
                    "New SetDesiredCapacity value " + instances + " is " + bound + " for the AutoScalingGroup.");
        }
        sim.desired = instances;
        if (instances < sim.instances.size()) {
            sim.instances = List.copyOf(sim.instances.subList(0, instances));
        }
        state.queue.plan(state.now.plus(state.profile.update()), ScheduledEvent.Kind.GROUP_FILLED, sim.id(), "", "");
        return new Answer.Done(state.newRequest(), null);
    }

    private Answer suspend(SimEnvironment sim, List<String> processes, boolean on) {
        if (on) {
            sim.suspended.addAll(processes);
        } else {
            processes.forEach(sim.suspended::remove);
        }
        return new Answer.Done(state.newRequest(), null);
    }

    private static Answer.Refused absent(String group) {
        return new Answer.Refused(
                Answer.Trouble.ABSENT,
                "ValidationError",
                "AutoScalingGroup name not found - AutoScalingGroup " + group + " not found");
    }
}
