package dev.kirikae.contract;

import java.util.Map;

class AwsGroupsTest extends GroupsContract {

    private static String described(String... suspended) {
        StringBuilder processes = new StringBuilder();
        for (String process : suspended) {
            processes
                    .append("<member><ProcessName>")
                    .append(process)
                    .append("</ProcessName><SuspensionReason>User suspended at 2026-11-22</SuspensionReason></member>");
        }
        return BeanstalkXml.answer(
                "DescribeAutoScalingGroups",
                BeanstalkXml.members(
                        "AutoScalingGroups",
                        "<AutoScalingGroupName>" + Calls.group(A) + "</AutoScalingGroupName><MinSize>1</MinSize>"
                                + "<MaxSize>4</MaxSize><DesiredCapacity>2</DesiredCapacity><SuspendedProcesses>"
                                + processes + "</SuspendedProcesses>"));
    }

    private static AwsWire described(AwsWire wire, String... answers) {
        return wire.on("DescribeAutoScalingGroups", Map.of("AutoScalingGroupNames.member.1", Calls.group(A)), answers);
    }

    private static String done(String operation) {
        return BeanstalkXml.done(operation);
    }

    @Override
    protected Scene group() {
        return AwsScenes.of(described(new AwsWire(), described("Launch")));
    }

    @Override
    protected Scene growing() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "SetDesiredCapacity",
                        Map.of(
                                "AutoScalingGroupName",
                                Calls.group(A),
                                "DesiredCapacity",
                                "4",
                                "HonorCooldown",
                                "false"),
                        done("SetDesiredCapacity"))
                .onRefusedWhere(
                        "SetDesiredCapacity",
                        Map.of("DesiredCapacity", "5"),
                        BeanstalkXml.error(
                                "ValidationError",
                                "New SetDesiredCapacity value 5 is above max value 4 for the AutoScalingGroup.")));
    }

    @Override
    protected Scene held() {
        Map<String, String> processes = Map.of(
                "AutoScalingGroupName",
                Calls.group(A),
                "ScalingProcesses.member.1",
                "AlarmNotification",
                "ScalingProcesses.member.2",
                "ScheduledActions");
        return AwsScenes.of(described(
                        new AwsWire(),
                        described("ScheduledActions", "Launch", "AlarmNotification"),
                        described("Launch"))
                .on("SuspendProcesses", processes, done("SuspendProcesses"))
                .on("ResumeProcesses", processes, done("ResumeProcesses")));
    }

    @Override
    protected Scene absent() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "DescribeAutoScalingGroups",
                        BeanstalkXml.answer("DescribeAutoScalingGroups", "<AutoScalingGroups/>"))
                .onRefused(
                        "SetDesiredCapacity",
                        400,
                        "ValidationError",
                        "AutoScalingGroup name not found - AutoScalingGroup " + Calls.group(AwsScenes.B)
                                + " not found"));
    }

    @Override
    protected Scene nightly() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "DescribeScheduledActions",
                        Map.of("AutoScalingGroupName", Calls.group(A)),
                        BeanstalkXml.answer(
                                "DescribeScheduledActions",
                                BeanstalkXml.members(
                                        "ScheduledUpdateGroupActions",
                                        "<ScheduledActionName>night</ScheduledActionName><StartTime>" + NIGHT
                                                + "</StartTime><MinSize>0</MinSize><DesiredCapacity>0</DesiredCapacity>"
                                                + "<Recurrence>0 13 * * *</Recurrence>"))));
    }

    @Override
    protected Scene denied() {
        return AwsScenes.of(new AwsWire()
                .onRefused(
                        "SetDesiredCapacity",
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/ci is not authorized to perform:"
                                + " autoscaling:SetDesiredCapacity"));
    }
}
