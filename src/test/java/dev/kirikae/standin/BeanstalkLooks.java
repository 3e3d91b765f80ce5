package dev.kirikae.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Beanstalk's operations that change nothing. */
final class BeanstalkLooks {

    private final Estate estate;
    private final Pace pace;
    private final String endpoint;

    BeanstalkLooks(Estate estate, Pace pace, String endpoint) {
        this.estate = estate;
        this.pace = pace;
        this.endpoint = endpoint;
    }

    String applications() {
        return Xml.members(
                "Applications",
                estate.applications.entrySet().stream()
                        .map(a -> Xml.text("ApplicationName", a.getKey())
                                + Xml.members(
                                        "Versions",
                                        a.getValue().keySet().stream().toList()))
                        .toList());
    }

    String versions(Call call) {
        String application = call.get("ApplicationName");
        List<String> labels = call.list("VersionLabels");
        List<String> found = new ArrayList<>();
        estate.applications.forEach((name, versions) -> {
            if (application == null || application.equals(name)) {
                versions.values().stream()
                        .filter(v -> labels.isEmpty() || labels.contains(v.label()))
                        .sorted(Comparator.comparing(Estate.Version::created).reversed())
                        .forEach(v -> found.add(version(name, v)));
            }
        });
        return Xml.members("ApplicationVersions", found);
    }

    static String version(String application, Estate.Version version) {
        return Xml.text("ApplicationName", application)
                + Xml.text("VersionLabel", version.label())
                + Xml.text("Description", version.description())
                + Xml.node("SourceBundle", Xml.text("S3Bucket", version.bucket()), Xml.text("S3Key", version.key()))
                + Xml.text("DateCreated", version.created())
                + Xml.text("DateUpdated", version.created())
                + Xml.text("Status", "UNPROCESSED");
    }

    String environments(Call call) {
        List<String> ids = call.list("EnvironmentIds");
        List<String> names = call.list("EnvironmentNames");
        String application = call.get("ApplicationName");
        Instant now = estate.now();
        Instant back = call.get("IncludedDeletedBackTo") == null
                ? now.minusSeconds(3600)
                : Instant.parse(call.need("IncludedDeletedBackTo"));
        return listing(estate.machines.stream()
                .filter(m -> application == null || m.application.equals(application))
                .filter(m -> ids.isEmpty() || ids.contains(m.id))
                .filter(m -> names.isEmpty() || names.contains(m.name))
                .filter(m -> !m.created.plus(pace.unseen()).isAfter(now))
                .filter(m -> m.exists() || m.updated.isAfter(back)));
    }

    static String listing(Stream<Machine> machines) {
        return Xml.members("Environments", machines.map(Machine::xml).toList());
    }

    String dns(Call call) {
        String prefix = call.need("CNAMEPrefix");
        return Xml.text("Available", estate.isFree(prefix)) + Xml.text("FullyQualifiedCNAME", Estate.fullName(prefix));
    }

    String stacks() {
        return Xml.members("SolutionStacks", estate.stacks)
                + Xml.members(
                        "SolutionStackDetails",
                        estate.stacks.stream()
                                .map(s -> Xml.text("SolutionStackName", s))
                                .toList());
    }

    String settings(Call call) {
        estate.versions(call.need("ApplicationName"));
        String template = call.get("TemplateName");
        if (template != null) {
            Estate.Template saved = estate.templates.get(template);
            if (saved == null) {
                throw Refusal.invalid("No Configuration Template named '" + template + "' found.");
            }
            return set(
                    saved.stack(),
                    saved.options().stream().map(BeanstalkLooks::option).toList(),
                    null);
        }
        Machine machine = estate.existing(null, call.need("EnvironmentName"));
        if (machine == null) {
            throw Refusal.invalid("No Environment found for EnvironmentName = '" + call.get("EnvironmentName") + "'.");
        }
        List<String> options = new ArrayList<>(
                machine.options.values().stream().map(BeanstalkLooks::option).toList());
        options.addAll(generated(machine));
        return set(machine.stack, options, "deployed");
    }

    private static String set(String stack, List<String> options, @Nullable String status) {
        return Xml.members(
                "ConfigurationSettings",
                List.of(Xml.text("SolutionStackName", stack)
                        + Xml.text("DeploymentStatus", status)
                        + Xml.members("OptionSettings", options)));
    }

    /** What Beanstalk adds by itself when it is asked for an environment's settings. */
    private static List<String> generated(Machine machine) {
        return List.of(
                option(new Machine.Option("aws:cloudformation:template:parameter", "AppSource", "http://x/y.zip")),
                option(new Machine.Option("aws:cloudformation:template:parameter", "InstancePort", "80")),
                option(new Machine.Option("aws:elasticbeanstalk:control", "LaunchType", "Migration")),
                option(new Machine.Option("aws:elasticbeanstalk:environment", "LoadBalancerType", "application")),
                Xml.text("ResourceName", "AWSEBAutoScalingLaunchConfiguration")
                        + option(new Machine.Option(
                                "aws:autoscaling:launchconfiguration",
                                "SecurityGroups",
                                "awseb-" + machine.id + "-stack-AWSEBSecurityGroup-X")),
                Xml.text("Namespace", "aws:autoscaling:launchconfiguration") + Xml.text("OptionName", "EC2KeyName"));
    }

    private static String option(Machine.Option option) {
        return Xml.text("Namespace", option.namespace())
                + Xml.text("OptionName", option.name())
                + Xml.text("Value", option.value());
    }

    String resources(Call call) {
        Machine machine = existing(call);
        return Xml.node(
                "EnvironmentResources",
                Xml.text("EnvironmentName", machine.name),
                Xml.members(
                        "AutoScalingGroups",
                        List.of(Xml.text("Name", "awseb-" + machine.id + "-stack-AWSEBAutoScalingGroup"))),
                Xml.members(
                        "Instances",
                        machine.instanceIds().stream()
                                .map(i -> Xml.text("Id", i))
                                .toList()),
                Xml.members("LoadBalancers", List.of(Xml.text("Name", machine.balancer()))),
                Xml.members("Queues", List.of()));
    }

    String tags(Call call) {
        String arn = call.need("ResourceArn");
        Machine machine = estate.machines.stream()
                .filter(m -> m.exists() && m.arn().equals(arn))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of("ResourceNotFoundException", "Resource not found for arn '" + arn + "'."));
        Map<String, String> all = new TreeMap<>(machine.tags);
        all.put("elasticbeanstalk:environment-name", machine.name);
        all.put("elasticbeanstalk:environment-id", machine.id);
        all.put("Name", machine.name);
        return Xml.text("ResourceArn", arn)
                + Xml.members(
                        "ResourceTags",
                        all.entrySet().stream()
                                .map(t -> Xml.text("Key", t.getKey()) + Xml.text("Value", t.getValue()))
                                .toList());
    }

    String managedActions(Call call) {
        existing(call);
        return Xml.members("ManagedActions", List.of());
    }

    String events(Call call) {
        String id = call.get("EnvironmentId");
        Instant since = call.get("StartTime") == null ? Instant.EPOCH : Instant.parse(call.need("StartTime"));
        List<Estate.Event> found = new ArrayList<>(estate.events.stream()
                .filter(e -> id == null || e.machine().id.equals(id))
                .filter(e -> !e.at().isBefore(since))
                .toList());
        java.util.Collections.reverse(found);
        return Xml.members(
                "Events",
                found.stream()
                        .map(e -> Xml.text("EventDate", e.at())
                                + Xml.text("Message", e.message())
                                + Xml.text("ApplicationName", e.machine().application)
                                + Xml.text("EnvironmentName", e.machine().name)
                                + Xml.text("RequestId", e.requestId())
                                + Xml.text("Severity", e.severity()))
                        .toList());
    }

    String instances(Call call) {
        Machine machine = existing(call);
        return Xml.members(
                        "InstanceHealthList",
                        machine.instanceIds().stream()
                                .map(i -> Xml.text("InstanceId", i)
                                        + Xml.text("HealthStatus", "Ok")
                                        + Xml.text("Color", "Green")
                                        + Xml.members("Causes", List.of())
                                        + Xml.node(
                                                "Deployment",
                                                Xml.text("VersionLabel", machine.version),
                                                Xml.text("DeploymentId", 1),
                                                Xml.text("Status", "Deployed")))
                                .toList())
                + Xml.text("RefreshedAt", estate.now());
    }

    String health(Call call) {
        Machine machine = existing(call);
        return Xml.text("EnvironmentName", machine.name)
                + Xml.text("HealthStatus", machine.health)
                + Xml.text("Status", machine.status)
                + Xml.text("Color", machine.colour)
                + Xml.members("Causes", List.of())
                + Xml.node("ApplicationMetrics", Xml.text("RequestCount", 0))
                + Xml.text("RefreshedAt", estate.now());
    }

    String logs(Call call) {
        Machine machine = existing(call);
        return Xml.members(
                "EnvironmentInfo",
                machine.instanceIds().stream()
                        .map(i -> Xml.text("InfoType", "tail")
                                + Xml.text("Ec2InstanceId", i)
                                + Xml.text("SampleTimestamp", estate.now())
                                + Xml.text("Message", endpoint + "/logs/" + i))
                        .toList());
    }

    private Machine existing(Call call) {
        String id = call.need("EnvironmentId");
        Machine machine = estate.existing(id, null);
        if (machine == null) {
            throw Refusal.invalid("No Environment found for EnvironmentId = '" + id + "'.");
        }
        return machine;
    }
}
