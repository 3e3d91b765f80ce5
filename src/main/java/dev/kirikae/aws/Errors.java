package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** An error of the SDK, as an answer. What is not definite is unknown. */
final class Errors {

    private Errors() {}

    /** @param action what was asked, as IAM names it: {@code elasticbeanstalk:DescribeEnvironments} */
    static Answer.Missing missing(String action, RuntimeException error) {
        Answer.Refused refused = definite(action, error);
        return refused == null
                ? new Answer.Missing(Trouble.UNREACHABLE, why(action, error) + Unanswered.advice(error))
                : missing(action, refused);
    }

    static Answer.Missing missing(String action, Answer.Refused refused) {
        String why = refused.message().startsWith(action) ? refused.message() : action + ": " + refused.message();
        return new Answer.Missing(refused.trouble(), why);
    }

    /** What became of a call that is made once. */
    static Answer refusedOrUnknown(String action, RuntimeException error) {
        Answer.Refused refused = definite(action, error);
        return refused == null ? new Answer.Unknown(why(action, error)) : refused;
    }

    /**
     * What became of a call to Beanstalk that changes something; null where the error does not say for certain that nothing
     * was done. Only Beanstalk's own refusal does, which carries a request id: one without may be a proxy's, and words in a
     * 5xx say nothing of what was done before them.
     */
    static Answer.@Nullable Refused ofChange(String action, RuntimeException error) {
        boolean somebodyElses = error instanceof AwsServiceException service
                && (!isClientError(service)
                        || service.requestId() == null
                        || service.requestId().isEmpty());
        return somebodyElses ? null : definite(action, error);
    }

    /** Null where the error does not say for certain that nothing was done. */
    static Answer.@Nullable Refused definite(String action, RuntimeException error) {
        if (isWithoutCredentials(error)) {
            return new Answer.Refused(
                    Trouble.NO_CREDENTIALS, "NoCredentials", action + ": " + NoCredentials.sentence());
        }
        if (!(error instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
            return null;
        }
        String code = code(service);
        String message = SafeText.plain(service.awsErrorDetails().errorMessage());
        Trouble trouble = ErrorCodes.of(code, message);
        if (trouble == null || !(isClientError(service) || isSlowDown(service))) {
            return null;
        }
        return new Answer.Refused(
                trouble, code, isForPeople(trouble) ? action + ": " + hint(trouble) + message : message);
    }

    private static String hint(Trouble trouble) {
        return trouble == Trouble.CLOCK ? "AWS finds this machine's clock wrong, set it right: " : "";
    }

    /** Where somebody has to mend rights, credentials or clock, the message names the action. */
    private static boolean isForPeople(Trouble trouble) {
        return trouble == Trouble.DENIED || trouble == Trouble.NO_CREDENTIALS || trouble == Trouble.CLOCK;
    }

    /** The connection was never made, so nothing can have been sent. */
    static boolean isNeverConnected(RuntimeException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }

    static String code(AwsServiceException error) {
        return error.awsErrorDetails() == null
                ? ""
                : SafeText.plain(error.awsErrorDetails().errorCode());
    }

    static boolean isCode(RuntimeException error, String code) {
        return error instanceof AwsServiceException service && code(service).equals(code);
    }

    static String why(String action, RuntimeException error) {
        if (error instanceof AwsServiceException service) {
            return action + ": HTTP " + service.statusCode() + " " + code(service) + " "
                    + SafeText.plain(service.getMessage());
        }
        return action + ": " + SafeText.plain(Unanswered.why(error));
    }

    private static boolean isClientError(AwsServiceException error) {
        return error.statusCode() >= 400 && error.statusCode() < 500;
    }

    /** S3 throttles with 503, before any work (Amazon S3 API Reference, "Error responses", read 2026-11). */
    private static boolean isSlowDown(AwsServiceException error) {
        return error.statusCode() == 503 && code(error).equals("SlowDown");
    }

    /** The credential chain has no error class of its own; its message is fixed text of the SDK. */
    private static boolean isWithoutCredentials(RuntimeException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("Unable to load credentials")) {
                return true;
            }
        }
        return false;
    }
}
