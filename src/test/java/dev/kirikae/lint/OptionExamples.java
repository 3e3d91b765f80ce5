package dev.kirikae.lint;

import static dev.kirikae.lint.Example.A;
import static dev.kirikae.lint.Example.B;
import static dev.kirikae.lint.Example.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Option settings. */
final class OptionExamples {
    private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";

    static final List<Example> ALL = List.of(
            // The section's two forms
            Example.of(
                    "setting-shape",
                    "option_settings:\n  - namespace: aws:autoscaling:asg\n    option_name: MinSize\n",
                    "2:5",
                    "option_settings:\n  - namespace: aws:autoscaling:asg\n    option_name: MinSize\n    value: 2\n"),
            Example.of(
                    "setting-shape",
                    "option_settings:\n  - option_name: A\n    Value: b\n",
                    "3:5",
                    "option_settings:\n  - option_name: A\n    value: b\n"),
            Example.of(
                    "setting-shape",
                    "option_settings:\n  - aws:autoscaling:asg:\n      MinSize: 2\n",
                    "2:5",
                    "option_settings:\n  aws:autoscaling:asg:\n    MinSize: 2\n"),
            Example.of(
                    "setting-shape",
                    "option_settings:\n  - MinSize\n",
                    "2:5",
                    "option_settings:\n  - {option_name: A, value: '`{\"Ref\": \"AWS::Region\"}`'}\n"),
            Example.of(
                    "setting-shape",
                    "option_settings:\n  - {namespace: [a], option_name: A, value: b}\n",
                    "2:5",
                    "option_settings: []\n"),
            Example.of(
                    "setting-shape",
                    "option_settings:\n  namespace: aws:autoscaling:asg\n",
                    "2:14",
                    "option_settings:\n  aws:autoscaling:asg:\n"),
            Example.of(
                    "setting-shape",
                    settings("aws:ec2:vpc", "Subnets: [subnet-1, subnet-2]"),
                    "3:14",
                    settings("aws:ec2:vpc", "Subnets: \"subnet-1,subnet-2\"")),
            Example.of(
                    "setting-shape",
                    settings("aws:autoscaling:asg", "MinSize: {of: 2}"),
                    "3:14",
                    settings("aws:autoscaling:asg", "MinSize: {\"Fn::GetOptionSetting\": {OptionName: Least}}")),
            Example.of(
                    "setting-shape",
                    settings(Setting.PROPERTIES, "HOSTS: [a, b]"),
                    "3:12",
                    settings("aws:elasticbeanstalk:customoption", "Hosts: [a, b]")),
            Example.of(
                    "scheduled-action-name",
                    settings("aws:autoscaling:scheduledaction", "MinSize: 2"),
                    "3:5",
                    settings("Morning.aws:autoscaling:scheduledaction", "MinSize: 2")),

            // Names
            Example.of(
                    "unknown-namespace",
                    settings("aws:autoscaling:asgs", "MinSize: 2\n    MaxSize: 3"),
                    "2:3",
                    settings("aws:autoscaling:asg", "MinSize: 2\n    MaxSize: 3")),
            Example.of(
                    "unknown-namespace",
                    "option_settings:\n  - {namespace: aws:elasticbeanstalk:enviroment, option_name: LoadBalancerType, value: x}\n",
                    "2:17",
                    "option_settings:\n"
                            + "  - {namespace: aws:elasticbeanstalk:environment, option_name: LoadBalancerType, value: network}\n"),
            Example.of(
                    "unknown-namespace",
                    settings("aws:elbv2:listener:https", "Protocol: HTTPS"),
                    "2:3",
                    settings("aws:elbv2:listener:443", "Protocol: HTTPS")),
            Example.of(
                    "unknown-namespace",
                    settings("aws:elasticbeanstalk:environment:process", "Port: 80"),
                    "2:3",
                    settings("aws:elasticbeanstalk:environment:process:admin", "Port: 80")),
            Example.of(
                    "unfamiliar-namespace",
                    settings("aws:elasticbeanstalk:novelty", "Enabled: true"),
                    "2:3",
                    settings("aws:elasticbeanstalk:xray", "XRayEnabled: true")),
            Example.of(
                    "unfamiliar-namespace",
                    settings("aws:ElasticBeanstalk:xray", "XRayEnabled: true"),
                    "2:3",
                    settings("aws:elasticbeanstalk:xray", "XRayEnabled: true")),
            Example.of(
                    "unknown-option",
                    settings("aws:autoscaling:asg", "MinSze: 2"),
                    "3:5",
                    settings("aws:autoscaling:asg", "MinSize: 2")),
            Example.of(
                    "unknown-option",
                    settings("aws:elasticbeanstalk:container:python", "WSGI_PATH: app"),
                    "3:5",
                    settings("aws:elasticbeanstalk:container:python", "WSGIPath: app")),
            Example.of(
                    "unfamiliar-option",
                    settings("aws:autoscaling:asg", "WarmPoolSize: 2"),
                    "3:5",
                    settings("aws:elasticbeanstalk:customoption", "WarmPoolSize: 2")),
            Example.of(
                    "unfamiliar-option",
                    settings("aws:autoscaling:asg", "minsize: 2"),
                    "3:5",
                    settings(Setting.PROPERTIES, "minsize: 2")),
            Example.of(
                    "api-only-option",
                    settings(ENVIRONMENT, "ExternalExtensionsS3Key: a"),
                    "3:5",
                    settings(ENVIRONMENT, "ServiceRole: a")),

            // Values
            value("aws:autoscaling:asg", "MinSize: -1", "3:14", "MinSize: \"0\""),
            value("aws:autoscaling:asg", "Cooldown: two", "3:15", "Cooldown: 1_000"),
            value("aws:elasticbeanstalk:command", "Timeout: 3601", "3:14", "Timeout: \"`{\\\"Ref\\\": \\\"T\\\"}`\""),
            value("aws:elasticbeanstalk:command", "DeploymentPolicy: Rollin", "3:23", "DeploymentPolicy: rolling"),
            value(
                    "aws:autoscaling:launchconfiguration",
                    "RootVolumeType: GP3",
                    "3:21",
                    "RootVolumeType: !Ref VolumeType"),
            value("aws:autoscaling:launchconfiguration", "DisableIMDSv1: 1", "3:20", "DisableIMDSv1: yes"),
            value("aws:ec2:instances", "SpotMaxPrice: 0.0001", "3:19", "SpotMaxPrice: null"),
            value(
                    "aws:ec2:instances",
                    "SupportedArchitectures: \"arm64,amd64\"",
                    "3:29",
                    "SupportedArchitectures: arm64"),
            value("aws:autoscaling:updatepolicy:rollingupdate", "Timeout: PT4M", "3:14", "Timeout: PT1H"),
            value("aws:autoscaling:updatepolicy:rollingupdate", "PauseTime: \"300\"", "3:16", "PauseTime: \"\""),
            value(
                    "Morning.aws:autoscaling:scheduledaction",
                    "StartTime: tomorrow",
                    "3:16",
                    "StartTime: \"2027-01-01T07:00:00Z\""),
            value(
                    "aws:elasticbeanstalk:managedactions",
                    "PreferredStartTime: \"09:00\"",
                    "3:25",
                    "PreferredStartTime: Tue:09:00"),
            value(
                    "aws:elasticbeanstalk:environment:process:default",
                    "MatcherHTTPCode: \"200,500\"",
                    "3:22",
                    "MatcherHTTPCode: \"200-299,304\""),
            value(
                    "aws:elbv2:listener:443",
                    "SSLCertificateArns: cert-1",
                    "3:25",
                    "SSLCertificateArns: arn:aws:acm:a:1:c/1"),
            value(
                    "aws:elasticbeanstalk:healthreporting:system",
                    "ConfigDocument: enhanced",
                    "3:21",
                    "ConfigDocument: {Version: 1}"),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "MODE: 0644"),
                    "3:11",
                    settings(Setting.PROPERTIES, "MODE: \"0644\"")),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "AT: 12:30"),
                    "3:9",
                    settings(Setting.PROPERTIES, "AT: 64")),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "DEBUG: yes"),
                    "3:12",
                    settings(Setting.PROPERTIES, "DEBUG: true")),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "RUBY: 3.10"),
                    "3:11",
                    settings(Setting.PROPERTIES, "RUBY: 3.1")),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "SINCE: 2026-01-31"),
                    "3:12",
                    settings(Setting.PROPERTIES, "SINCE: 2026-W05")),
            Example.of(
                    "value-changed-by-yaml",
                    settings(Setting.PROPERTIES, "EMPTY:"),
                    "3:11",
                    settings(Setting.PROPERTIES, "EMPTY: \"\"")),
            Example.of(
                    "value-changed-by-yaml",
                    settings("aws:autoscaling:asg", "MinSize: 010"),
                    "3:14",
                    settings("aws:autoscaling:asg", "MinSize: +10")),
            Example.of(
                    "value-changed-by-yaml",
                    settings("aws:elasticbeanstalk:container:php:phpini", "display_errors: Off"),
                    "3:21",
                    settings("aws:elasticbeanstalk:container:php:phpini", "allow_url_fopen: Off")),
            Example.of(
                    "property-length",
                    settings(Setting.PROPERTIES, "A: " + "x".repeat(257)),
                    "3:8",
                    settings(Setting.PROPERTIES, "A: " + "x".repeat(256))),
            Example.of(
                    "property-length",
                    settings(Setting.PROPERTIES, "K".repeat(129) + ": x"),
                    "3:5",
                    settings(Setting.PROPERTIES, "K".repeat(128) + ": x")),

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

    private OptionExamples() {}

    private static Example value(String namespace, String bad, String place, String good) {
        return Example.of("option-value", settings(namespace, bad), place, settings(namespace, good));
    }

    /** Both on Node.js. */
    private static Example fit(String badNamespace, String bad, String goodNamespace, String good) {
        return Example.of("option-not-for-platform", settings(badNamespace, bad), "2:3", settings(goodNamespace, good))
                .with(on("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", "WebServer", Map.of()));
    }

    private static Destination on(@Nullable String platform, String tier, Map<String, Map<String, String>> settings) {
        return new Destination(platform, tier, null, null, List.of(), settings);
    }

    private static String settings(String namespace, String options) {
        return "option_settings:\n  " + namespace + ":\n    " + options + "\n";
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
