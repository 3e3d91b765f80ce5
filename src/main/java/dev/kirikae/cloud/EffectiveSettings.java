package dev.kirikae.cloud;

import dev.kirikae.model.OptionSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What DescribeConfigurationSettings shows: what was given, besides it defaults, and values that Beanstalk generated. */
final class EffectiveSettings {

    /** A few of the about one hundred defaults (Developer Guide, command-options-general, read 2026-11). */
    private static final List<OptionSetting> DEFAULTS = List.of(
            new OptionSetting("aws:autoscaling:asg", "MinSize", "1"),
            new OptionSetting("aws:autoscaling:asg", "MaxSize", "4"),
            new OptionSetting("aws:autoscaling:asg", "Cooldown", "360"),
            new OptionSetting("aws:elasticbeanstalk:command", "DeploymentPolicy", "AllAtOnce"),
            new OptionSetting("aws:elasticbeanstalk:command", "Timeout", "600"),
            new OptionSetting("aws:elasticbeanstalk:control", "LaunchType", "Migration"),
            new OptionSetting("aws:elasticbeanstalk:control", "RollbackLaunchOnFailure", "false"),
            new OptionSetting("aws:elasticbeanstalk:environment", "EnvironmentType", "LoadBalanced"),
            new OptionSetting("aws:elasticbeanstalk:environment", "LoadBalancerType", "application"),
            new OptionSetting("aws:elasticbeanstalk:environment", "LoadBalancerIsShared", "false"),
            new OptionSetting("aws:elasticbeanstalk:healthreporting:system", "SystemType", "enhanced"),
            new OptionSetting("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "false"),
            new OptionSetting("aws:rds:dbinstance", "HasCoupledDatabase", "false"));

    private EffectiveSettings() {}

    static List<OptionSetting> of(SimEnvironment sim) {
        Map<String, OptionSetting> all = new LinkedHashMap<>();
        for (OptionSetting setting : DEFAULTS) {
            all.put(setting.namespace() + "/" + setting.name(), setting);
        }
        for (OptionSetting setting : generated(sim)) {
            all.put(setting.namespace() + "/" + setting.name(), setting);
        }
        for (OptionSetting setting : sim.given) {
            all.put(setting.namespace() + "/" + setting.name(), setting);
        }
        return new ArrayList<>(all.values());
    }

    private static List<OptionSetting> generated(SimEnvironment sim) {
        String group = "awseb-" + sim.id() + "-stack-AWSEBSecurityGroup";
        return List.of(
                new OptionSetting("aws:autoscaling:launchconfiguration", "SecurityGroups", group),
                new OptionSetting(
                        "aws:cloudformation:template:parameter",
                        "AppSource",
                        "https://elasticbeanstalk-platform-assets.s3.amazonaws.com/" + sim.seen.version()),
                new OptionSetting("aws:cloudformation:template:parameter", "InstancePort", "80"),
                new OptionSetting("aws:cloudformation:template:parameter", "HooksPkgUrl", "https://generated/hooks"),
                new OptionSetting("aws:elbv2:loadbalancer", "ManagedSecurityGroup", group));
    }
}
