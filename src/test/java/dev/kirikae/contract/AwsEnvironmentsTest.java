package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;
import static dev.kirikae.contract.AwsScenes.environment;
import static dev.kirikae.contract.BeanstalkXml.answer;

import dev.kirikae.model.Status;
import java.util.Map;

class AwsEnvironmentsTest extends EnvironmentsContract {

    @Override
    protected Scene nothing() {
        return AwsScenes.of(
                new AwsWire().on("DescribeEnvironments", Map.of("ApplicationName", "nowhere"), AwsScenes.described()));
    }

    @Override
    protected Arranged live() {
        return new Arranged(
                AwsScenes.of(new AwsWire()
                        .on(
                                "DescribeEnvironments",
                                AwsScenes.described(environment(A, "shop-a", Status.READY, "shop")))),
                A);
    }

    @Override
    protected Scene creation() {
        Map<String, String> parameters = Map.ofEntries(
                Map.entry("ApplicationName", "shop"),
                Map.entry("EnvironmentName", "shop-b"),
                Map.entry("CNAMEPrefix", "shop-b-x7k2"),
                Map.entry("VersionLabel", "v1"),
                Map.entry("SolutionStackName", PLATFORM),
                Map.entry("Tier.Name", "WebServer"),
                Map.entry("Tier.Type", "Standard"),
                Map.entry("OptionSettings.member.1.Namespace", "aws:autoscaling:asg"),
                Map.entry("OptionSettings.member.1.OptionName", "MinSize"),
                Map.entry("OptionSettings.member.1.Value", "2"),
                Map.entry("Tags.member.1.Key", "kirikae:release"),
                Map.entry("Tags.member.2.Value", "shop"),
                Map.entry("Description", "op-4"));
        return AwsScenes.of(new AwsWire()
                .on(
                        "CreateEnvironment",
                        parameters,
                        answer(
                                "CreateEnvironment",
                                BeanstalkXml.environment(environment(B, "shop-b", Status.LAUNCHING, "shop-b-x7k2"))))
                .on(
                        "DescribeEnvironments",
                        AwsScenes.described(environment(B, "shop-b", Status.LAUNCHING, "shop-b-x7k2"))));
    }

    @Override
    protected Scene nameTaken() {
        return AwsScenes.of(new AwsWire()
                .onRefused("CreateEnvironment", 400, "InvalidParameterValue", "Environment shop-a already exists."));
    }

    @Override
    protected Scene nameTakenElsewhere() {
        return AwsScenes.of(new AwsWire()
                .on("DescribeEnvironments", AwsScenes.described())
                .onRefused("CreateEnvironment", 400, "InvalidParameterValue", "Environment stall-a already exists."));
    }

    @Override
    protected Arranged termination() {
        return new Arranged(
                AwsScenes.of(new AwsWire()
                        .on(
                                "TerminateEnvironment",
                                Map.of("EnvironmentId", A.value()),
                                answer(
                                        "TerminateEnvironment",
                                        BeanstalkXml.environment(
                                                environment(A, "shop-a", Status.TERMINATING, "shop-x"))))
                        .on(
                                "DescribeEnvironments",
                                AwsScenes.described(environment(A, "shop-a", Status.TERMINATED, "shop-x")))),
                A);
    }

    @Override
    protected Arranged launching() {
        return new Arranged(
                AwsScenes.of(new AwsWire()
                        .onRefused(
                                "TerminateEnvironment",
                                400,
                                "InvalidParameterValue",
                                "Cannot terminate environment named shop-a. It is currently pending creation.")),
                A);
    }

    @Override
    protected Arranged stranger() {
        return new Arranged(
                AwsScenes.of(new AwsWire()
                        .onRefused(
                                "TerminateEnvironment",
                                400,
                                "InvalidParameterValue",
                                "No Environment found for EnvironmentId = 'e-aaaaaaaaaa'.")),
                A);
    }
}
