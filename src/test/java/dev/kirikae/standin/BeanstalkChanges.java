package dev.kirikae.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Beanstalk's changing operations. Errors as users of the real service report them. */
final class BeanstalkChanges {

    private final Account account;
    private final CallLog log;
    private final BiPredicate<String, String> hasObject;
    private Pace pace;
    private @Nullable String launchFailure;

    /** @param hasObject whether S3 has an object, by bucket and key */
    BeanstalkChanges(Account account, CallLog log, Pace pace, BiPredicate<String, String> hasObject) {
        this.account = account;
        this.log = log;
        this.pace = pace;
        this.hasObject = hasObject;
    }

    void failNextLaunch(String why) {
        launchFailure = why;
    }

    String createVersion(RecordedCall call) {
        String application = call.need("ApplicationName");
        String label = call.need("VersionLabel");
        Map<String, Account.Version> versions = account.versions(application);
        if (versions.containsKey(label)) {
            throw Refusal.invalid("Application Version " + label + " already exists.");
        }
        check(label.length() <= 100 && !label.contains("/"), "VersionLabel");
        checkDescription(call);
        checkTags(call);
        String bucket = call.need("SourceBundle.S3Bucket");
        String key = call.need("SourceBundle.S3Key");
        if (!hasObject.test(bucket, key)) {
            throw Refusal.of(
                    "InvalidParameterCombination",
                    "Unable to download from S3 location (Bucket: " + bucket + "  Key: " + key
                            + "). Reason: Not Found");
        }
        Account.Version version = new Account.Version(label, bucket, key, call.get("Description"), account.now());
        versions.put(label, version);
        return AwsXml.node("ApplicationVersion", BeanstalkLooks.version(application, version));
    }

    String deleteVersion(RecordedCall call) {
        String label = call.need("VersionLabel");
        boolean used = account.machines.stream().anyMatch(m -> m.exists() && m.version.equals(label));
        if (used) {
            log.violation("DeleteApplicationVersion of " + label + ", which an environment runs");
        }
        account.versions(call.need("ApplicationName")).remove(label);
        return "";
    }

    String create(RecordedCall call) {
        String application = call.need("ApplicationName");
        String name = call.need("EnvironmentName");
        String label = call.need("VersionLabel");
        String prefix = call.get("CNAMEPrefix");
        check(name.matches("[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]"), "EnvironmentName");
        check(prefix == null || prefix.matches("[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]"), "CNAMEPrefix");
        checkDescription(call);
        checkTags(call);
        if (!account.versions(application).containsKey(label)) {
            throw Refusal.invalid("No Application Version named '" + label + "' found.");
        }
        if (account.existing(null, name) != null) {
            throw Refusal.invalid("Environment " + name + " already exists.");
        }
        if (prefix != null && !account.isFree(prefix)) {
            throw Refusal.invalid("DNS name (" + Account.fullName(prefix) + ") is not available.");
        }
        Account.Template base = base(call);
        Instant now = account.now();
        String cname = prefix == null
                ? name + ".eba-" + account.freshId().substring(2) + "." + Account.REGION + ".elasticbeanstalk.com"
                : Account.fullName(prefix);
        Machine machine = new Machine(account.freshId(), name, application, label, base.stack(), cname, now);
        base.options().forEach(machine::put);
        options(call).forEach(machine::put);
        call.structures("Tags").forEach(t -> machine.tags.put(t.get("Key"), t.getOrDefault("Value", "")));
        machine.description = call.get("Description");
        int instances = machine.least();
        account.machines.add(machine);
        account.namesChanged();
        account.event(machine, "INFO", "createEnvironment is starting.", call.requestId());
        String failure = launchFailure;
        launchFailure = null;
        account.at(now.plus(pace.launch()), () -> {
            machine.scaled(failure == null ? instances : 0);
            if (failure == null) {
                machine.turn("Ready", "Green", "Ok", account.now());
                account.event(machine, "INFO", "Successfully launched environment: " + name, call.requestId());
            } else {
                machine.turn("Terminated", "Grey", "Unknown", account.now());
                account.event(machine, "ERROR", failure, call.requestId());
                account.event(machine, "ERROR", "Failed to launch environment.", call.requestId());
                account.namesChanged();
            }
        });
        return machine.xml();
    }

    private Account.Template base(RecordedCall call) {
        String template = call.get("TemplateName");
        String stack = call.get("SolutionStackName");
        String arn = call.get("PlatformArn");
        long given = java.util.stream.Stream.of(
                        template == null ? "" : template, stack == null ? "" : stack, arn == null ? "" : arn)
                .filter(t -> !t.isEmpty())
                .count();
        if (given != 1) {
            throw Refusal.of(
                    "InvalidParameterCombination", given + " of TemplateName, SolutionStackName, PlatformArn.");
        }
        if (template != null) {
            Account.Template saved = account.templates.get(template);
            if (saved == null) {
                throw Refusal.invalid("No Configuration Template named '" + template + "' found.");
            }
            return saved;
        }
        if (stack == null || !account.stacks.contains(stack)) {
            throw Refusal.invalid("No Solution Stack named '" + stack + "' found.");
        }
        return new Account.Template("", stack, List.of());
    }

    private static List<Machine.Option> options(RecordedCall call) {
        return call.structures("OptionSettings").stream()
                .map(o -> {
                    String namespace = String.valueOf(o.get("Namespace"));
                    if (namespace.startsWith("aws:cloudformation:")
                            || namespace.equals("aws:elasticbeanstalk:environment")
                                    && String.valueOf(o.get("OptionName")).startsWith("ExternalExtensions")) {
                        throw Refusal.of(
                                "ConfigurationValidationException",
                                "Configuration validation exception: Invalid option specification (Namespace: '"
                                        + namespace + "', OptionName: '" + o.get("OptionName")
                                        + "'): Unknown configuration setting.");
                    }
                    return new Machine.Option(
                            namespace, String.valueOf(o.get("OptionName")), String.valueOf(o.get("Value")));
                })
                .toList();
    }

    String update(RecordedCall call) {
        Machine machine = ready(call.get("EnvironmentId"), call.get("EnvironmentName"));
        if (account.liveNames.contains(machine.cname)) {
            log.violation("UpdateEnvironment of " + machine.name + ", which owns the live name");
        }
        options(call).forEach(machine::put);
        busy(machine);
        account.event(machine, "INFO", "Environment update is starting.", call.requestId());
        account.at(account.now().plus(pace.update()), () -> {
            machine.scaled(Math.max(machine.desired, machine.least()));
            machine.turn("Ready", "Green", "Ok", account.now());
            account.event(machine, "INFO", "Environment update completed successfully.", call.requestId());
        });
        return machine.xml();
    }

    String swap(RecordedCall call) {
        Machine a = ready(call.need("SourceEnvironmentId"), null);
        Machine b = ready(call.need("DestinationEnvironmentId"), null);
        if (a == b || !a.application.equals(b.application)) {
            throw Refusal.invalid("The environments cannot be swapped.");
        }
        busy(a);
        busy(b);
        account.event(a, "INFO", "swapEnvironmentCNAMEs is starting.", call.requestId());
        account.at(account.now().plus(pace.swap().dividedBy(2)), () -> {
            String name = a.cname;
            a.cname = b.cname;
            b.cname = name;
            account.namesChanged();
        });
        account.at(account.now().plus(pace.swap()), () -> {
            a.turn("Ready", "Green", "Ok", account.now());
            b.turn("Ready", "Green", "Ok", account.now());
            account.event(
                    a,
                    "INFO",
                    "Completed swapping CNAMEs for environments '" + a.name + "' and '" + b.name + "'.",
                    call.requestId());
        });
        return "";
    }

    String terminate(RecordedCall call) {
        String id = call.get("EnvironmentId");
        if (id == null) {
            log.violation("TerminateEnvironment by name");
        }
        Machine machine = known(id, call.get("EnvironmentName"));
        if (account.liveNames.contains(machine.cname)) {
            log.violation("TerminateEnvironment of " + machine.name + ", which owns the live name");
        }
        if (machine.status.equals("Launching")) {
            throw Refusal.invalid(
                    "Cannot terminate environment named " + machine.name + ". It is currently pending creation.");
        }
        ready(machine);
        machine.turn("Terminating", "Grey", "Info", account.now());
        account.event(machine, "INFO", "terminateEnvironment is starting.", call.requestId());
        account.at(account.now().plus(pace.terminate()), () -> {
            machine.turn("Terminated", "Grey", "Unknown", account.now());
            account.event(machine, "INFO", "terminateEnvironment completed successfully.", call.requestId());
            account.namesChanged();
        });
        return machine.xml();
    }

    String createTemplate(RecordedCall call) {
        String name = call.need("TemplateName");
        account.versions(call.need("ApplicationName"));
        check(name.length() <= 100 && !name.contains("/"), "TemplateName");
        if (account.templates.containsKey(name)) {
            throw Refusal.invalid("Configuration Template " + name + " already exists.");
        }
        Machine from = known(call.need("EnvironmentId"), null);
        account.templates.put(name, new Account.Template(name, from.stack, List.copyOf(from.options.values())));
        return AwsXml.text("ApplicationName", from.application) + AwsXml.text("TemplateName", name);
    }

    String deleteTemplate(RecordedCall call) {
        if (account.templates.remove(call.need("TemplateName")) == null) {
            throw Refusal.invalid("No Configuration Template named '" + call.get("TemplateName") + "' found.");
        }
        return "";
    }

    private void busy(Machine machine) {
        machine.turn("Updating", "Grey", "Info", account.now());
    }

    private Machine ready(@Nullable String id, @Nullable String name) {
        return ready(known(id, name));
    }

    private static Machine ready(Machine machine) {
        if (!machine.isReady()) {
            throw Refusal.invalid(
                    "Environment named " + machine.name + " is in an invalid state for this operation. Must be Ready.");
        }
        return machine;
    }

    private Machine known(@Nullable String id, @Nullable String name) {
        if (id == null && name == null) {
            throw Refusal.of("MissingRequiredParameter", "Neither EnvironmentId nor EnvironmentName.");
        }
        Machine machine = account.existing(id, name);
        if (machine == null) {
            throw Refusal.invalid(
                    id == null
                            ? "No Environment found for EnvironmentName = '" + name + "'."
                            : "No Environment found for EnvironmentId = '" + id + "'.");
        }
        return machine;
    }

    private static void checkDescription(RecordedCall call) {
        String description = call.get("Description");
        check(description == null || description.length() <= 200, "Description");
    }

    private static void checkTags(RecordedCall call) {
        List<Map<String, String>> tags = call.structures("Tags");
        check(tags.size() <= 47, "Tags");
        for (Map<String, String> tag : tags) {
            String key = String.valueOf(tag.get("Key"));
            check(
                    key.matches("[\\p{L}\\p{N} _.:/=+@-]{1,127}") && !key.matches("(?i)(aws|elasticbeanstalk):.*"),
                    "Tags");
            check(tag.getOrDefault("Value", "").matches("[\\p{L}\\p{N} _.:/=+@-]{0,255}"), "Tags");
        }
    }

    private static void check(boolean well, String parameter) {
        if (!well) {
            throw Refusal.of(
                    "ValidationError",
                    "1 validation error detected: Value at '" + parameter + "' failed to satisfy constraint");
        }
    }
}
