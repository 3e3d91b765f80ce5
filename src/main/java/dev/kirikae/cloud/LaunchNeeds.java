package dev.kirikae.cloud;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a launch must be given, by the API or by the bundle's files.
 *
 * @param content what the bundle says; null where nobody knows
 */
record LaunchNeeds(SimEnvironment sim, @Nullable BundleContent content) {
    private static final String LAUNCH = "aws:autoscaling:launchconfiguration";

    /** Options that make Beanstalk use a launch template (Developer Guide, environments-cfg-autoscaling-launch-templates). */
    private static final List<String> TEMPLATE = List.of("DisableIMDSv1", "RootVolumeType", "BlockDeviceMappings");

    /** Without one Beanstalk ends the launch (aws-samples/aws-cdk-examples#117, hashicorp/terraform#4692). */
    boolean hasInstanceProfile() {
        return isSet("IamInstanceProfile");
    }

    /** Accounts made since 2024-10-01 cannot create launch configurations (same page of the guide, read 2026-11). */
    boolean hasLaunchTemplate() {
        return TEMPLATE.stream().anyMatch(this::isSet);
    }

    private boolean isSet(String option) {
        String given = sim.setting(LAUNCH, option);
        String value = given != null || content == null ? given : content.setting(LAUNCH, option);
        return value != null && !value.isBlank();
    }
}
