package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.B;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.Example.resource;

import dev.kirikae.lint.Destination;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CloudFormation: resources, functions, references, and what is shared or lost between two environments. */
final class StackExamples {
    private static final String POLICY = "AWS::AutoScaling::ScalingPolicy";
    private static final Destination APPLICATION = new Destination(
            "64bit Amazon Linux 2023 * running Corretto 21",
            "WebServer",
            null,
            null,
            List.of(),
            List.of(),
            Map.of("aws:elasticbeanstalk:environment", Map.of("LoadBalancerType", "application")));

    private static final String READ = "Cooldown: {\"Fn::GetOptionSetting\": {Namespace: ";

    private static final List<Example> RESOURCES = List.of(
            Example.of(
                    "resource-shape",
                    "Resources:\n  Alarm:\n    Properties: {}\n",
                    "2:3",
                    "Resources:\n  AWSEBAutoScalingGroup:\n    Properties: {}\n"),
            Example.of("resource-shape", "Resources:\n  Alarm: AWS::CloudWatch::Alarm\n", "2:10", "Resources: {}\n"),
            Example.of(
                    "resource-shape",
                    "Resources:\n  A:\n    Type: AWS::Alarm\n",
                    "3:11",
                    "Resources:\n  A: {Type: \"Custom::My_thing@1\"}\n  B: {Type: \"Own::Team::Thing::MODULE\"}\n"),
            Example.of(
                    "resource-shape",
                    "Resources:\n  A: {Type: \"aws::CloudWatch::Alarm\"}\n",
                    "2:13",
                    "Resources:\n  A: {Type: \"AWS::CloudWatch::Alarm\"}\n"),
            Example.of(
                    "resource-shape",
                    "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Propertys: {}\n",
                    "4:5",
                    "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties: {}\n    Metadata: {a: b}\n"),
            Example.of(
                    "resource-shape",
                    "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    DeletionPolicy: Keep\n",
                    "4:21",
                    "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    DeletionPolicy: Delete\n"),
            Example.of(
                    "resource-shape",
                    "Resources:\n  a-topic: {Type: \"AWS::SNS::Topic\"}\n",
                    "2:3",
                    "Resources:\n  aTopic2: {Type: \"AWS::SNS::Topic\"}\n"),
            Example.of(
                    "part-name",
                    "Parameters:\n  sg_ids: {Type: String}\n",
                    "2:3",
                    "Parameters:\n  sgIds: {Type: String}\nOutputs:\n  A: {Value: a}\n"),
            Example.of(
                    "beanstalk-name",
                    "Resources:\n  AWSEBAutoscalingGroup: {Properties: {}}\n",
                    "2:3",
                    "Resources:\n  AWSEBV2LoadBalancerListener80: {Type: \"AWS::ElasticLoadBalancingV2::Listener\"}\n"),
            Example.of(
                    "beanstalk-type",
                    "Resources:\n  AWSEBSecurityGroup: {Type: \"AWS::SNS::Topic\"}\n",
                    "2:3",
                    "Resources:\n  AWSEBSecurityGroup: {Type: \"AWS::EC2::SecurityGroup\"}\n"
                            + "  AWSEBRDSDatabase: {\"CmpFn::Remove\": {}}\n"),
            Example.of(
                            "beanstalk-name",
                            "Resources:\n  AWSEBLoadBalancer: {Properties: {CrossZone: true}}\n",
                            "2:3",
                            "Resources:\n  AWSEBV2LoadBalancer: {Properties: {}}\n")
                    .with(APPLICATION));

    private static final List<Example> REFERENCES = List.of(
            Example.of(
                    "unknown-reference",
                    resource(POLICY, "AutoScalingGroupName: {Ref: AWSEBAutoscalingGroup}"),
                    "5:35",
                    resource(POLICY, "AutoScalingGroupName: {Ref: AWSEBAutoScalingGroup}")),
            Example.of(
                    "unknown-reference",
                    "Outputs:\n  A:\n    Value: {\"Fn::GetAtt\": [Topic, TopicName]}\n",
                    "3:28",
                    "Resources: {Topic: {Type: \"AWS::SNS::Topic\"}}\nOutputs:\n  A:\n"
                            + "    Value: {\"Fn::GetAtt\": [Topic, TopicName]}\n"),
            new Example(
                    "unknown-reference",
                    List.of(
                            file(A, "Parameters:\n  Level: {Type: Number, Default: 1}\n"),
                            file(B, resource(POLICY, "Cooldown: {\"Fn::Sub\": \"${Levels}${AWS::Region}${!x}\"}"))),
                    "5:29",
                    List.of(
                            file(A, "Parameters:\n  Level: {Type: Number, Default: 1}\n"),
                            file(B, resource(POLICY, "Cooldown: {\"Fn::Sub\": [\"${Level}${x}\", {x: 1}]}"))),
                    Destination.UNKNOWN),
            Example.of(
                    "unknown-reference",
                    resource(POLICY, "Cooldown: {Ref: \"AWS::Account\"}"),
                    "5:23",
                    resource(POLICY, "Cooldown: {Ref: \"AWS::AccountId\"}")),
            Example.of(
                    "unknown-reference",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\", DependsOn: [B]}\n",
                    "2:44",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\", DependsOn: B}\n  B: {Type: \"AWS::SNS::Topic\"}\n"),
            Example.of(
                    "unfamiliar-reference",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\", Condition: Night}\n",
                    "2:43",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\"}\n"),
            Example.of(
                    "unfamiliar-reference",
                    resource(POLICY, "Cooldown: {\"Fn::FindInMap\": [Waits, a, b]}"),
                    "5:36",
                    "Mappings: {Waits: {a: {b: 1}}}\n"
                            + resource(POLICY, "Cooldown: {\"Fn::FindInMap\": [Waits, a, b]}")),
            Example.of(
                    "unknown-reference",
                    "Mappings: {Waits: {a: {b: 1}}}\n"
                            + resource(POLICY, "Cooldown: {\"Fn::FindInMap\": [Waits, a, c]}"),
                    "6:46",
                    "Mappings: {Waits: {a: {b: 1}}}\n"
                            + resource(POLICY, "Cooldown: {\"Fn::FindInMap\": [Waits, {Ref: \"AWS::Region\"}, c]}")),
            Example.of(
                    "unfamiliar-reference",
                    resource(POLICY, "Cooldown: {Ref: WSGIPath}"),
                    "5:23",
                    "Parameters: {WSGIPath: {Type: String}}\n" + resource(POLICY, "Cooldown: {Ref: WSGIPath}")),
            Example.of(
                    "unset-option",
                    resource(POLICY, "Cooldown: {\"Fn::GetOptionSetting\": {OptionName: Wait}}"),
                    "5:55",
                    "option_settings:\n  aws:elasticbeanstalk:customoption: {Wait: 60}\n"
                            + resource(POLICY, "Cooldown: {\"Fn::GetOptionSetting\": {OptionName: Wait}}")),
            Example.of(
                    "unset-option",
                    "commands:\n  a: {command: 'echo `{\"Fn::GetOptionSetting\": {\"OptionName\": \"Wait\"}}`'}\n",
                    "2:22",
                    "commands:\n  a: {command: 'echo `{\"Fn::GetOptionSetting\": {\"OptionName\": \"Wait\", \"DefaultValue\": \"1\"}}`'}\n"),
            Example.of(
                    "unset-property",
                    resource(POLICY, READ + "aws:elasticbeanstalk:application:environment, OptionName: WAIT}}"),
                    "5:112",
                    resource(POLICY, READ + "\"aws:autoscaling:asg\", OptionName: Cooldown}}")),
            Example.of(
                    "unknown-reference",
                    "option_settings:\n  aws:elasticbeanstalk:application:environment:\n    T: 'x`{\"Ref\": \"Topic\"}`'\n",
                    "3:10",
                    "option_settings:\n  aws:elasticbeanstalk:application:environment:\n"
                            + "    T: 'x`{\"Ref\": \"AWS::Region\"}`'\n"),
            Example.of(
                            "unknown-reference",
                            resource(POLICY, "Cooldown: {\"Fn::GetAtt\": [AWSEBLoadBalancer, DNSName]}"),
                            "5:33",
                            resource(POLICY, "Cooldown: {\"Fn::GetAtt\": [AWSEBV2LoadBalancer, DNSName]}"))
                    .with(APPLICATION));

    private static final List<Example> FUNCTIONS = List.of(
            shape("Ref: [A]", "Ref: AWSEBSecurityGroup"),
            shape("\"Fn::GetAtt\": AWSEBSecurityGroup", "\"Fn::GetAtt\": AWSEBSecurityGroup.GroupId"),
            shape("\"Fn::Join\": [a, b]", "\"Fn::Join\": [\"-\", {\"Fn::Split\": [\",\", a]}]"),
            shape("\"Fn::Join\": [[a, b]]", "\"Fn::Join\": [\"\", [a, {Ref: \"AWS::Region\"}]]"),
            shape("\"Fn::Sub\": [a]", "\"Fn::Sub\": [\"${a}\", {a: b}]"),
            shape("\"Fn::Select\": 1", "\"Fn::Select\": [0, {\"Fn::GetAZs\": \"\"}]"),
            shape("\"Fn::Split\": [\",\"]", "\"Fn::Base64\": {\"Fn::Sub\": \"a\"}"),
            shape("\"Fn::FindInMap\": a.b.c", "\"Fn::ImportValue\": {\"Fn::Sub\": \"a\"}"),
            shape("\"Fn::If\": a", "\"Fn::Cidr\": [\"10.0.0.0/16\", 2, 8]"),
            shape("\"Fn::getatt\": [a, b]", "\"Fn::ToJsonString\": {a: b}"),
            shape("\"Fn:Join\": [\"\", [a]]", "\"Fn::Transform\": {Name: a, Parameters: {b: c}}"),
            shape(
                    "\"Fn::GetOptionSetting\": {Option: a}",
                    "\"Fn::GetOptionSetting\": {OptionName: a, DefaultValue: b}"),
            Example.of(
                    "function-shape",
                    resource(POLICY, "Cooldown: {Ref: \"AWS::Region\", Or: b}"),
                    "5:18",
                    resource(POLICY, "Cooldown: {Or: b}")),
            Example.of(
                    "function-shape",
                    "files:\n  /a:\n    mode: \"000644\"\n    content: {\"Fn::Join\": [a]}\n",
                    "4:15",
                    "files:\n  /a:\n    mode: \"000644\"\n    content: {\"Fn::Join\": [\"\", [a]]}\n"),
            Example.of(
                    "function-shape",
                    "container_commands:\n  a:\n    command: |\n      echo\n      echo `{\"Fn::Join\": \"a\"}`\n",
                    "5:12",
                    "container_commands:\n  a:\n    command: 'echo `{\"Fn::GetOptionSetting\": {\"OptionName\": \"a\", \"DefaultValue\": \"b\"}}`'\n"),
            Example.of(
                    "short-form",
                    resource(POLICY, "AutoScalingGroupName: !Ref AWSEBAutoScalingGroup"),
                    "5:29",
                    resource(POLICY, "AutoScalingGroupName: {Ref: AWSEBAutoScalingGroup}")),
            Example.of(
                    "backquote-expression",
                    "files:\n  /a:\n    mode: \"000644\"\n    content: |\n      `id` `{\"Ref\": AWS::Region}`\n",
                    "5:12",
                    "files:\n  /a:\n    mode: \"000644\"\n    content: |\n      `id` `{ date; }` `{ \"Ref\" : \"AWS::Region\" }`\n"),
            Example.of(
                    "backquote-expression",
                    "commands:\n  a: {command: 'echo `{\"Ref\": \"AWS::Region\"}'}\n",
                    "2:22",
                    "commands:\n  a: {command: 'echo `{\"Ref\": \"AWS::Region\"}`'}\n"));

    private static final List<Example> STATE = List.of(
            Example.of(
                    "stateful-resource",
                    "Resources:\n  Sessions: {Type: \"AWS::DynamoDB::Table\"}\n",
                    "2:3",
                    "Resources:\n  Sessions: {Type: \"AWS::DynamoDB::Table\", DeletionPolicy: Delete}\n"),
            Example.of(
                    "passing-resource",
                    "Resources:\n  Jobs: {Type: \"AWS::SQS::Queue\"}\n",
                    "2:3",
                    "Resources:\n  AWSEBWorkerQueue: {Type: \"AWS::SQS::Queue\"}\n"),
            Example.of(
                    "retained-resource",
                    "Resources:\n  Logs: {Type: \"AWS::S3::Bucket\", DeletionPolicy: Retain}\n",
                    "2:35",
                    "Resources:\n  Logs: {Type: \"AWS::S3::Bucket\", DeletionPolicy: Delete}\n"),
            Example.of(
                    "coupled-database",
                    "option_settings:\n  aws:rds:dbinstance:\n    DBEngine: mysql\n    HasCoupledDatabase: true\n",
                    "4:5",
                    "option_settings:\n  aws:rds:dbinstance:\n    DBEngine: mysql\n    DBAllocatedStorage: 10\n"),
            Example.of(
                    "fixed-physical-name",
                    resource("AWS::Route53::RecordSet", "Name: www.example.com"),
                    "5:7",
                    resource(
                            "AWS::Route53::RecordSet", "Name: {\"Fn::Sub\": \"${AWSEBEnvironmentName}.example.com\"}")),
            Example.of(
                    "fixed-physical-name",
                    "Parameters: {Tail: {Type: String, Default: x}}\n"
                            + resource("AWS::Scheduler::Schedule", "Name: {\"Fn::Sub\": \"a-${Tail}\"}"),
                    "6:7",
                    resource(
                            "AWS::Scheduler::Schedule",
                            "Name: {\"Fn::GetOptionSetting\": {OptionName: a, DefaultValue: b}}")),
            pair(
                    "duplicate-logical-name",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\"}\n",
                    "Resources:\n  A: {Type: \"AWS::SNS::Topic\", Properties: {DisplayName: a}}\n",
                    "2:3",
                    "Resources:\n  B: {Type: \"AWS::SNS::Topic\"}\n"),
            pair(
                    "duplicate-logical-name",
                    "Resources:\n  AWSEBAutoScalingGroup: {Properties: {Cooldown: 1}}\n",
                    "Resources:\n  AWSEBAutoScalingGroup: {Properties: {Cooldown: 2}}\n",
                    "2:3",
                    "Resources:\n  AWSEBAutoScalingGroup: {Properties: {MaxSize: 2}, Metadata: {a: b}}\n"),
            Example.of(
                    "duplicate-logical-name",
                    "Parameters:\n  A: {Type: String}\nResources:\n  A: {Type: \"AWS::SNS::Topic\"}\n",
                    "2:3",
                    "Parameters:\n  A: {Type: String}\nMappings:\n  A: {a: {b: c}}\n"),
            Example.of("stack-limits", topics(501), "502:3", topics(500)),
            Example.of(
                    "stack-limits",
                    "Mappings:\n  %s: {a: {b: c}}\n".formatted("m".repeat(256)),
                    "2:3",
                    "Mappings:\n  %s: {a: {b: c}}\n".formatted("m".repeat(255))),
            Example.of("open-to-the-world", ingress("0.0.0.0/0", 22), "8:19", ingress("0.0.0.0/0", 443)),
            Example.of("open-to-the-world", ingress("\"::/0\"", 3389), "8:19", ingress("10.0.0.0/8", 3389)));

    static final List<Example> ALL = Stream.of(RESOURCES, REFERENCES, FUNCTIONS, STATE)
            .flatMap(List::stream)
            .toList();

    private StackExamples() {}

    private static Example shape(String bad, String good) {
        return Example.of(
                "function-shape",
                resource(POLICY, "Cooldown: {" + bad + "}"),
                "5:18",
                resource(POLICY, "Cooldown: {" + good + "}"));
    }

    private static Example pair(String rule, String first, String bad, String place, String good) {
        return new Example(
                rule,
                List.of(file(A, first), file(B, bad)),
                place,
                List.of(file(A, first), file(B, good)),
                Destination.UNKNOWN);
    }

    private static String topics(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "  T" + i + ": {Type: \"AWS::SNS::Topic\"}\n")
                .collect(Collectors.joining("", "Resources:\n", ""));
    }

    private static String ingress(String source, int port) {
        return "Resources:\n  A:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: a\n"
                + "      SecurityGroupIngress:\n      - IpProtocol: tcp\n"
                + (source.contains(":") ? "        CidrIpv6: " : "        CidrIp:   ") + source
                + "\n        FromPort: " + port + "\n        ToPort: " + port + "\n";
    }
}
