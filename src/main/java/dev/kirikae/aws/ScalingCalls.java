package dev.kirikae.aws;

import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/**
 * Auto Scaling groups, which belong to Beanstalk: never made, never deleted, no setting of theirs but the desired capacity and
 * what is suspended (EC2 Auto Scaling API Reference, read 2026-11). Nothing of the SDK's module is loaded before the first call.
 */
final class ScalingCalls {

    private final Clients clients;
    private final ChangingCalls acts;

    ScalingCalls(Clients clients, ChangingCalls acts) {
        this.clients = clients;
        this.acts = acts;
    }

    Answer look(Effect.LookAtGroup look) {
        List<AutoScalingGroup> found = clients.scaling()
                .looking()
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(look.group()))
                .autoScalingGroups();
        if (found.isEmpty()) {
            return new Answer.Missing(
                    Answer.Trouble.ABSENT, "there is no Auto Scaling group " + SafeText.plain(look.group()));
        }
        AutoScalingGroup group = found.get(0);
        if (group.minSize() == null || group.desiredCapacity() == null || group.maxSize() == null) {
            throw new IllegalStateException("the answer holds a group without its sizes");
        }
        return new Answer.GroupSeen(new ScalingGroup(
                look.group(),
                group.minSize(),
                group.desiredCapacity(),
                group.maxSize(),
                group.suspendedProcesses().stream()
                        .map(SuspendedProcess::processName)
                        .filter(Objects::nonNull)
                        .map(SafeText::plain)
                        .toList()));
    }

    Answer look(Effect.LookAtScheduledActions look) {
        List<ScheduledAction> actions = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            DescribeScheduledActionsResponse answer = clients.scaling()
                    .looking()
                    .describeScheduledActions(
                            r -> r.autoScalingGroupName(look.group()).nextToken(page));
            answer.scheduledUpdateGroupActions().forEach(action -> actions.add(action(action)));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        return new Answer.ScheduledActionsSeen(actions);
    }

    private static ScheduledAction action(ScheduledUpdateGroupAction action) {
        return new ScheduledAction(
                plain(action.scheduledActionName()),
                action.startTime(),
                action.minSize(),
                action.desiredCapacity(),
                action.maxSize(),
                plain(action.recurrence()));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : SafeText.plain(text);
    }

    /** Without regard to a cooldown, which would refuse it for minutes. */
    Answer setCapacity(ChangingCall.SetCapacity effect) {
        return acts.makeScaling(
                "SetDesiredCapacity",
                effect,
                client -> client.setDesiredCapacity(r -> r.autoScalingGroupName(effect.group())
                        .desiredCapacity(effect.instances())
                        .honorCooldown(false)));
    }

    Answer suspend(ChangingCall.SuspendProcesses effect) {
        return acts.makeScaling(
                "SuspendProcesses",
                effect,
                client -> client.suspendProcesses(
                        r -> r.autoScalingGroupName(effect.group()).scalingProcesses(effect.processes())));
    }

    Answer resume(ChangingCall.ResumeProcesses effect) {
        if (effect.processes().isEmpty()) {
            throw new IllegalArgumentException("an empty list would resume what others suspended");
        }
        return acts.makeScaling(
                "ResumeProcesses",
                effect,
                client -> client.resumeProcesses(
                        r -> r.autoScalingGroupName(effect.group()).scalingProcesses(effect.processes())));
    }
}
