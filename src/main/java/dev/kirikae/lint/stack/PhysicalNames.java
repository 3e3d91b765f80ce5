package dev.kirikae.lint.stack;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which property names a resource uniquely within account and region, or wider. Two environments cannot both have a
 * resource of one such name. A type that is not listed is not known to have one.
 */
public final class PhysicalNames {
    private static final Map<String, String> PROPERTIES = """
            AWS::AmazonMQ::Broker BrokerName
            AWS::ApiGateway::ApiKey Name
            AWS::ApiGateway::DomainName DomainName
            AWS::ApiGatewayV2::DomainName DomainName
            AWS::Athena::WorkGroup Name
            AWS::AutoScaling::AutoScalingGroup AutoScalingGroupName
            AWS::AutoScaling::LaunchConfiguration LaunchConfigurationName
            AWS::Backup::BackupVault BackupVaultName
            AWS::Batch::ComputeEnvironment ComputeEnvironmentName
            AWS::Batch::JobQueue JobQueueName
            AWS::CloudFront::Function Name
            AWS::CloudTrail::Trail TrailName
            AWS::CloudWatch::Alarm AlarmName
            AWS::CloudWatch::CompositeAlarm AlarmName
            AWS::CloudWatch::Dashboard DashboardName
            AWS::CloudWatch::MetricStream Name
            AWS::CodeBuild::Project Name
            AWS::CodeDeploy::Application ApplicationName
            AWS::CodePipeline::Pipeline Name
            AWS::Cognito::UserPoolDomain Domain
            AWS::DAX::Cluster ClusterName
            AWS::DocDB::DBCluster DBClusterIdentifier
            AWS::DocDB::DBInstance DBInstanceIdentifier
            AWS::DynamoDB::GlobalTable TableName
            AWS::DynamoDB::Table TableName
            AWS::EC2::KeyPair KeyName
            AWS::EC2::LaunchTemplate LaunchTemplateName
            AWS::EC2::SecurityGroup GroupName
            AWS::ECR::Repository RepositoryName
            AWS::ECS::Cluster ClusterName
            AWS::ElastiCache::CacheCluster ClusterName
            AWS::ElastiCache::ReplicationGroup ReplicationGroupId
            AWS::ElastiCache::ServerlessCache ServerlessCacheName
            AWS::ElastiCache::SubnetGroup CacheSubnetGroupName
            AWS::ElastiCache::User UserId
            AWS::ElastiCache::UserGroup UserGroupId
            AWS::ElasticLoadBalancing::LoadBalancer LoadBalancerName
            AWS::ElasticLoadBalancingV2::LoadBalancer Name
            AWS::ElasticLoadBalancingV2::TargetGroup Name
            AWS::Elasticsearch::Domain DomainName
            AWS::Events::ApiDestination Name
            AWS::Events::Archive ArchiveName
            AWS::Events::Connection Name
            AWS::Events::EventBus Name
            AWS::Events::Rule Name
            AWS::Glue::Crawler Name
            AWS::Glue::Job Name
            AWS::IAM::Group GroupName
            AWS::IAM::InstanceProfile InstanceProfileName
            AWS::IAM::ManagedPolicy ManagedPolicyName
            AWS::IAM::Role RoleName
            AWS::IAM::ServerCertificate ServerCertificateName
            AWS::IAM::User UserName
            AWS::KMS::Alias AliasName
            AWS::Kinesis::Stream Name
            AWS::KinesisFirehose::DeliveryStream DeliveryStreamName
            AWS::Lambda::Function FunctionName
            AWS::Logs::Destination DestinationName
            AWS::Logs::LogGroup LogGroupName
            AWS::Logs::ResourcePolicy PolicyName
            AWS::MSK::Cluster ClusterName
            AWS::MemoryDB::Cluster ClusterName
            AWS::MemoryDB::SubnetGroup SubnetGroupName
            AWS::Neptune::DBCluster DBClusterIdentifier
            AWS::Neptune::DBInstance DBInstanceIdentifier
            AWS::OpenSearchServerless::Collection Name
            AWS::OpenSearchService::Domain DomainName
            AWS::Pipes::Pipe Name
            AWS::RDS::DBCluster DBClusterIdentifier
            AWS::RDS::DBClusterParameterGroup DBClusterParameterGroupName
            AWS::RDS::DBInstance DBInstanceIdentifier
            AWS::RDS::DBParameterGroup DBParameterGroupName
            AWS::RDS::DBProxy DBProxyName
            AWS::RDS::DBSubnetGroup DBSubnetGroupName
            AWS::RDS::EventSubscription SubscriptionName
            AWS::RDS::OptionGroup OptionGroupName
            AWS::Redshift::Cluster ClusterIdentifier
            AWS::Route53::RecordSet Name
            AWS::S3::Bucket BucketName
            AWS::SES::ConfigurationSet Name
            AWS::SES::EmailIdentity EmailIdentity
            AWS::SNS::Topic TopicName
            AWS::SQS::Queue QueueName
            AWS::SSM::Document Name
            AWS::SSM::Parameter Name
            AWS::Scheduler::Schedule Name
            AWS::Scheduler::ScheduleGroup Name
            AWS::SecretsManager::Secret Name
            AWS::StepFunctions::Activity Name
            AWS::StepFunctions::StateMachine StateMachineName
            AWS::Synthetics::Canary Name
            AWS::WAFv2::IPSet Name
            AWS::WAFv2::RegexPatternSet Name
            AWS::WAFv2::RuleGroup Name
            AWS::WAFv2::WebACL Name
            """.lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

    private PhysicalNames() {}

    /**
     * The property's name; null where a type is not listed.
     *
     * @param type such as {@code AWS::SQS::Queue}; null: unknown
     */
    public static @Nullable String property(@Nullable String type) {
        return type == null ? null : PROPERTIES.get(type);
    }
}
