package dev.kirikae.aws;

import static java.util.Map.entry;

import dev.kirikae.workflow.Answer.Trouble;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an error code says for certain: the call was not made, and why. A code that is not here says nothing.
 *
 * <p>Sources, read 2026-11: AWS Elastic Beanstalk API Reference, "Common Errors" and each operation's errors (the codes on the
 * wire, not the SDK's class names: {@code OperationInProgressFailure}); Amazon S3 API Reference, "Error responses"; AWS STS
 * and Amazon CloudWatch API References, "Common Errors"; Amazon SQS API Reference, GetQueueUrl and GetQueueAttributes; Amazon
 * EC2 Auto Scaling API Reference, SetDesiredCapacity, SuspendProcesses and ResumeProcesses.
 */
final class ErrorCodes {

    private static final Map<String, Trouble> DEFINITE = Map.ofEntries(
            entry("Throttling", Trouble.THROTTLED),
            entry("ThrottlingException", Trouble.THROTTLED),
            entry("ThrottledException", Trouble.THROTTLED),
            entry("RequestThrottled", Trouble.THROTTLED),
            entry("RequestThrottledException", Trouble.THROTTLED),
            entry("RequestLimitExceeded", Trouble.THROTTLED),
            entry("TooManyRequestsException", Trouble.THROTTLED),
            entry("SlowDown", Trouble.THROTTLED),
            entry("AccessDenied", Trouble.DENIED),
            entry("AccessDeniedException", Trouble.DENIED),
            entry("UnauthorizedOperation", Trouble.DENIED),
            entry("NotAuthorized", Trouble.DENIED),
            entry("InsufficientPrivilegesException", Trouble.DENIED),
            entry("OptInRequired", Trouble.DENIED),
            entry("AccountProblem", Trouble.DENIED),
            entry("AllAccessDisabled", Trouble.DENIED),
            entry("AuthFailure", Trouble.NO_CREDENTIALS),
            entry("ExpiredToken", Trouble.NO_CREDENTIALS),
            entry("ExpiredTokenException", Trouble.NO_CREDENTIALS),
            entry("TokenRefreshRequired", Trouble.NO_CREDENTIALS),
            entry("InvalidToken", Trouble.NO_CREDENTIALS),
            entry("InvalidClientTokenId", Trouble.NO_CREDENTIALS),
            entry("UnrecognizedClientException", Trouble.NO_CREDENTIALS),
            entry("InvalidAccessKeyId", Trouble.NO_CREDENTIALS),
            entry("MissingAuthenticationToken", Trouble.NO_CREDENTIALS),
            entry("MissingAuthenticationTokenException", Trouble.NO_CREDENTIALS),
            entry("IncompleteSignature", Trouble.NO_CREDENTIALS),
            entry("IncompleteSignatureException", Trouble.NO_CREDENTIALS),
            entry("SignatureDoesNotMatch", Trouble.NO_CREDENTIALS),
            entry("InvalidSignatureException", Trouble.NO_CREDENTIALS),
            entry("RequestExpired", Trouble.CLOCK),
            entry("RequestTimeTooSkewed", Trouble.CLOCK),
            entry("RequestInTheFuture", Trouble.CLOCK),
            entry("NoSuchBucket", Trouble.ABSENT),
            entry("NoSuchKey", Trouble.ABSENT),
            entry("NoSuchUpload", Trouble.ABSENT),
            entry("InvalidConfiguration.NotFound", Trouble.ABSENT),
            entry("AWS.SimpleQueueService.NonExistentQueue", Trouble.ABSENT),
            entry("QueueDoesNotExist", Trouble.ABSENT),
            entry("InvalidAddress", Trouble.UNSUPPORTED),
            entry("ResourceNotFoundException", Trouble.ABSENT),
            entry("InvalidParameterValue", Trouble.UNSUPPORTED),
            entry("InvalidParameterCombination", Trouble.UNSUPPORTED),
            entry("ValidationError", Trouble.UNSUPPORTED),
            entry("ValidationException", Trouble.UNSUPPORTED),
            entry("ConfigurationValidationException", Trouble.UNSUPPORTED),
            entry("MissingParameter", Trouble.UNSUPPORTED),
            entry("MissingRequiredParameter", Trouble.UNSUPPORTED),
            entry("InvalidRequest", Trouble.UNSUPPORTED),
            entry("InvalidRequestException", Trouble.UNSUPPORTED),
            entry("InvalidAction", Trouble.UNSUPPORTED),
            entry("InvalidQueryParameter", Trouble.UNSUPPORTED),
            entry("MalformedQueryString", Trouble.UNSUPPORTED),
            entry("MissingAction", Trouble.UNSUPPORTED),
            entry("InvalidArgument", Trouble.UNSUPPORTED),
            entry("InvalidBucketName", Trouble.UNSUPPORTED),
            entry("OperationInProgressFailure", Trouble.NOT_READY),
            entry("OperationInProgressException", Trouble.NOT_READY),
            entry("ScalingActivityInProgress", Trouble.NOT_READY),
            entry("ResourceContention", Trouble.NOT_READY),
            entry("S3LocationNotInServiceRegionException", Trouble.UNSUPPORTED),
            entry("S3SubscriptionRequiredException", Trouble.UNSUPPORTED),
            entry("CodeBuildNotInServiceRegionException", Trouble.UNSUPPORTED),
            entry("ManagedActionInvalidStateException", Trouble.UNSUPPORTED),
            entry("PlatformVersionStillReferencedException", Trouble.UNSUPPORTED),
            entry("ResourceTypeNotSupportedException", Trouble.UNSUPPORTED),
            entry("TooManyApplicationsException", Trouble.UNSUPPORTED),
            entry("TooManyApplicationVersionsException", Trouble.UNSUPPORTED),
            entry("TooManyBucketsException", Trouble.UNSUPPORTED),
            entry("TooManyConfigurationTemplatesException", Trouble.UNSUPPORTED),
            entry("TooManyEnvironmentsException", Trouble.UNSUPPORTED),
            entry("TooManyPlatformsException", Trouble.UNSUPPORTED),
            entry("TooManyTagsException", Trouble.UNSUPPORTED),
            entry("PreconditionFailed", Trouble.UNSUPPORTED),
            entry("BadDigest", Trouble.UNSUPPORTED),
            entry("InvalidDigest", Trouble.UNSUPPORTED),
            entry("EntityTooLarge", Trouble.UNSUPPORTED),
            entry("EntityTooSmall", Trouble.UNSUPPORTED),
            entry("InvalidPart", Trouble.UNSUPPORTED),
            entry("InvalidPartOrder", Trouble.UNSUPPORTED),
            entry("KeyTooLongError", Trouble.UNSUPPORTED),
            entry("PermanentRedirect", Trouble.UNSUPPORTED),
            entry("AuthorizationHeaderMalformed", Trouble.UNSUPPORTED));

    private ErrorCodes() {}

    /** Null where the code says nothing for certain. */
    static @Nullable Trouble of(String code, String message) {
        Trouble trouble = DEFINITE.get(code);
        if (trouble == Trouble.NO_CREDENTIALS && speaksOfTime(message)) {
            return Trouble.CLOCK;
        }
        if (trouble == Trouble.UNSUPPORTED && speaksOfAbsence(message)) {
            return Trouble.ABSENT;
        }
        if (code.equals("InvalidParameterValue") && speaksOfWork(message)) {
            return Trouble.NOT_READY;
        }
        return trouble;
    }

    /**
     * {@code Environment named X is in an invalid state for this operation. Must be Ready.} and, of a termination, {@code
     * Cannot terminate environment named X. It is currently pending creation.} (or {@code deployment}), as users quote them:
     * hashicorp/terraform-provider-aws#32284, einaregilsson/beanstalk-deploy#19, ingenieux/awseb-deployment-plugin#67,
     * aws/aws-elastic-beanstalk-cli-setup#144. Not {@code Must be pending deployment}, which an abort is told, nor {@code The
     * stack … is in … state}, which somebody has to repair.
     */
    private static boolean speaksOfWork(String message) {
        return message.contains("Must be Ready")
                || (message.startsWith("Cannot terminate environment") && message.contains("It is currently pending"));
    }

    /** {@code Signature expired: 20261122T… is now earlier than …} and {@code Signature not yet current: …}. */
    private static boolean speaksOfTime(String message) {
        return message.startsWith("Signature expired") || message.startsWith("Signature not yet current");
    }

    /** {@code No Environment found for EnvironmentId = 'e-…'.} and its like for applications, versions, configurations. */
    private static boolean speaksOfAbsence(String message) {
        return message.startsWith("No ") && message.contains(" found")
                || message.startsWith("AutoScalingGroup name not found");
    }
}
