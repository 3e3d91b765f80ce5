package dev.kirikae.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Beanstalk's changing operations. Errors as users of the real service report them. */
final class BeanstalkChanges {

    private final Estate estate;
    private final CallLog log;
    private final BiPredicate<String, String> hasObject;
    private Pace pace;
    private @Nullable String launchFailure;

    /** @param hasObject whether S3 has an object, by bucket and key */
    BeanstalkChanges(Estate estate, CallLog log, Pace pace, BiPredicate<String, String> hasObject) {
        this.estate = estate;
        this.log = log;
        this.pace = pace;
        this.hasObject = hasObject;
    }

    void failNextLaunch(String why) {
        launchFailure = why;
    }

    String createVersion(Call call) {
        String application = call.need("ApplicationName");
        String label = call.need("VersionLabel");
        Map<String, Estate.Version> versions = estate.versions(application);
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
        Estate.Version version = new Estate.Version(label, bucket, key, call.get("Description"), estate.now());
        versions.put(label, version);
        return Xml.node("ApplicationVersion", BeanstalkLooks.version(application, version));
    }

    String deleteVersion(Call call) {
        String label = call.need("VersionLabel");
        boolean used = estate.machines.stream().anyMatch(m -> m.exists() && m.version.equals(label));
        if (used) {
            log.violation("DeleteApplicationVersion of " + label + ", which an environment runs");
        }
        estate.versions(call.need("ApplicationName")).remove(label);
        return "";
    }

    String create(Call call) {
        String application = call.need("ApplicationName");
        String name = call.need("EnvironmentName");
        String label = call.need("VersionLabel");
        String prefix = call.get("CNAMEPrefix");
        check(name.matches("[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]"), "EnvironmentName");
        check(prefix == null || prefix.matches("[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]"), "CNAMEPrefix");
        checkDescription(call);
        checkTags(call);
        if (!estate.versions(application).containsKey(label)) {
            throw Refusal.invalid("No Application Version named '" + label + "' found.");
        }
        if (estate.existing(null, name) != null) {
            throw Refusal.invalid("Environment " + name + " already exists.");
        }
        if (prefix != null && !estate.isFree(prefix)) {
            throw Refusal.invalid("DNS name (" + Estate.fullName(prefix) + ") is not available.");
        }
        Estate.Template base = base(call);
        Instant now = estate.now();
        String cname = prefix == null
                ? name + ".eba-" + estate.freshId().substring(2) + "." + Estate.REGION + ".elasticbeanstalk.com"
                : Estate.fullName(prefix);
        Machine machine = new Machine(estate.freshId(), name, application, label, base.stack(), cname, now);
        base.options().forEach(machine::put);
        options(call).forEach(machine::put);
        call.structures("Tags").forEach(t -> machine.tags.put(t.get("Key"), t.getOrDefault("Value", "")));
        machine.description = call.get("Description");
        String size = machine.option("aws:autoscaling:asg", "MinSize");
        int instances = size == null ? 1 : Integer.parseInt(size);
        estate.machines.add(machine);
        estate.namesChanged();
        estate.event(machine, "INFO", "createEnvironment is starting.", call.requestId());
        String failure = launchFailure;
        launchFailure = null;
        estate.at(now.plus(pace.launch()), () -> {
            machine.instances = failure == null ? instances : 0;
            if (failure == null) {
                machine.turn("Ready", "Green", "Ok", estate.now());
                estate.event(machine, "INFO", "Successfully launched environment: " + name, call.requestId());
            } else {
                machine.turn("Terminated", "Grey", "Unknown", estate.now());
                estate.event(machine, "ERROR", failure, call.requestId());
                estate.event(machine, "ERROR", "Failed to launch environment.", call.requestId());
                estate.namesChanged();
            }
        });
        return machine.xml();
    }

    private Estate.Template base(Call call) {
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
            Estate.Template saved = estate.templates.get(template);
            if (saved == null) {
                throw Refusal.invalid("No Configuration Template named '" + template + "' found.");
            }
            return saved;
        }
        if (stack == null || !estate.stacks.contains(stack)) {
            throw Refusal.invalid("No Solution Stack named '" + stack + "' found.");
        }
        return new Estate.Template("", stack, List.of());
    }

    private static List<Machine.Option> options(Call call) {
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

    String update(Call call) {
        Machine machine = ready(call.get("EnvironmentId"), call.get("EnvironmentName"));
        if (estate.liveNames.contains(machine.cname)) {
            log.violation("UpdateEnvironment of " + machine.name + ", which owns the live name");
        }
        options(call).forEach(machine::put);
        busy(machine);
        estate.event(machine, "INFO", "Environment update is starting.", call.requestId());
        estate.at(estate.now().plus(pace.update()), () -> {
            String size = machine.option("aws:autoscaling:asg", "MinSize");
            machine.instances = size == null ? machine.instances : Integer.parseInt(size);
            machine.turn("Ready", "Green", "Ok", estate.now());
            estate.event(machine, "INFO", "Environment update completed successfully.", call.requestId());
        });
        return machine.xml();
    }

    String swap(Call call) {
        Machine a = ready(call.need("SourceEnvironmentId"), null);
        Machine b = ready(call.need("DestinationEnvironmentId"), null);
        if (a == b || !a.application.equals(b.application)) {
            throw Refusal.invalid("The environments cannot be swapped.");
        }
        busy(a);
        busy(b);
        estate.event(a, "INFO", "swapEnvironmentCNAMEs is starting.", call.requestId());
        estate.at(estate.now().plus(pace.swap().dividedBy(2)), () -> {
            String name = a.cname;
            a.cname = b.cname;
            b.cname = name;
            estate.namesChanged();
        });
        estate.at(estate.now().plus(pace.swap()), () -> {
            a.turn("Ready", "Green", "Ok", estate.now());
            b.turn("Ready", "Green", "Ok", estate.now());
            estate.event(
                    a,
                    "INFO",
                    "Completed swapping CNAMEs for environments '" + a.name + "' and '" + b.name + "'.",
                    call.requestId());
        });
        return "";
    }

    String terminate(Call call) {
        String id = call.get("EnvironmentId");
        if (id == null) {
            log.violation("TerminateEnvironment by name");
        }
        Machine machine = known(id, call.get("EnvironmentName"));
        if (estate.liveNames.contains(machine.cname)) {
            log.violation("TerminateEnvironment of " + machine.name + ", which owns the live name");
        }
        if (machine.status.equals("Launching")) {
            throw Refusal.invalid(
                    "Cannot terminate environment named " + machine.name + ". It is currently pending creation.");
        }
        ready(machine);
        machine.turn("Terminating", "Grey", "Info", estate.now());
        estate.event(machine, "INFO", "terminateEnvironment is starting.", call.requestId());
        estate.at(estate.now().plus(pace.terminate()), () -> {
            machine.turn("Terminated", "Grey", "Unknown", estate.now());
            estate.event(machine, "INFO", "terminateEnvironment completed successfully.", call.requestId());
            estate.namesChanged();
        });
        return machine.xml();
    }

    String createTemplate(Call call) {
        String name = call.need("TemplateName");
        estate.versions(call.need("ApplicationName"));
        check(name.length() <= 100 && !name.contains("/"), "TemplateName");
        if (estate.templates.containsKey(name)) {
            throw Refusal.invalid("Configuration Template " + name + " already exists.");
        }
        Machine from = known(call.need("EnvironmentId"), null);
        estate.templates.put(name, new Estate.Template(name, from.stack, List.copyOf(from.options.values())));
        return Xml.text("ApplicationName", from.application) + Xml.text("TemplateName", name);
    }

    String deleteTemplate(Call call) {
        if (estate.templates.remove(call.need("TemplateName")) == null) {
            throw Refusal.invalid("No Configuration Template named '" + call.get("TemplateName") + "' found.");
        }
        return "";
    }

    private void busy(Machine machine) {
        machine.turn("Updating", "Grey", "Info", estate.now());
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
        Machine machine = estate.existing(id, name);
        if (machine == null) {
            throw Refusal.invalid(
                    id == null
                            ? "No Environment found for EnvironmentName = '" + name + "'."
                            : "No Environment found for EnvironmentId = '" + id + "'.");
        }
        return machine;
    }

    private static void checkDescription(Call call) {
        String description = call.get("Description");
        check(description == null || description.length() <= 200, "Description");
    }

    private static void checkTags(Call call) {
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
