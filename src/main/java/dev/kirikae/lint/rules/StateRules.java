package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about what is lost, or left behind, when an environment goes: with every release the old one does. */
final class StateRules {
    private static final String SOURCE =
            "Developer Guide, page environment-resources (2023); CloudFormation User Guide, page"
                    + " aws-attribute-deletionpolicy (2023)";

    /** What cannot be made anew from elsewhere. */
    private static final Map<String, String> STORES = Map.ofEntries(
            Map.entry("AWS::Backup::BackupVault", "backups"),
            Map.entry("AWS::Cognito::UserPool", "users"),
            Map.entry("AWS::DocDB::DBCluster", "data"),
            Map.entry("AWS::DynamoDB::GlobalTable", "items"),
            Map.entry("AWS::DynamoDB::Table", "items"),
            Map.entry("AWS::EC2::Volume", "data"),
            Map.entry("AWS::ECR::Repository", "images"),
            Map.entry("AWS::EFS::FileSystem", "files"),
            Map.entry("AWS::Elasticsearch::Domain", "indexes"),
            Map.entry("AWS::FSx::FileSystem", "files"),
            Map.entry("AWS::KMS::Key", "key material"),
            Map.entry("AWS::MemoryDB::Cluster", "data"),
            Map.entry("AWS::Neptune::DBCluster", "data"),
            Map.entry("AWS::OpenSearchService::Domain", "indexes"),
            Map.entry("AWS::RDS::DBCluster", "data"),
            Map.entry("AWS::RDS::DBInstance", "data"),
            Map.entry("AWS::Redshift::Cluster", "data"),
            Map.entry("AWS::S3::Bucket", "objects"),
            Map.entry("AWS::SecretsManager::Secret", "secret"),
            Map.entry("AWS::Timestream::Table", "records"));

    /** What is on its way, or can be done without. */
    private static final Map<String, String> PASSING = Map.of(
            "AWS::AmazonMQ::Broker", "messages",
            "AWS::ElastiCache::CacheCluster", "entries",
            "AWS::ElastiCache::ReplicationGroup", "entries",
            "AWS::ElastiCache::ServerlessCache", "entries",
            "AWS::Kinesis::Stream", "records",
            "AWS::Logs::LogGroup", "logs",
            "AWS::SQS::Queue", "messages");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "stateful-resource",
                            "it belongs to the environment: the new one starts with an empty one of its own, and the old one's is"
                                    + " deleted with the old environment, or keeps that from being deleted",
                            "make it outside of the environment and hand in its name; or say with a DeletionPolicy of its own,"
                                    + " even Delete, what is meant to happen",
                            SOURCE),
                    (all, marks) -> unsaid(all, STORES, marks)),
            new Check(
                    Rule.warning(
                            "passing-resource",
                            "it belongs to the environment: the new one starts with an empty one of its own, and what is left in"
                                    + " the old one's is lost with the old environment",
                            "make it outside of the environment, or say 'DeletionPolicy: Delete' where that is meant",
                            SOURCE),
                    (all, marks) -> unsaid(all, PASSING, marks)),
            new Check(
                    Rule.warning(
                            "retained-resource",
                            "it outlives its environment, so every release leaves one behind that nobody deletes, while the new"
                                    + " environment starts with an empty one",
                            "make it once, outside of the environment, and hand in its name",
                            SOURCE),
                    StateRules::retained),
            new Check(
                    Rule.error(
                            "coupled-database",
                            "the database belongs to the environment: the new one would start with an empty one of its own, and"
                                    + " the old one goes with the old environment",
                            "decouple the database, and hand its address to both environments",
                            "Developer Guide, pages using-features.managing.db, command-options-general (2023)",
                            "Developer Guide, page using-features.CNAMESwap: blue/green asks for a database "
                                    + "that is independent of the environment"),
                    StateRules::coupled));

    private StateRules() {}

    private static void unsaid(Extensions all, Map<String, String> kinds, Check.Marks marks) {
        Set<String> said = all.stack().resources().stream()
                .filter(part -> part.field("DeletionPolicy") != null)
                .map(Stack.Part::name)
                .collect(Collectors.toSet());
        for (Stack.Part part : all.stack().resources()) {
            String type = part.type();
            String content = type == null ? null : kinds.get(type);
            if (content != null && !said.contains(part.name()) && !part.name().startsWith(OwnNames.PREFIX)) {
                marks.at(part.key().spot(), "'" + part.name() + "' (" + type + ") holds " + content);
            }
        }
    }

    private static void retained(Extensions all, Check.Marks marks) {
        for (Stack.Part part : all.stack().resources()) {
            Tree.Entry policy = part.field("DeletionPolicy");
            if (policy != null
                    && policy.value() instanceof Tree.Leaf leaf
                    && leaf.text().startsWith("Retain")) {
                marks.at(policy.key().spot(), "'" + part.name() + "' is retained");
            }
        }
    }

    private static void coupled(Extensions all, Check.Marks marks) {
        for (Setting setting : all.settings()) {
            if (setting.namespace().equals("aws:rds:dbinstance")
                    && setting.option().equals("HasCoupledDatabase")
                    && "true".equalsIgnoreCase(Chosen.of(all, "aws:rds:dbinstance", "HasCoupledDatabase"))) {
                marks.at(setting.spot(), "HasCoupledDatabase asks for a database of the environment's own");
                return;
            }
        }
    }
}
