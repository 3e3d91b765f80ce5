package dev.kirikae.standin;

import org.jspecify.annotations.Nullable;

/** Beanstalk's door: one operation of API version 2010-12-01. */
final class Beanstalk {

    private static final String NAMESPACE = "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/";

    private final Account account;
    private final BeanstalkLooks looks;
    private final BeanstalkChanges changes;
    private final CallLog log;

    Beanstalk(Account account, BeanstalkLooks looks, BeanstalkChanges changes, CallLog log) {
        this.account = account;
        this.looks = looks;
        this.changes = changes;
        this.log = log;
    }

    String answer(RecordedCall call, boolean stale) {
        if (!"2010-12-01".equals(call.get("Version"))) {
            log.violation(call.operation() + " of version " + call.get("Version"));
        }
        call.parameters().forEach((name, value) -> {
            if (value.isEmpty()) {
                log.violation(call.operation() + " with an empty parameter " + name);
            }
        });
        synchronized (account) {
            account.settle();
            String result =
                    stale && call.operation().equals("DescribeEnvironments") ? account.listingBefore() : result(call);
            String operation = call.operation();
            String body = result == null ? "" : AwsXml.node(operation + "Result", result);
            return "<" + operation + "Response xmlns=\"" + NAMESPACE + "\">" + body
                    + AwsXml.node("ResponseMetadata", AwsXml.text("RequestId", call.requestId())) + "</" + operation
                    + "Response>";
        }
    }

    private String change(String before, String result) {
        account.remember(before);
        return result;
    }

    /** Null where the operation answers with nothing but its request id. */
    private @Nullable String result(RecordedCall call) {
        String before = BeanstalkLooks.listing(account.machines.stream());
        return switch (call.operation()) {
            case "DescribeApplications" -> looks.applications();
            case "DescribeApplicationVersions" -> looks.versions(call);
            case "DescribeEnvironments" -> looks.environments(call);
            case "CheckDNSAvailability" -> looks.dns(call);
            case "ListAvailableSolutionStacks" -> looks.stacks();
            case "DescribeConfigurationSettings" -> looks.settings(call);
            case "DescribeEnvironmentResources" -> looks.resources(call);
            case "ListTagsForResource" -> looks.tags(call);
            case "DescribeEnvironmentManagedActions" -> looks.managedActions(call);
            case "DescribeEvents" -> looks.events(call);
            case "DescribeInstancesHealth" -> looks.instances(call);
            case "DescribeEnvironmentHealth" -> looks.health(call);
            case "RetrieveEnvironmentInfo" -> looks.logs(call);
            case "RequestEnvironmentInfo" -> null;
            case "CreateStorageLocation" -> AwsXml.text("S3Bucket", Account.BUCKET);
            case "CreateApplicationVersion" -> changes.createVersion(call);
            case "CreateEnvironment" -> change(before, changes.create(call));
            case "UpdateEnvironment" -> change(before, changes.update(call));
            case "TerminateEnvironment" -> change(before, changes.terminate(call));
            case "CreateConfigurationTemplate" -> changes.createTemplate(call);
            case "SwapEnvironmentCNAMEs" -> none(change(before, changes.swap(call)));
            case "DeleteApplicationVersion" -> none(changes.deleteVersion(call));
            case "DeleteConfigurationTemplate" -> none(changes.deleteTemplate(call));
            case "UpdateTagsForResource" -> {
                log.violation("UpdateTagsForResource");
                throw Refusal.invalid("tags are written at creation only");
            }
            default -> {
                log.violation("an operation that is not known here: elasticbeanstalk:" + call.operation());
                throw Refusal.of(
                        "InvalidAction", "The action " + call.operation() + " is not valid for this endpoint.");
            }
        };
    }

    private static @Nullable String none(String ignored) {
        return null;
    }
}
