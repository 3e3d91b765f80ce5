package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;

import java.util.Map;

class AwsConfigurationsTest extends ConfigurationsContract {

    private static final String OPTIONS = members(
            "OptionSettings",
            option("aws:autoscaling:asg", "MinSize", "2") + element("ResourceName", "AWSEBAutoScalingGroup"),
            option("aws:autoscaling:asg", "Custom Availability Zones", null),
            option("aws:elasticbeanstalk:application:environment", "COLOUR", "blue"));

    @Override
    protected Arranged configured() {
        String draft = element("DeploymentStatus", "failed")
                + members("OptionSettings", option("aws:autoscaling:asg", "MinSize", "9"));
        AwsWire wire = new AwsWire()
                .on(
                        "DescribeConfigurationSettings",
                        Map.of("ApplicationName", "shop", "EnvironmentName", "shop-a"),
                        answer(
                                "DescribeConfigurationSettings",
                                members(
                                        "ConfigurationSettings",
                                        draft,
                                        element("DeploymentStatus", "deployed") + OPTIONS)))
                .on(
                        "DescribeEnvironmentResources",
                        Map.of("EnvironmentId", A.value()),
                        answer(
                                "DescribeEnvironmentResources",
                                "<EnvironmentResources>"
                                        + members("LoadBalancers", element("Name", "arn:aws:elasticloadbalancing:x"))
                                        + members("AutoScalingGroups", element("Name", "awseb-asg"))
                                        + members("Instances", element("Id", "i-0a"))
                                        + "</EnvironmentResources>"))
                .on(
                        "ListTagsForResource",
                        Map.of(
                                "ResourceArn",
                                "arn:aws:elasticbeanstalk:ap-northeast-1:123456789012:environment/shop/shop-a"),
                        answer(
                                "ListTagsForResource",
                                members("ResourceTags", element("Key", "team") + element("Value", "push"))))
                .on(
                        "ListAvailableSolutionStacks",
                        answer(
                                "ListAvailableSolutionStacks",
                                members("SolutionStacks", EnvironmentsContract.PLATFORM, "64bit Old")))
                .on(
                        "DescribeEnvironmentManagedActions",
                        answer("DescribeEnvironmentManagedActions", members("ManagedActions")));
        return new Arranged(AwsScenes.of(wire), A);
    }

    @Override
    protected Arranged saved() {
        AwsWire wire = new AwsWire()
                .on(
                        "CreateConfigurationTemplate",
                        Map.of("ApplicationName", "shop", "TemplateName", "kirikae-1", "EnvironmentId", A.value()),
                        answer("CreateConfigurationTemplate", element("TemplateName", "kirikae-1")))
                .on(
                        "DescribeConfigurationSettings",
                        Map.of("TemplateName", "kirikae-1"),
                        answer("DescribeConfigurationSettings", members("ConfigurationSettings", OPTIONS)))
                .afterwards(
                        "DeleteConfigurationTemplate",
                        w -> w.onRefused(
                                "DescribeConfigurationSettings",
                                400,
                                "InvalidParameterValue",
                                "No Configuration Template named 'shop/kirikae-1' found."))
                .on(
                        "DeleteConfigurationTemplate",
                        Map.of("TemplateName", "kirikae-1"),
                        BeanstalkXml.done("DeleteConfigurationTemplate"));
        return new Arranged(AwsScenes.of(wire), A);
    }

    private static String option(String namespace, String name, String value) {
        return element("Namespace", namespace) + element("OptionName", name) + element("Value", value);
    }
}
