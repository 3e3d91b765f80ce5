package dev.kirikae.lint;

import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about names that the old and the new environment, which live side by side, cannot both have. */
final class NameRules {
    private static final String GUIDE =
            "CloudFormation User Guide, page aws-properties-name; Developer Guide, page environment-resources (2023)";

    /** The property that names a resource uniquely within account and region, or wider. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AWS::ApiGateway::ApiKey", "Name"),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName"),
            Map.entry("AWS::AutoScaling::LaunchConfiguration", "LaunchConfigurationName"),
            Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
            Map.entry("AWS::CloudWatch::CompositeAlarm", "AlarmName"),
            Map.entry("AWS::CloudWatch::Dashboard", "DashboardName"),
            Map.entry("AWS::CodeBuild::Project", "Name"),
            Map.entry("AWS::DynamoDB::Table", "TableName"),
            Map.entry("AWS::EC2::KeyPair", "KeyName"),
            Map.entry("AWS::EC2::LaunchTemplate", "LaunchTemplateName"),
            Map.entry("AWS::EC2::SecurityGroup", "GroupName"),
            Map.entry("AWS::ECR::Repository", "RepositoryName"),
            Map.entry("AWS::ElastiCache::CacheCluster", "ClusterName"),
            Map.entry("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId"),
            Map.entry("AWS::ElastiCache::SubnetGroup", "CacheSubnetGroupName"),
            Map.entry("AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerName"),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
            Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
            Map.entry("AWS::Elasticsearch::Domain", "DomainName"),
            Map.entry("AWS::Events::Rule", "Name"),
            Map.entry("AWS::IAM::Group", "GroupName"),
            Map.entry("AWS::IAM::InstanceProfile", "InstanceProfileName"),
            Map.entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
            Map.entry("AWS::IAM::Role", "RoleName"),
            Map.entry("AWS::IAM::User", "UserName"),
            Map.entry("AWS::KMS::Alias", "AliasName"),
            Map.entry("AWS::Kinesis::Stream", "Name"),
            Map.entry("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName"),
            Map.entry("AWS::Lambda::Function", "FunctionName"),
            Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
            Map.entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
            Map.entry("AWS::RDS::DBCluster", "DBClusterIdentifier"),
            Map.entry("AWS::S3::Bucket", "BucketName"),
            Map.entry("AWS::SNS::Topic", "TopicName"),
            Map.entry("AWS::SQS::Queue", "QueueName"),
            Map.entry("AWS::SSM::Parameter", "Name"),
            Map.entry("AWS::SecretsManager::Secret", "Name"),
            Map.entry("AWS::StepFunctions::StateMachine", "StateMachineName"));

    private static final Pattern SUB_VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    static final List<Check> CHECKS = List.of(new Check(
            new Rule(
                    "fixed-physical-name",
                    Severity.ERROR,
                    "the environment that is live has it already, so the new one cannot be launched",
                    "leave the name out, or build it from the environment's, as in"
                            + " {\"Fn::Join\": [\"-\", [{\"Ref\": \"AWSEBEnvironmentName\"}, \"jobs\"]]}",
                    GUIDE),
            NameRules::fixedName));

    private NameRules() {}

    private static void fixedName(Subject subject, Check.Marks marks) {
        Tree.Entries sections = subject.sections();
        if (sections == null) {
            return;
        }
        Set<String> own = new HashSet<>();
        if (sections.get("Resources") instanceof Tree.Entries resources) {
            resources.entries().forEach(entry -> own.add(entry.key().text()));
            for (Tree.Entry resource : resources.entries()) {
                Tree.Entry name = physicalName(resource.value());
                if (name != null && !differs(name.value(), own)) {
                    marks.at(
                            name.key().spot(),
                            name.key().text() + " of '" + resource.key().text() + "' is a fixed name");
                }
            }
        }
        if (sections.get("Outputs") instanceof Tree.Entries outputs) {
            for (Tree.Entry output : outputs.entries()) {
                Tree.Entry name = exportName(output.value());
                if (name != null && !differs(name.value(), own)) {
                    marks.at(name.key().spot(), "the export of '" + output.key().text() + "' has a fixed name");
                }
            }
        }
    }

    private static Tree.@Nullable Entry physicalName(Tree resource) {
        if (resource instanceof Tree.Entries fields
                && fields.get("Type") instanceof Tree.Leaf type
                && fields.get("Properties") instanceof Tree.Entries properties) {
            String property = NAMES.get(type.text());
            return property == null ? null : properties.find(property);
        }
        return null;
    }

    private static Tree.@Nullable Entry exportName(Tree output) {
        return output instanceof Tree.Entries fields && fields.get("Export") instanceof Tree.Entries export
                ? export.find("Name")
                : null;
    }

    /** Whether a name has a part that is another one in every environment. */
    private static boolean differs(Tree name, Set<String> own) {
        return references(name, "").stream()
                .anyMatch(target -> own.contains(target)
                        || target.startsWith("AWSEB")
                        || target.equals("AWS::StackName")
                        || target.equals("AWS::StackId"));
    }

    /** The logical names that a value refers to, in CloudFormation's long and short forms. */
    private static List<String> references(Tree tree, String function) {
        List<String> found = new ArrayList<>();
        String form = tree.tag() != null ? tree.tag().substring(1) : function;
        if (tree instanceof Tree.Leaf leaf) {
            if (form.equals("Ref") || form.equals("GetAtt")) {
                found.add(leaf.text().replaceFirst("\\..*", ""));
            } else if (form.equals("Sub")) {
                Matcher matcher = SUB_VARIABLE.matcher(leaf.text());
                while (matcher.find()) {
                    found.add(matcher.group(1).replaceFirst("\\..*", ""));
                }
            }
        } else if (tree instanceof Tree.Items list) {
            list.items().forEach(item -> found.addAll(references(item, form)));
        } else if (tree instanceof Tree.Entries map) {
            for (Tree.Entry entry : map.entries()) {
                found.addAll(references(entry.value(), entry.key().text().replaceFirst("^Fn::", "")));
            }
        }
        return found;
    }
}
