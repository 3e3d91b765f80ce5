package dev.kirikae.cloud;

import dev.kirikae.model.EnvironmentEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of Beanstalk's stream, put into words only when somebody reads it.
 *
 * @param at may lie in the future: then it has not been said yet
 * @param request empty on health transitions and instance events, as on AWS
 */
record EventText(Instant at, Text text, String environment, String first, String second, String request) {

    EnvironmentEvent spoken() {
        return new EnvironmentEvent(at, text.severity, text.of(first, second), environment, blankToNull(request));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The words, as the EB CLI's recorded answers and the Developer Guide (eb3-swap, eb3-terminate) show them, read 2026-11. */
    enum Text {
        CREATE_STARTS("INFO", "createEnvironment is starting."),
        BUCKET("INFO", "Using {1} as Amazon S3 storage bucket for environment data."),
        HEALTH_PENDING(
                "INFO",
                "Environment health has transitioned to Pending. Initialization in progress (running for 3 seconds). There are no"
                        + " instances."),
        SECURITY_GROUP("INFO", "Created security group named: awseb-{1}-stack-AWSEBSecurityGroup"),
        SCALING_GROUP("INFO", "Created Auto Scaling group named: awseb-{1}-stack-AWSEBAutoScalingGroup"),
        WAITING("INFO", "Waiting for EC2 instances to launch. This may take a few minutes."),
        ALARM_HIGH("INFO", "Created CloudWatch alarm named: awseb-{1}-stack-AWSEBCloudwatchAlarmHigh"),
        ALARM_LOW("INFO", "Created CloudWatch alarm named: awseb-{1}-stack-AWSEBCloudwatchAlarmLow"),
        INSTANCE_ADDED("INFO", "Added instance [{1}] to your environment."),
        LOAD_BALANCER("INFO", "Created load balancer named: {1}"),
        DEPLOYED("INFO", "Instance deployment completed successfully."),
        HEALTH_OK(
                "INFO",
                "Environment health has transitioned from Pending to Ok. Initialization completed 26 seconds ago and took 5"
                        + " minutes."),
        HEALTH_SEVERE(
                "WARN",
                "Environment health has transitioned from Pending to Severe. ELB health is failing or not available for all"
                        + " instances."),
        HEALTH_WORSE(
                "WARN",
                "Environment health has transitioned from {1}. {2} % of the requests are failing with HTTP 5xx."),
        HEALTH_BETTER("INFO", "Environment health has transitioned from {1}."),
        LAUNCHED("INFO", "Successfully launched environment: {1}"),
        NO_PROFILE("ERROR", "Environment must have instance profile associated with it."),
        LAUNCH_FAILED("ERROR", "Failed to launch environment."),
        LAUNCHED_WITH_ERRORS(
                "ERROR",
                "Create environment operation is complete, but with errors. For more information, see troubleshooting"
                        + " documentation."),
        STACK_FAILED(
                "ERROR",
                "Stack named 'awseb-{1}-stack' aborted operation. Current state: 'CREATE_FAILED'  Reason: The following"
                        + " resource(s) failed to create: [AWSEBInstanceLaunchWaitCondition]."),
        NO_LAUNCH_CONFIGURATION(
                "ERROR",
                "Creating Auto Scaling launch configuration failed Reason: The Launch Configuration creation operation is not"
                        + " available in your account. Use launch templates to create configuration templates for your Auto"
                        + " Scaling groups."),
        STACK_WITHOUT_GROUP(
                "ERROR",
                "Stack named 'awseb-{1}-stack' aborted operation. Current state: 'CREATE_FAILED'  Reason: The following"
                        + " resource(s) failed to create: [AWSEBAutoScalingLaunchConfiguration]."),
        TOPIC("INFO", "Deleting SNS topic for environment {1}."),
        UPDATE_STARTS("INFO", "Environment update is starting."),
        UPDATING_SETTINGS("INFO", "Updating environment {1}'s configuration settings."),
        SETTINGS_DEPLOYED("INFO", "Successfully deployed new configuration to environment."),
        UPDATED("INFO", "Environment update completed successfully."),
        SWAP_STARTS("INFO", "swapEnvironmentCNAMEs is starting."),
        SWAPPING("INFO", "Swapping CNAMEs for environments '{1}' and '{2}'."),
        POINTS_TO("INFO", "'{1}' now points to '{2}'."),
        SWAPPED("INFO", "Completed swapping CNAMEs for environments '{1}' and '{2}'."),
        TERMINATE_STARTS("INFO", "terminateEnvironment is starting."),
        WAITING_FOR_END("INFO", "Waiting for EC2 instances to terminate. This may take a few minutes."),
        GROUP_IN_USE(
                "ERROR", "Stack deletion failed: The following resource(s) failed to delete: [AWSEBSecurityGroup]."),
        STACK_PROTECTED("ERROR", "Stack [awseb-{1}-stack] cannot be deleted while TerminationProtection is enabled."),
        TERMINATED("INFO", "terminateEnvironment completed successfully.");

        final String severity;
        private final String pattern;

        Text(String severity, String pattern) {
            this.severity = severity;
            this.pattern = pattern;
        }

        String of(String first, String second) {
            return pattern.replace("{1}", first).replace("{2}", second);
        }
    }
}
