package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;

/** What errors say, on the wire. */
class ErrorTableTest {

    private static final Effect SWAP = new ChangingCall.Swap(
            "op",
            new EnvironmentId("e-aaaaaaaaaa"),
            new EnvironmentId("e-bbbbbbbbbb"),
            AwsPlace.NOW,
            AwsPlace.NOW.plusSeconds(30));

    /** For these a person has to do something, and is told the action. */
    private static final Set<Trouble> MENDABLE = Set.of(Trouble.DENIED, Trouble.NO_CREDENTIALS, Trouble.CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Throttling|Rate exceeded|THROTTLED",
                "400|ThrottlingException|Rate exceeded|THROTTLED",
                "400|RequestLimitExceeded|Request limit exceeded.|THROTTLED",
                "403|AccessDenied|User: arn:aws:iam::1:user/x is not authorized|DENIED",
                "403|AccessDeniedException|x|DENIED",
                "403|InsufficientPrivilegesException|You do not have permission to perform the 's3:CreateBucket' action|DENIED",
                "403|OptInRequired|The AWS Access Key Id needs a subscription for the service|DENIED",
                "403|ExpiredToken|The security token included in the request is expired|NO_CREDENTIALS",
                "403|ExpiredTokenException|x|NO_CREDENTIALS",
                "403|InvalidClientTokenId|The security token included in the request is invalid.|NO_CREDENTIALS",
                "403|UnrecognizedClientException|x|NO_CREDENTIALS",
                "403|MissingAuthenticationToken|x|NO_CREDENTIALS",
                "403|IncompleteSignature|x|NO_CREDENTIALS",
                "403|SignatureDoesNotMatch|The request signature we calculated does not match|NO_CREDENTIALS",
                "403|SignatureDoesNotMatch|Signature expired: 20261121T030000Z is now earlier than 20261122T025500Z|CLOCK",
                "403|SignatureDoesNotMatch|Signature not yet current: 20261123T030000Z is still later than|CLOCK",
                "403|InvalidSignatureException|Signature expired: x|CLOCK",
                "400|RequestExpired|Request has expired.|CLOCK",
                "403|RequestTimeTooSkewed|The difference is too large|CLOCK",
                "400|InvalidParameterValue|Environment named x is in an invalid state for this operation. Must be Ready.|NOT_READY",
                "400|InvalidParameterValue|Environment named x is in an invalid state for this operation. Must be Ready|NOT_READY",
                "400|InvalidParameterValue|Cannot terminate environment named x. It is currently pending creation.|NOT_READY",
                "400|InvalidParameterValue|Cannot terminate environment named x. It is currently pending deployment.|NOT_READY",
                "400|InvalidParameterValue|Environment named x is in an invalid state for this operation. Must be pending deployment.|UNSUPPORTED",
                "400|InvalidParameterValue|The stack awseb-e-a-stack associated with environment e-a is in UPDATE_FAILED state.|UNSUPPORTED",
                "400|InvalidParameterValue|DNS name (x.elasticbeanstalk.com) is not available.|UNSUPPORTED",
                "400|ValidationError|Must be Ready|UNSUPPORTED",
                "400|InvalidParameterValue|No Environment found for EnvironmentId = 'e-aaaaaaaaaa'.|ABSENT",
                "400|InvalidParameterValue|No Application named 'shop' found.|ABSENT",
                "400|InvalidConfiguration.NotFound|x|ABSENT",
                "404|ResourceNotFoundException|x|ABSENT",
                "400|InvalidParameterCombination|Unable to download from S3 location|UNSUPPORTED",
                "400|ConfigurationValidationException|Configuration validation exception|UNSUPPORTED",
                "400|ValidationError|1 validation error detected|UNSUPPORTED",
                "400|MissingParameter|x|UNSUPPORTED",
                "400|OperationInProgressFailure|Unable to perform the specified operation because another operation|NOT_READY",
                "400|TooManyEnvironmentsException|x|UNSUPPORTED",
                "400|TooManyApplicationVersionsException|You cannot have more than 500|UNSUPPORTED",
            })
    void aDefiniteErrorRefusesAndNamesTheAction(int status, String code, String message, Trouble trouble) {
        try (AwsWire wire = new AwsWire().onRefused("SwapEnvironmentCNAMEs", status, code, message);
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(SWAP)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.trouble()).isEqualTo(trouble);
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.message()).endsWith(message);
                assertThat(refused.message().startsWith("elasticbeanstalk:SwapEnvironmentCNAMEs: "))
                        .isEqualTo(MENDABLE.contains(trouble));
                assertThat(refused.message().contains("this machine's clock")).isEqualTo(trouble == Trouble.CLOCK);
            });
            assertThat(wire.requests()).hasSize(1);
        }
    }

    /** The codes that the API's model declares; those that say nothing for certain stay unknown. */
    @Test
    void everyDeclaredErrorHasItsPlace() {
        List<String> declared = List.of(
                "CodeBuildNotInServiceRegionException",
                "InsufficientPrivilegesException",
                "InvalidRequestException",
                "ManagedActionInvalidStateException",
                "OperationInProgressFailure",
                "PlatformVersionStillReferencedException",
                "ResourceNotFoundException",
                "ResourceTypeNotSupportedException",
                "S3LocationNotInServiceRegionException",
                "S3SubscriptionRequiredException",
                "TooManyApplicationVersionsException",
                "TooManyApplicationsException",
                "TooManyBucketsException",
                "TooManyConfigurationTemplatesException",
                "TooManyEnvironmentsException",
                "TooManyPlatformsException",
                "TooManyTagsException");
        assertThat(declared).allMatch(code -> ErrorCodes.of(code, "") != null);
        assertThat(List.of(
                        "ElasticBeanstalkServiceException",
                        "SourceBundleDeletionFailure",
                        "InternalFailure",
                        "InternalError",
                        "ServiceUnavailable",
                        "RequestTimeout",
                        "RequestTimeoutException",
                        "",
                        "throttling"))
                .allMatch(code -> ErrorCodes.of(code, "") == null);
    }

    @Test
    void whatAwsSaysIsCappedAndEscaped() {
        String hostile = "\u001b[8mha:\r\nrelease settled \u202e\u200b" + "x".repeat(900);
        assertThat(SafeText.plain(hostile))
                .hasSizeLessThanOrEqualTo(500)
                .startsWith("\\u001b[8mha:\\u000d\\u000arelease settled \\u202e\\u200bx")
                .endsWith("…")
                .matches("[\\x20-\\x7e…]*");
        assertThat(SafeText.plain(null)).isEmpty();
        assertThat(SafeText.plain("切り替え 😀")).isEqualTo("切り替え 😀");
    }

    @Test
    void aLookThatFailsIsMissing() {
        Effect look = new Effect.LookAtEnvironments("shop");
        try (AwsWire wire = new AwsWire().onRefused("DescribeEnvironments", 403, "AccessDenied", "no");
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(look))
                    .isEqualTo(new Answer.Missing(Trouble.DENIED, "elasticbeanstalk:DescribeEnvironments: no"));
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void anEmptyAnswerIsNoEmptyList() {
        for (String nothing : List.of("", "<html></html>", "<DescribeEnvironmentsResponse><Descr")) {
            try (AwsWire wire = new AwsWire().on("DescribeEnvironments", nothing);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(new Effect.LookAtEnvironments("shop")))
                        .isInstanceOfSatisfying(
                                Answer.Missing.class,
                                missing -> assertThat(missing.trouble()).isEqualTo(Trouble.UNREACHABLE));
                assertThat(wire.requests()).hasSizeBetween(1, 3);
            }
        }
    }

    @Test
    void aLookIsAskedAgainWithinBounds() {
        try (AwsWire wire = new AwsWire().onRefused("DescribeEnvironments", 400, "Throttling", "Rate exceeded");
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtEnvironments("shop")))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.trouble()).isEqualTo(Trouble.THROTTLED));
            assertThat(wire.requests()).hasSizeBetween(2, 3);
        }
    }

    @Test
    void withoutCredentialsNothingIsAsked() {
        RuntimeException none = software.amazon.awssdk.core.exception.SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain");
        assertThat(Errors.missing("sts:GetCallerIdentity", none).trouble()).isEqualTo(Trouble.NO_CREDENTIALS);
        assertThat(Errors.refusedOrUnknown("elasticbeanstalk:X", none)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whereThereAreNoCredentialsTheProfileIsNamed(@TempDir Path folder) throws IOException {
        RuntimeException none = software.amazon.awssdk.core.exception.SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain");
        Path file = Files.writeString(folder.resolve("credentials"), "[prod]\naws_access_key_id = a\n");
        Map<String, String> given = Map.of(
                "aws.sharedCredentialsFile",
                file.toString(),
                "aws.configFile",
                folder.resolve("none").toString());
        given.forEach(System::setProperty);
        try {
            assertThat(Errors.missing("sts:X", none).why()).contains("the profile default, and the role");
            System.setProperty("aws.profile", "prod");
            assertThat(Errors.missing("sts:X", none).why()).contains("the profile prod that AWS_PROFILE names, and");
            System.setProperty("aws.profile", "prd");
            assertThat(Errors.missing("sts:X", none).why())
                    .contains(
                            "the profile prd that AWS_PROFILE names and that is in no file of profiles; did you mean prod?");
            System.setProperty("aws.profile", "nope");
            assertThat(Errors.missing("sts:X", none).why())
                    .contains(
                            "the profile nope that AWS_PROFILE names and that is in no file of profiles, and the role");
        } finally {
            System.clearProperty("aws.profile");
            given.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void anErrorWithoutDetailsSaysNothing() {
        RuntimeException bare =
                ElasticBeanstalkException.builder().statusCode(400).build();
        assertThat(Errors.refusedOrUnknown("elasticbeanstalk:X", bare)).isInstanceOf(Answer.Unknown.class);
    }
}
