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

    private final Account account;
    private final Pace pace;
    private final String endpoint;

    BeanstalkLooks(Account account, Pace pace, String endpoint) {
        this.account = account;
        this.pace = pace;
        this.endpoint = endpoint;
    }

    String applications() {
        return AwsXml.members(
                "Applications",
                account.applications.entrySet().stream()
                        .map(a -> AwsXml.text("ApplicationName", a.getKey())
                                + AwsXml.members(
                                        "Versions",
                                        a.getValue().keySet().stream().toList()))
                        .toList());
    }

    String versions(RecordedCall call) {
        String application = call.get("ApplicationName");
        List<String> labels = call.list("VersionLabels");
        List<String> found = new ArrayList<>();
        account.applications.forEach((name, versions) -> {
            if (application == null || application.equals(name)) {
                versions.values().stream()
                        .filter(v -> labels.isEmpty() || labels.contains(v.label()))
                        .sorted(Comparator.comparing(Account.Version::created).reversed())
                        .forEach(v -> found.add(version(name, v)));
            }
        });
        return AwsXml.members("ApplicationVersions", found);
    }

    static String version(String application, Account.Version version) {
        return AwsXml.text("ApplicationName", application)
                + AwsXml.text("VersionLabel", version.label())
                + AwsXml.text("Description", version.description())
                + AwsXml.node(
                        "SourceBundle", AwsXml.text("S3Bucket", version.bucket()), AwsXml.text("S3Key", version.key()))
                + AwsXml.text("DateCreated", version.created())
                + AwsXml.text("DateUpdated", version.created())
                + AwsXml.text("Status", "UNPROCESSED");
    }

    String environments(RecordedCall call) {
        List<String> ids = call.list("EnvironmentIds");
        List<String> names = call.list("EnvironmentNames");
        String application = call.get("ApplicationName");
        Instant now = account.now();
        Instant back = call.get("IncludedDeletedBackTo") == null
                ? now.minusSeconds(3600)
                : Instant.parse(call.need("IncludedDeletedBackTo"));
        return listing(account.machines.stream()
                .filter(m -> application == null || m.application.equals(application))
                .filter(m -> ids.isEmpty() || ids.contains(m.id))
                .filter(m -> names.isEmpty() || names.contains(m.name))
                .filter(m -> !m.created.plus(pace.unseen()).isAfter(now))
                .filter(m -> m.exists() || m.updated.isAfter(back)));
    }

    static String listing(Stream<Machine> machines) {
        return AwsXml.members("Environments", machines.map(Machine::xml).toList());
    }

    String dns(RecordedCall call) {
        String prefix = call.need("CNAMEPrefix");
        return AwsXml.text("Available", account.isFree(prefix))
                + AwsXml.text("FullyQualifiedCNAME", Account.fullName(prefix));
    }

    String stacks() {
        return AwsXml.members("SolutionStacks", account.stacks)
                + AwsXml.members(
                        "SolutionStackDetails",
                        account.stacks.stream()
                                .map(s -> AwsXml.text("SolutionStackName", s))
                                .toList());
    }

    String settings(RecordedCall call) {
        account.versions(call.need("ApplicationName"));
        String template = call.get("TemplateName");
        if (template != null) {
            Account.Template saved = account.templates.get(template);
            if (saved == null) {
                throw Refusal.invalid("No Configuration Template named '" + template + "' found.");
            }
            return set(
                    saved.stack(),
                    saved.options().stream().map(BeanstalkLooks::option).toList(),
                    null);
        }
        Machine machine = account.existing(null, call.need("EnvironmentName"));
        if (machine == null) {
            throw Refusal.invalid("No Environment found for EnvironmentName = '" + call.get("EnvironmentName") + "'.");
        }
        List<String> options = new ArrayList<>(
                machine.options.values().stream().map(BeanstalkLooks::option).toList());
        options.addAll(generated(machine));
        return set(machine.stack, options, "deployed");
    }

    private static String set(String stack, List<String> options, @Nullable String status) {
        return AwsXml.members(
                "ConfigurationSettings",
                List.of(AwsXml.text("SolutionStackName", stack)
                        + AwsXml.text("DeploymentStatus", status)
                        + AwsXml.members("OptionSettings", options)));
    }

    /** What Beanstalk adds by itself when it is asked for an environment's settings. */
    private static List<String> generated(Machine machine) {
        return List.of(
                option(new Machine.Option("aws:cloudformation:template:parameter", "AppSource", "http://x/y.zip")),
                option(new Machine.Option("aws:cloudformation:template:parameter", "InstancePort", "80")),
                option(new Machine.Option("aws:elasticbeanstalk:control", "LaunchType", "Migration")),
                option(new Machine.Option("aws:elasticbeanstalk:environment", "LoadBalancerType", "application")),
                AwsXml.text("ResourceName", "AWSEBAutoScalingLaunchConfiguration")
                        + option(new Machine.Option(
                                "aws:autoscaling:launchconfiguration",
                                "SecurityGroups",
                                "awseb-" + machine.id + "-stack-AWSEBSecurityGroup-X")),
                AwsXml.text("Namespace", "aws:autoscaling:launchconfiguration")
                        + AwsXml.text("OptionName", "EC2KeyName"));
    }

    private static String option(Machine.Option option) {
        return AwsXml.text("Namespace", option.namespace())
                + AwsXml.text("OptionName", option.name())
                + AwsXml.text("Value", option.value());
    }

    String resources(RecordedCall call) {
        Machine machine = existing(call);
        return AwsXml.node(
                "EnvironmentResources",
                AwsXml.text("EnvironmentName", machine.name),
                AwsXml.members("AutoScalingGroups", List.of(AwsXml.text("Name", machine.group()))),
                AwsXml.members(
                        "Instances",
                        machine.instanceIds().stream()
                                .map(i -> AwsXml.text("Id", i))
                                .toList()),
                AwsXml.members("LoadBalancers", List.of(AwsXml.text("Name", machine.balancer()))),
                AwsXml.members("Queues", List.of()));
    }

    String tags(RecordedCall call) {
        String arn = call.need("ResourceArn");
        Machine machine = account.machines.stream()
                .filter(m -> m.exists() && m.arn().equals(arn))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of("ResourceNotFoundException", "Resource not found for arn '" + arn + "'."));
        Map<String, String> all = new TreeMap<>(machine.tags);
        all.put("elasticbeanstalk:environment-name", machine.name);
        all.put("elasticbeanstalk:environment-id", machine.id);
        all.put("Name", machine.name);
        return AwsXml.text("ResourceArn", arn)
                + AwsXml.members(
                        "ResourceTags",
                        all.entrySet().stream()
                                .map(t -> AwsXml.text("Key", t.getKey()) + AwsXml.text("Value", t.getValue()))
                                .toList());
    }

    String managedActions(RecordedCall call) {
        existing(call);
        return AwsXml.members("ManagedActions", List.of());
    }

    String events(RecordedCall call) {
        String id = call.get("EnvironmentId");
        Instant since = call.get("StartTime") == null ? Instant.EPOCH : Instant.parse(call.need("StartTime"));
        List<Account.Event> found = new ArrayList<>(account.events.stream()
                .filter(e -> id == null || e.machine().id.equals(id))
                .filter(e -> !e.at().isBefore(since))
                .toList());
        java.util.Collections.reverse(found);
        return AwsXml.members(
                "Events",
                found.stream()
                        .map(e -> AwsXml.text("EventDate", e.at())
                                + AwsXml.text("Message", e.message())
                                + AwsXml.text("ApplicationName", e.machine().application)
                                + AwsXml.text("EnvironmentName", e.machine().name)
                                + AwsXml.text("RequestId", e.requestId())
                                + AwsXml.text("Severity", e.severity()))
                        .toList());
    }

    String instances(RecordedCall call) {
        Machine machine = existing(call);
        return AwsXml.members(
                        "InstanceHealthList",
                        machine.instanceIds().stream()
                                .map(i -> AwsXml.text("InstanceId", i)
                                        + AwsXml.text("HealthStatus", "Ok")
                                        + AwsXml.text("Color", "Green")
                                        + AwsXml.members("Causes", List.of())
                                        + AwsXml.node(
                                                "Deployment",
                                                AwsXml.text("VersionLabel", machine.version),
                                                AwsXml.text("DeploymentId", 1),
                                                AwsXml.text("Status", "Deployed")))
                                .toList())
                + AwsXml.text("RefreshedAt", account.now());
    }

    String health(RecordedCall call) {
        Machine machine = existing(call);
        return AwsXml.text("EnvironmentName", machine.name)
                + AwsXml.text("HealthStatus", machine.health)
                + AwsXml.text("Status", machine.status)
                + AwsXml.text("Color", machine.colour)
                + AwsXml.members("Causes", List.of())
                + AwsXml.node("ApplicationMetrics", AwsXml.text("RequestCount", 0))
                + AwsXml.text("RefreshedAt", account.now());
    }

    String logs(RecordedCall call) {
        Machine machine = existing(call);
        return AwsXml.members(
                "EnvironmentInfo",
                machine.instanceIds().stream()
                        .map(i -> AwsXml.text("InfoType", "tail")
                                + AwsXml.text("Ec2InstanceId", i)
                                + AwsXml.text("SampleTimestamp", account.now())
                                + AwsXml.text("Message", endpoint + "/logs/" + i))
                        .toList());
    }

    private Machine existing(RecordedCall call) {
        String id = call.need("EnvironmentId");
        Machine machine = account.existing(id, null);
        if (machine == null) {
            throw Refusal.invalid("No Environment found for EnvironmentId = '" + id + "'.");
        }
        return machine;
    }
}
