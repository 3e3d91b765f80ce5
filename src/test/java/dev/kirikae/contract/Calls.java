package dev.kirikae.contract;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.ChangingCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Changing calls, allowed for a minute from the contract's now. */
final class Calls {

    static final Instant NOW = AwsPlace.NOW;
    static final Instant UNTIL = NOW.plusSeconds(60);

    private Calls() {}

    static ChangingCall.Swap swap(EnvironmentId from, EnvironmentId to) {
        return new ChangingCall.Swap("op-1", from, to, NOW, UNTIL);
    }

    static ChangingCall.Terminate terminate(EnvironmentId id) {
        return new ChangingCall.Terminate("op-2", id, NOW, UNTIL);
    }

    static ChangingCall.SetCapacity capacity(EnvironmentId id, int instances) {
        return new ChangingCall.SetCapacity("op-3", id, group(id), instances, NOW, UNTIL);
    }

    static ChangingCall.SuspendProcesses suspend(EnvironmentId id, String... processes) {
        return new ChangingCall.SuspendProcesses("op-3", id, group(id), List.of(processes), NOW, UNTIL);
    }

    static ChangingCall.ResumeProcesses resume(EnvironmentId id, String... processes) {
        return new ChangingCall.ResumeProcesses("op-3", id, group(id), List.of(processes), NOW, UNTIL);
    }

    /** Name of the Auto Scaling group of an environment. */
    static String group(EnvironmentId id) {
        return "awseb-" + id + "-stack-AWSEBAutoScalingGroup";
    }

    static ChangingCall.CreateEnvironment create(String name, String version, String platform) {
        return new ChangingCall.CreateEnvironment(
                "op-4",
                "shop",
                name,
                name + "-x7k2",
                version,
                platform,
                null,
                List.of(new OptionSetting("aws:autoscaling:asg", "MinSize", "2")),
                Map.of("kirikae:service", "shop", "kirikae:release", "20261122-9f3c2ab"),
                "op-4",
                NOW,
                UNTIL);
    }

    static ChangingCall.CreateVersion version(String label, String bucket, String key) {
        return new ChangingCall.CreateVersion(
                "op-5", "shop", label, bucket, key, "op-5", Map.of("kirikae:service", "shop"), NOW, UNTIL);
    }

    static ChangingCall.DeleteVersion deleteVersion(String label) {
        return new ChangingCall.DeleteVersion("op-6", "shop", label, true, NOW, UNTIL);
    }

    static ChangingCall.SaveConfiguration save(String template, EnvironmentId from) {
        return new ChangingCall.SaveConfiguration("op-7", "shop", template, from, NOW, UNTIL);
    }

    static ChangingCall.DeleteConfiguration deleteConfiguration(String template) {
        return new ChangingCall.DeleteConfiguration("op-8", "shop", template, NOW, UNTIL);
    }
}
