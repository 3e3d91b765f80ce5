package dev.kirikae.lint;

import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    private static void fixedName(Extensions all, Check.Marks marks) {
        Set<String> own = all.stack().resourceNames();
        for (Stack.Part resource : all.stack().resources()) {
            String property = NAMES.get(Objects.requireNonNullElse(resource.type(), ""));
            Tree.Entries properties = resource.properties();
            Tree.Entry name = property == null || properties == null ? null : properties.find(property);
            if (name != null && !differs(name.value(), own)) {
                marks.at(name.key().spot(), name.key().text() + " of '" + resource.name() + "' is a fixed name");
            }
        }
        for (Stack.Part output : all.stack().outputs()) {
            Tree.Entry export = output.field("Export");
            Tree.Entry name = export != null && export.value() instanceof Tree.Entries map ? map.find("Name") : null;
            if (name != null && !differs(name.value(), own)) {
                marks.at(name.key().spot(), "the export of '" + output.name() + "' has a fixed name");
            }
        }
    }

    /** Whether a name has a part that is another one in every environment. */
    private static boolean differs(Tree name, Set<String> own) {
        return Reference.in(name).stream()
                .map(Reference::target)
                .anyMatch(target -> own.contains(target)
                        || target.startsWith("AWSEB")
                        || target.equals("AWS::StackName")
                        || target.equals("AWS::StackId"));
    }
}
