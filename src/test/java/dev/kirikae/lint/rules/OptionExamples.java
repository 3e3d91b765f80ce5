package dev.kirikae.lint.rules;

import dev.kirikae.lint.options.Setting;
import java.util.List;

/** Names and values of option settings. */
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
                    "setting-list",
                    settings("aws:ec2:vpc", "Subnets: [subnet-1, subnet-2]"),
                    "3:14",
                    settings("aws:ec2:vpc", "Subnets: \"subnet-1,subnet-2\"")),
            Example.of(
                    "setting-shape",
                    settings("aws:autoscaling:asg", "MinSize: {of: 2}"),
                    "3:14",
                    settings("aws:autoscaling:asg", "MinSize: {\"Fn::GetOptionSetting\": {OptionName: Least}}")),
            Example.of(
                    "setting-list",
                    settings(Setting.PROPERTIES, "HOSTS: [a, b]"),
                    "3:12",
                    settings("aws:elasticbeanstalk:customoption", "Hosts: [a, b]")),
            Example.of(
                    "option-spelling",
                    settings("aws:autoscaling:launchconfiguration", "MonitoringInterval: 5 Minutes"),
                    "3:25",
                    settings("aws:autoscaling:launchconfiguration", "MonitoringInterval: 5 minute")),
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
            value(
                    "aws:elasticbeanstalk:command",
                    "Timeout: 3601",
                    "3:14",
                    "Timeout: \"`{\\\"Ref\\\": \\\"AWS::Region\\\"}`\""),
            value("aws:elasticbeanstalk:command", "DeploymentPolicy: Rollin", "3:23", "DeploymentPolicy: rolling"),
            value(
                    "aws:autoscaling:launchconfiguration",
                    "RootVolumeType: GP3",
                    "3:21",
                    "RootVolumeType: {Ref: VolumeType}"),
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
                    settings(Setting.PROPERTIES, "K".repeat(128) + ": x")));

    private OptionExamples() {}

    private static Example value(String namespace, String bad, String place, String good) {
        return Example.of("option-value", settings(namespace, bad), place, settings(namespace, good));
    }

    static String settings(String namespace, String options) {
        return "option_settings:\n  " + namespace + ":\n    " + options + "\n";
    }
}
