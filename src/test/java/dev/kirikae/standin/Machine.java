package dev.kirikae.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    String cname;
    String status = "Launching";
    String colour = "Grey";
    String health = "Pending";

    @Nullable
    String description;

    Instant updated;
    int instances;
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
        return "arn:aws:elasticloadbalancing:" + Estate.REGION + ":" + Estate.ACCOUNT + ":loadbalancer/app/awseb-AWSEB-"
                + id.substring(2, 12).toUpperCase(java.util.Locale.ROOT) + "/" + id.substring(2);
    }

    List<String> instanceIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            ids.add("i-0" + id.substring(2) + String.format("%06d", i));
        }
        return ids;
    }

    String arn() {
        return "arn:aws:elasticbeanstalk:" + Estate.REGION + ":" + Estate.ACCOUNT + ":environment/" + application + "/"
                + name;
    }

    /** The fields of an EnvironmentDescription. */
    String xml() {
        return Xml.text("EnvironmentId", id)
                + Xml.text("EnvironmentName", name)
                + Xml.text("ApplicationName", application)
                + Xml.text("VersionLabel", version)
                + Xml.text("SolutionStackName", stack)
                + Xml.text(
                        "PlatformArn",
                        "arn:aws:elasticbeanstalk:" + Estate.REGION + "::platform/"
                                + stack.replaceFirst(
                                        "^64bit Amazon Linux (\\d+) v([0-9.]+) running (.*)$",
                                        "$3 running on 64bit Amazon Linux $1/$2"))
                + Xml.text("Description", description)
                + (status.equals("Launching") ? "" : Xml.text("EndpointURL", "awseb-" + id + ".elb.amazonaws.com"))
                + Xml.text("CNAME", cname)
                + Xml.text("DateCreated", created)
                + Xml.text("DateUpdated", updated)
                + Xml.text("Status", status)
                + Xml.text("AbortableOperationInProgress", false)
                + Xml.text("Health", colour)
                + Xml.text("HealthStatus", health)
                + Xml.text("EnvironmentArn", arn())
                + Xml.node(
                        "Tier", Xml.text("Name", "WebServer"), Xml.text("Type", "Standard"), Xml.text("Version", "1.0"))
                + Xml.node("EnvironmentLinks");
    }
}
