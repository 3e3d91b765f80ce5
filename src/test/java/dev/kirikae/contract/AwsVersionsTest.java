package dev.kirikae.contract;

import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;

import java.util.Map;

class AwsVersionsTest extends VersionsContract {

    private static final String V2 = element("ApplicationName", "shop")
            + element("VersionLabel", "v2")
            + element("Description", "op-5")
            + "<SourceBundle><S3Bucket>" + AwsPlace.BUCKET + "</S3Bucket><S3Key>shop/v2.zip</S3Key></SourceBundle>"
            + element("DateCreated", Calls.NOW)
            + element("Status", "UNPROCESSED");

    @Override
    protected Scene applications() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "DescribeApplications",
                        answer(
                                "DescribeApplications",
                                members(
                                        "Applications",
                                        element("ApplicationName", "other"),
                                        element("ApplicationName", "shop")))));
    }

    @Override
    protected Scene creation() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "CreateApplicationVersion",
                        Map.of(
                                "ApplicationName",
                                "shop",
                                "VersionLabel",
                                "v2",
                                "SourceBundle.S3Bucket",
                                AwsPlace.BUCKET,
                                "SourceBundle.S3Key",
                                "shop/v2.zip",
                                "AutoCreateApplication",
                                "false",
                                "Tags.member.1.Key",
                                "kirikae:service"),
                        answer("CreateApplicationVersion", "<ApplicationVersion>" + V2 + "</ApplicationVersion>"))
                .on(
                        "DescribeApplicationVersions",
                        Map.of("ApplicationName", "shop", "VersionLabels.member.1", "v2"),
                        answer("DescribeApplicationVersions", members("ApplicationVersions", V2))));
    }

    @Override
    protected Scene duplicate() {
        return AwsScenes.of(new AwsWire()
                .onRefused(
                        "CreateApplicationVersion",
                        400,
                        "InvalidParameterValue",
                        "Application Version v1 already exists."));
    }

    @Override
    protected Scene withoutBundle() {
        return AwsScenes.of(new AwsWire()
                .onRefused(
                        "CreateApplicationVersion",
                        400,
                        "InvalidParameterCombination",
                        "Unable to download from S3 location (Bucket: b  Key: shop/gone.zip). Reason: Not Found"));
    }

    @Override
    protected Scene deletion() {
        return AwsScenes.of(new AwsWire()
                .on(
                        "DeleteApplicationVersion",
                        Map.of("VersionLabel", "v1", "DeleteSourceBundle", "true"),
                        BeanstalkXml.done("DeleteApplicationVersion"))
                .on(
                        "DescribeApplicationVersions",
                        answer("DescribeApplicationVersions", members("ApplicationVersions"))));
    }
}
