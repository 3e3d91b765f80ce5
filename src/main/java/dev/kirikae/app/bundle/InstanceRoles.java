package dev.kirikae.app.bundle;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a launch must be given, since Beanstalk makes none by itself: without an instance profile it ends the
 * launch within seconds (events "Environment must have instance profile associated with it", "Failed to launch
 * environment": aws-samples/aws-cdk-examples#117, hashicorp/terraform#4692; Developer Guide, iam-instanceprofile, read
 * 2026-11). Where something is live and its settings are inherited, its roles are too.
 */
public final class InstanceRoles {
    private static final String LAUNCH = "aws:autoscaling:launchconfiguration";
    private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
    private static final List<String> LAUNCH_TEMPLATE =
            List.of("DisableIMDSv1", "RootVolumeType", "BlockDeviceMappings");

    private InstanceRoles() {}

    /**
     * Why AWS is sure to end the launch, and what to write; null where it is given what it needs.
     *
     * @param live whether something is live whose settings may be inherited
     */
    public static @Nullable UserError missing(Configuration configuration, BundleContent content, boolean live) {
        if (isGiven(configuration, content, live, LAUNCH, "IamInstanceProfile")) {
            return null;
        }
        boolean first = !live;
        List<String> problems = new ArrayList<>();
        problems.add(
                first
                        ? "nothing is live to inherit it from, and neither the file nor the bundle names one"
                        : "environment.inherit leaves live's out, and neither the file nor the bundle names one");
        problems.add("write below environment.settings:  " + LAUNCH
                + ": {IamInstanceProfile: aws-elasticbeanstalk-ec2-role}");
        if (!isGiven(configuration, content, live, ENVIRONMENT, "ServiceRole")) {
            problems.add(
                    "and for enhanced health:  " + ENVIRONMENT + ": {ServiceRole: aws-elasticbeanstalk-service-role}");
        }
        problems.add("these are the names that the console gives; the roles must exist in the account"
                + " (IAM, instance profile with AWSElasticBeanstalkWebTier)");
        return UserError.because(
                "environment.settings: no instance profile; Beanstalk ends such a launch within seconds:"
                        + " \"Environment must have instance profile associated with it\"",
                problems);
    }

    /** What may go wrong, by the account's age or for want of a role, one sentence each. */
    public static List<String> warnings(Configuration configuration, BundleContent content, boolean live) {
        List<String> warnings = new ArrayList<>();
        if (!isGiven(configuration, content, live, ENVIRONMENT, "ServiceRole")) {
            warnings.add("no service role: enhanced health, which every verification looks at, needs one; write "
                    + ENVIRONMENT + ": {ServiceRole: aws-elasticbeanstalk-service-role}");
        }
        boolean template =
                LAUNCH_TEMPLATE.stream().anyMatch(option -> isGiven(configuration, content, live, LAUNCH, option));
        if (!template && !live) {
            warnings.add(
                    "an account made since 2024-10-01 cannot create launch configurations, and this launch would need"
                            + " one; if yours is that young, write " + LAUNCH
                            + ": {DisableIMDSv1: true}, which makes it a"
                            + " launch template (rehearse --first --incident new-account shows what happens)");
        }
        return warnings;
    }

    private static boolean isGiven(
            Configuration configuration, BundleContent content, boolean live, String namespace, String option) {
        boolean declared = configuration.environment().settings().stream()
                .anyMatch(s -> s.namespace().equals(namespace)
                        && s.name().equals(option)
                        && !s.value().isBlank());
        boolean bundled = content.settings().stream()
                .anyMatch(s -> s.isFor(namespace, option) && !s.value().isBlank());
        return declared
                || bundled
                || live && isInherited(configuration.environment().inherit(), namespace, option);
    }

    private static boolean isInherited(Configuration.Inherit inherit, String namespace, String option) {
        return switch (inherit.kind()) {
            case LIVE -> true;
            case NONE -> false;
            case LISTED ->
                inherit.options().stream()
                        .anyMatch(
                                o -> o.namespace().equals(namespace) && o.name().equals(option));
        };
    }
}
