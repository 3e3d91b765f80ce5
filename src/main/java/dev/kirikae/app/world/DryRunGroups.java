package dev.kirikae.app.world;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Instance;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Auto Scaling groups in a plan: as the real ones were seen, and then as the calls that would be made leave them. */
final class DryRunGroups {

    private final Function<Effect, Answer> real;
    private final Map<String, ScalingGroup> groups = new HashMap<>();
    private final Map<EnvironmentId, Integer> raised = new HashMap<>();

    /** @param real asks the real world */
    DryRunGroups(Function<Effect, Answer> real) {
        this.real = real;
    }

    /** What a real group answers; null where it is about none. */
    @Nullable
    Answer answer(Effect effect) {
        if (effect instanceof Effect.LookAtGroup look) {
            return group(look);
        }
        if (effect instanceof Effect.LookAtInstances look && raised.containsKey(look.environment())) {
            return filled(real.apply(look), raised.getOrDefault(look.environment(), 0));
        }
        if (effect instanceof ChangingCall.SetCapacity call && groups.containsKey(call.group())) {
            groups.computeIfPresent(
                    call.group(),
                    (name, g) -> new ScalingGroup(name, g.least(), call.instances(), g.most(), g.suspended()));
            raised.put(call.environment(), call.instances());
            return done(call);
        }
        if (effect instanceof ChangingCall.SuspendProcesses call && groups.containsKey(call.group())) {
            suspend(call.group(), call.processes(), true);
            return done(call);
        }
        if (effect instanceof ChangingCall.ResumeProcesses call && groups.containsKey(call.group())) {
            suspend(call.group(), call.processes(), false);
            return done(call);
        }
        return null;
    }

    private @Nullable Answer group(Effect.LookAtGroup look) {
        ScalingGroup known = groups.get(look.group());
        Answer answer = known == null ? real.apply(look) : new Answer.GroupSeen(known);
        if (answer instanceof Answer.GroupSeen seen) {
            groups.put(look.group(), seen.group());
        }
        return answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT ? null : answer;
    }

    private void suspend(String group, List<String> processes, boolean on) {
        groups.computeIfPresent(group, (name, g) -> {
            List<String> suspended = new ArrayList<>(g.suspended());
            if (on) {
                suspended.addAll(processes);
            } else {
                suspended.removeAll(processes);
            }
            return new ScalingGroup(name, g.least(), g.desired(), g.most(), suspended);
        });
    }

    private static Answer filled(Answer answer, int wanted) {
        if (!(answer instanceof Answer.InstancesSeen seen) || seen.instances().isEmpty()) {
            return answer;
        }
        List<Instance> all = new ArrayList<>(seen.instances());
        Instance like = all.get(0);
        while (all.size() < wanted) {
            all.add(new Instance(
                    "assumed-" + all.size(), like.health(), like.version(), like.deployment(), like.causes()));
        }
        return new Answer.InstancesSeen(all);
    }

    private static Answer done(ChangingCall call) {
        return new Answer.Done("plan-" + call.operation(), null);
    }
}
