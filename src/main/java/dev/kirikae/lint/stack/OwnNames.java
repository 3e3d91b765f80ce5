package dev.kirikae.lint.stack;

import dev.kirikae.lint.Destination;
import dev.kirikae.model.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Beanstalk itself puts into an environment's stack: Developer Guide, customize-containers-format-resources-eb.
 * All names are logical ones.
 */
public final class OwnNames {
    /** With which the names of Beanstalk's own resources begin. */
    public static final String PREFIX = "AWSEB";

    /** What an environment must have for Beanstalk to make a resource. */
    enum Where {
        ANY("every environment"),
        CLASSIC("an environment with a classic load balancer"),
        V2("an environment with an application or network load balancer"),
        BALANCED("an environment with a load balancer"),
        WORKER("an environment of the worker tier");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Own(String type, Where where) {}

    private static final Map<String, Own> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("AWSEBAutoScalingGroup", new Own("AWS::AutoScaling::AutoScalingGroup", Where.ANY)),
            Map.entry(
                    "AWSEBAutoScalingLaunchConfiguration", new Own("AWS::AutoScaling::LaunchConfiguration", Where.ANY)),
            Map.entry("AWSEBEC2LaunchTemplate", new Own("AWS::EC2::LaunchTemplate", Where.ANY)),
            Map.entry("AWSEBEnvironmentName", new Own("AWS::ElasticBeanstalk::Environment", Where.ANY)),
            Map.entry("AWSEBSecurityGroup", new Own("AWS::EC2::SecurityGroup", Where.ANY)),
            Map.entry("AWSEBRDSDatabase", new Own("AWS::RDS::DBInstance", Where.ANY)),
            Map.entry("AWSEBLoadBalancer", new Own("AWS::ElasticLoadBalancing::LoadBalancer", Where.CLASSIC)),
            Map.entry("AWSEBLoadBalancerSecurityGroup", new Own("AWS::EC2::SecurityGroup", Where.BALANCED)),
            Map.entry("AWSEBV2LoadBalancer", new Own("AWS::ElasticLoadBalancingV2::LoadBalancer", Where.V2)),
            Map.entry("AWSEBV2LoadBalancerListener", new Own("AWS::ElasticLoadBalancingV2::Listener", Where.V2)),
            Map.entry(
                    "AWSEBV2LoadBalancerListenerRule", new Own("AWS::ElasticLoadBalancingV2::ListenerRule", Where.V2)),
            Map.entry("AWSEBV2LoadBalancerTargetGroup", new Own("AWS::ElasticLoadBalancingV2::TargetGroup", Where.V2)),
            Map.entry("AWSEBWorkerQueue", new Own("AWS::SQS::Queue", Where.WORKER)),
            Map.entry("AWSEBWorkerDeadLetterQueue", new Own("AWS::SQS::Queue", Where.WORKER)),
            Map.entry("AWSEBWorkerCronLeaderRegistry", new Own("AWS::DynamoDB::Table", Where.WORKER)),
            Map.entry("AWSEBCloudwatchAlarmHigh", new Own("AWS::CloudWatch::Alarm", Where.ANY)),
            Map.entry("AWSEBCloudwatchAlarmLow", new Own("AWS::CloudWatch::Alarm", Where.ANY)),
            Map.entry("AWSEBAutoScalingScaleUpPolicy", new Own("AWS::AutoScaling::ScalingPolicy", Where.ANY)),
            Map.entry("AWSEBAutoScalingScaleDownPolicy", new Own("AWS::AutoScaling::ScalingPolicy", Where.ANY)),
            Map.entry("AWSEBInstanceLaunchWaitCondition", new Own("AWS::CloudFormation::WaitCondition", Where.ANY)),
            Map.entry("AWSEBInstanceLaunchWaitHandle", new Own("AWS::CloudFormation::WaitConditionHandle", Where.ANY)),
            Map.entry("AWSEBBeanstalkMetadata", new Own("", Where.ANY))));

    /** Names that go on after these are made for further ports, rules and processes. */
    private static final List<String> FAMILIES =
            List.of("AWSEBV2LoadBalancerListener", "AWSEBV2LoadBalancerTargetGroup");

    /**
     * Parameters of Beanstalk's own template, in namespace aws:cloudformation:template:parameter; InstanceType by AWS's
     * developer blog, "Customizing Windows Elastic Beanstalk Environments, part 2" (2013).
     */
    public static final Set<String> PARAMETERS = Set.of(
            "AppSource",
            "EnvironmentVariables",
            "HooksPkgUrl",
            "InstancePort",
            "InstanceType",
            "InstanceTypeFamily",
            "ServerPort",
            "StaticFiles");

    /** CloudFormation's pseudo parameters. */
    public static final Set<String> PSEUDO = Set.of(
            "AWS::AccountId",
            "AWS::NotificationARNs",
            "AWS::NoValue",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    private OwnNames() {}

    /** The type of one of Beanstalk's own; null for others, and where it is not known. */
    public static @Nullable String type(String name) {
        Own own = KNOWN.get(name);
        return own == null || own.type().isEmpty() ? null : own.type();
    }

    /** Which of Beanstalk's names was probably meant; null where the name may well be meant as it is. */
    public static @Nullable String meant(String name) {
        if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                || KNOWN.containsKey(name)
                || FAMILIES.stream().anyMatch(name::startsWith)) {
            return null;
        }
        String nearest = Nearest.of(name, KNOWN.keySet());
        return nearest != null && Nearest.distance(name.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT)) <= 2
                ? nearest
                : null;
    }

    /**
     * What kind of environment Beanstalk makes this resource for, where the one that is meant is none of it; null
     * where it is, or where that is unknown.
     */
    public static @Nullable String missing(String name, Destination destination) {
        Own own = KNOWN.get(name);
        if (own == null || destination.equals(Destination.UNKNOWN)) {
            return null;
        }
        Map<String, String> settings =
                destination.settings().getOrDefault("aws:elasticbeanstalk:environment", Map.of());
        String balancer = settings.get("LoadBalancerType");
        boolean worker = destination.tier().equals("Worker");
        boolean none = worker || "SingleInstance".equals(settings.get("EnvironmentType"));
        boolean lacks = switch (own.where()) {
            case ANY -> false;
            case BALANCED -> none;
            case CLASSIC -> none || "application".equals(balancer) || "network".equals(balancer);
            case V2 -> none || "classic".equals(balancer);
            case WORKER -> !worker;
        };
        return lacks ? own.where().words() : null;
    }
}
