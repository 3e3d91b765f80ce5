package dev.kirikae.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One environment, as the stand-in knows it. */
final class Machine {

    /** An option that somebody set through the API. */
    record Option(String namespace, String name, String value) {}

    final String id;
    final String name;
    final String application;
    final String version;
    final String stack;
    final Instant created;
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, Option> options = new TreeMap<>();
    /** When it owned the live name: from, to (null: still). */
    final List<Instant[]> served = new ArrayList<>();
    /** Processes of its Auto Scaling group. */
    final Set<String> suspended = new TreeSet<>();
    /** When its group is to be emptied. */
    final List<Instant> nightly = new ArrayList<>();

    String cname;
    String status = "Launching";
    String colour = "Grey";
    String health = "Pending";

    @Nullable
    String description;

    Instant updated;
    /** What runs; its group keeps as many as {@link #desired} says. */
    int instances;

    int desired;
    boolean sick;

    Machine(String id, String name, String application, String version, String stack, String cname, Instant now) {
        this.id = id;
        this.name = name;
        this.application = application;
        this.version = version;
        this.stack = stack;
        this.cname = cname;
        this.created = now;
        this.updated = now;
    }

    void put(Option option) {
        options.put(option.namespace() + ":" + option.name(), option);
    }

    @Nullable
    String option(String namespace, String name) {
        Option option = options.get(namespace + ":" + name);
        return option == null ? null : option.value();
    }

    boolean exists() {
        return !status.equals("Terminated");
    }

    boolean isReady() {
        return status.equals("Ready");
    }

    void turn(String status, String colour, String health, Instant now) {
        this.status = status;
        this.colour = colour;
        this.health = health;
        this.updated = now;
    }

    String balancer() {
        return "arn:aws:elasticloadbalancing:" + Account.REGION + ":" + Account.ACCOUNT
                + ":loadbalancer/app/awseb-AWSEB-" + id.substring(2, 12).toUpperCase(java.util.Locale.ROOT) + "/"
                + id.substring(2);
    }

    String group() {
        return "awseb-" + id + "-stack-AWSEBAutoScalingGroup";
    }

    int least() {
        return size("MinSize", 1);
    }

    /** Four is Beanstalk's default. */
    int most() {
        return size("MaxSize", 4);
    }

    private int size(String name, int otherwise) {
        String given = option("aws:autoscaling:asg", name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    /** Its group keeps so many, and they are there. */
    void scaled(int wanted) {
        desired = wanted;
        instances = wanted;
    }

    List<String> instanceIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            ids.add("i-0" + id.substring(2) + String.format("%06d", i));
        }
        return ids;
    }

    String arn() {
        return "arn:aws:elasticbeanstalk:" + Account.REGION + ":" + Account.ACCOUNT + ":environment/" + application
                + "/" + name;
    }

    /** The fields of an EnvironmentDescription. */
    String xml() {
        return AwsXml.text("EnvironmentId", id)
                + AwsXml.text("EnvironmentName", name)
                + AwsXml.text("ApplicationName", application)
                + AwsXml.text("VersionLabel", version)
                + AwsXml.text("SolutionStackName", stack)
                + AwsXml.text(
                        "PlatformArn",
                        "arn:aws:elasticbeanstalk:" + Account.REGION + "::platform/"
                                + stack.replaceFirst(
                                        "^64bit Amazon Linux (\\d+) v([0-9.]+) running (.*)$",
                                        "$3 running on 64bit Amazon Linux $1/$2"))
                + AwsXml.text("Description", description)
                + (status.equals("Launching") ? "" : AwsXml.text("EndpointURL", "awseb-" + id + ".elb.amazonaws.com"))
                + AwsXml.text("CNAME", cname)
                + AwsXml.text("DateCreated", created)
                + AwsXml.text("DateUpdated", updated)
                + AwsXml.text("Status", status)
                + AwsXml.text("AbortableOperationInProgress", false)
                + AwsXml.text("Health", colour)
                + AwsXml.text("HealthStatus", health)
                + AwsXml.text("EnvironmentArn", arn())
                + AwsXml.node(
                        "Tier",
                        AwsXml.text("Name", "WebServer"),
                        AwsXml.text("Type", "Standard"),
                        AwsXml.text("Version", "1.0"))
                + AwsXml.node("EnvironmentLinks");
    }
}
