package dev.kirikae.standin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** EC2 Auto Scaling's door, API version 2011-01-01: the groups that Beanstalk made, one for each environment. */
final class AutoScaling {

    private static final String NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
    private static final List<String> PROCESSES = List.of(
            "Launch",
            "Terminate",
            "AddToLoadBalancer",
            "AlarmNotification",
            "AZRebalance",
            "HealthCheck",
            "InstanceRefresh",
            "ReplaceUnhealthy",
            "ScheduledActions");

    private final Account account;
    private final CallLog log;
    private final Pace pace;

    AutoScaling(Account account, CallLog log, Pace pace) {
        this.account = account;
        this.log = log;
        this.pace = pace;
    }

    String answer(RecordedCall call) {
        String operation = call.operation();
        if (!"2011-01-01".equals(call.get("Version"))) {
            log.violation(operation + " of version " + call.get("Version"));
        }
        synchronized (account) {
            account.settle();
            String result = result(call);
            return "<" + operation + "Response xmlns=\"" + NAMESPACE + "\">"
                    + (result == null ? "" : AwsXml.node(operation + "Result", result))
                    + AwsXml.node("ResponseMetadata", AwsXml.text("RequestId", call.requestId())) + "</" + operation
                    + "Response>";
        }
    }

    /** Null where the operation answers with nothing but its request id. */
    private @Nullable String result(RecordedCall call) {
        switch (call.operation()) {
            case "DescribeAutoScalingGroups":
                List<String> names = call.list("AutoScalingGroupNames");
                return AwsXml.members(
                        "AutoScalingGroups",
                        account.machines.stream()
                                .filter(Machine::exists)
                                .filter(m -> names.isEmpty() || names.contains(m.group()))
                                .map(AutoScaling::described)
                                .toList());
            case "DescribeScheduledActions":
                return AwsXml.members(
                        "ScheduledUpdateGroupActions",
                        known(call).nightly.stream().map(AutoScaling::described).toList());
            case "SetDesiredCapacity":
                setDesired(known(call), Integer.parseInt(call.need("DesiredCapacity")));
                return null;
            case "SuspendProcesses":
                known(call).suspended.addAll(processes(call));
                return null;
            case "ResumeProcesses":
                known(call).suspended.removeAll(processes(call));
                return null;
            default:
                log.violation("an operation that is not known here: autoscaling:" + call.operation());
                throw Refusal.of("InvalidAction", "not known: " + call.operation());
        }
    }

    /** Without a list AWS takes all of them, also those that other people suspended. */
    private List<String> processes(RecordedCall call) {
        List<String> named = call.list("ScalingProcesses");
        if (named.isEmpty()) {
            log.violation(call.operation() + " of all processes");
            return PROCESSES;
        }
        named.stream().filter(p -> !PROCESSES.contains(p)).findFirst().ifPresent(p -> {
            throw Refusal.of("ValidationError", p + " is not a valid process type");
        });
        return named;
    }

    private void setDesired(Machine machine, int wanted) {
        if (wanted > machine.most()) {
            throw Refusal.of(
                    "ValidationError",
                    "New SetDesiredCapacity value " + wanted + " is above max value " + machine.most()
                            + " for the AutoScalingGroup.");
        }
        if (wanted < machine.least()) {
            throw Refusal.of(
                    "ValidationError",
                    "New SetDesiredCapacity value " + wanted + " is below min value " + machine.least()
                            + " for the AutoScalingGroup.");
        }
        if (wanted < machine.instances) {
            log.violation("SetDesiredCapacity of " + machine.name + " takes instances away");
        }
        machine.desired = wanted;
        account.at(account.now().plus(pace.update()), () -> {
            if (!machine.suspended.contains("Launch")) {
                machine.instances = machine.desired;
            }
        });
    }

    private Machine known(RecordedCall call) {
        String name = call.need("AutoScalingGroupName");
        return account.machines.stream()
                .filter(m -> m.exists() && m.group().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        "ValidationError",
                        "AutoScalingGroup name not found - AutoScalingGroup " + name + " not found"));
    }

    private static String described(Machine machine) {
        return AwsXml.text("AutoScalingGroupName", machine.group())
                + AwsXml.text("MinSize", machine.least())
                + AwsXml.text("MaxSize", machine.most())
                + AwsXml.text("DesiredCapacity", machine.desired)
                + AwsXml.text("DefaultCooldown", 360)
                + AwsXml.text("CreatedTime", machine.created)
                + AwsXml.members(
                        "SuspendedProcesses",
                        machine.suspended.stream()
                                .map(p -> AwsXml.text("ProcessName", p)
                                        + AwsXml.text("SuspensionReason", "User suspended"))
                                .toList());
    }

    private static String described(Instant night) {
        return AwsXml.text("ScheduledActionName", "night")
                + AwsXml.text("StartTime", night)
                + AwsXml.text("MinSize", 0)
                + AwsXml.text("DesiredCapacity", 0);
    }
}
