package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.B;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.OptionExamples.settings;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.options.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Option settings that do not go with the environment, or with each other. */
final class OptionMeetingExamples {
    private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";

    static final List<Example> ALL = List.of(
            // Where it goes
            fit(
                    "aws:elasticbeanstalk:container:python",
                    "WSGIPath: app",
                    "aws:elasticbeanstalk:xray",
                    "XRayEnabled: true"),
            fit(
                    "aws:elasticbeanstalk:container:nodejs",
                    "NodeCommand: a",
                    "aws:elasticbeanstalk:environment:proxy",
                    "ProxyServer: nginx"),
            Example.of(
                            "option-not-for-platform",
                            settings("aws:elasticbeanstalk:environment:proxy", "GzipCompression: false"),
                            "3:5",
                            settings("aws:elasticbeanstalk:container:tomcat:jvmoptions", "Xmx: 256m"))
                    .with(on("64bit Amazon Linux 2 v4.* running Tomcat 9 Corretto 11", "WebServer", Map.of())),
            Example.of(
                    "option-not-for-tier",
                    settings("aws:elasticbeanstalk:sqsd", "HttpPath: /"),
                    "2:3",
                    settings("aws:elb:healthcheck", "Interval: 10")),
            Example.of(
                            "option-not-for-tier",
                            settings("aws:elb:healthcheck", "Interval: 10"),
                            "2:3",
                            settings("aws:elasticbeanstalk:sqsd", "HttpPath: /"))
                    .with(on(null, "Worker", Map.of())),
            Example.of(
                    "option-not-for-load-balancer",
                    settings(ENVIRONMENT, "LoadBalancerType: application\n  aws:elb:healthcheck:\n    Interval: 10"),
                    "4:3",
                    settings(ENVIRONMENT, "LoadBalancerType: classic\n  aws:elb:healthcheck:\n    Interval: 10")),
            Example.of(
                            "option-not-for-load-balancer",
                            settings("aws:elbv2:loadbalancer", "IdleTimeout: 10"),
                            "3:5",
                            settings("aws:elbv2:loadbalancer", "SecurityGroups: sg-1"))
                    .with(on(null, "WebServer", Map.of(ENVIRONMENT, Map.of("LoadBalancerType", "network")))),
            Example.of(
                    "option-not-for-load-balancer",
                    settings(
                            ENVIRONMENT,
                            "EnvironmentType: SingleInstance\n  aws:elbv2:listener:443:\n    Protocol: HTTPS"),
                    "4:3",
                    settings(
                            ENVIRONMENT,
                            "EnvironmentType: LoadBalanced\n  aws:elbv2:listener:443:\n    Protocol: HTTPS")),

            // Settings that meet
            new Example(
                    "duplicate-option",
                    List.of(
                            file(B, settings("aws:autoscaling:asg", "MinSize: 2")),
                            file(A, settings("aws:autoscaling:asg", "MaxSize: 9\n    MinSize: 3"))),
                    "3:5",
                    List.of(
                            file(B, settings("aws:autoscaling:asg", "MinSize: 3")),
                            file(A, settings("aws:autoscaling:asg", "MaxSize: 9\n    MinSize: 3"))),
                    Destination.UNKNOWN),
            Example.of(
                    "duplicate-option",
                    "option_settings:\n  - {option_name: A, value: b}\n  - {option_name: A, value: b}\n",
                    "3:19",
                    "option_settings:\n  - {option_name: A, value: b}\n  - {option_name: a, value: b}\n"),
            Example.of("duplicate-option", scheduled("Morning", "Morning"), "3:63", scheduled("Morning", "Evening")),
            Example.of(
                            "silently-beaten",
                            settings("aws:autoscaling:asg", "MinSize: 2"),
                            "3:5",
                            settings("aws:autoscaling:asg", "MinSize: 4\n    MaxSize: 9"))
                    .with(on(null, "WebServer", Map.of("aws:autoscaling:asg", Map.of("MinSize", "4")))),
            Example.of(
                            "property-limits",
                            settings(Setting.PROPERTIES, properties(20)),
                            "19:5",
                            settings(Setting.PROPERTIES, properties(15)))
                    .with(on(null, "WebServer", Map.of(Setting.PROPERTIES, Map.of("P01", "x".repeat(250))))));

    private OptionMeetingExamples() {}

    /** Both on Node.js. */
    private static Example fit(String badNamespace, String bad, String goodNamespace, String good) {
        return Example.of("option-not-for-platform", settings(badNamespace, bad), "2:3", settings(goodNamespace, good))
                .with(on("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", "WebServer", Map.of()));
    }

    private static Destination on(@Nullable String platform, String tier, Map<String, Map<String, String>> settings) {
        return new Destination(platform, tier, null, null, List.of(), List.of(), settings);
    }

    private static String scheduled(String one, String other) {
        String item =
                "  - {namespace: aws:autoscaling:scheduledaction, option_name: MinSize, value: 2, resource_name: %s}\n";
        return "option_settings:\n" + item.formatted(one) + item.formatted(other);
    }

    /** Each of 250 bytes. */
    private static String properties(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(i == 1 ? "" : "\n    ")
                    .append("P%02d: ".formatted(i))
                    .append(i == 1 ? "x".repeat(250) : "x".repeat(246));
        }
        return text.toString();
    }
}
