package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells "not allowed" from "somebody else's bucket": S3 refuses both with 403. A policy's refusal within the owner's account
 * names the missing action, and where anything of the bucket can be listed the owner was right.
 */
final class Owners {

    private final Clients clients;

    Owners(Clients clients) {
        this.clients = clients;
    }

    Answer.Missing missing(String bucket, String action, RuntimeException error) {
        Answer.Refused refused = refused(bucket, action, error);
        return refused == null ? Errors.missing(action, error) : Errors.missing(action, refused);
    }

    Answer refusedOrUnknown(String bucket, String action, RuntimeException error) {
        Answer.Refused refused = refused(bucket, action, error);
        return refused == null ? Errors.refusedOrUnknown(action, error) : refused;
    }

    /** The bucket lies in another region than the one that was asked (Amazon S3 API Reference, "Error responses", read 2026-11). */
    static boolean isElsewhere(RuntimeException error) {
        return error instanceof S3Exception refusal
                && (refusal.statusCode() == 301 || Errors.isCode(refusal, "AuthorizationHeaderMalformed"));
    }

    private Answer.@Nullable Refused refused(String bucket, String action, RuntimeException error) {
        if (isElsewhere(error)) {
            return new Answer.Refused(
                    Trouble.FOREIGN_BUCKET,
                    "PermanentRedirect",
                    action + " on bucket " + bucket + ": it lies in another region, so it is not the one that Beanstalk"
                            + " makes for this one");
        }
        if (!(error instanceof S3Exception refusal) || refusal.statusCode() != 403) {
            return Errors.definite(action, error);
        }
        Answer.Refused other = Errors.definite(action, error);
        if (other != null && other.trouble() != Trouble.DENIED) {
            return other;
        }
        String message = action + " on bucket " + bucket + ": " + SafeText.plain(said(refusal));
        if (namesTheAction(refusal) || isOurs(bucket)) {
            return new Answer.Refused(Trouble.DENIED, "AccessDenied", message);
        }
        return new Answer.Refused(
                Trouble.FOREIGN_BUCKET,
                "AccessDenied",
                message + " (the bucket belongs to another account, or s3:ListBucket is not allowed either)");
    }

    private boolean isOurs(String bucket) {
        try {
            return bucket.equals(clients.store()
                    .listObjectsV2(r -> r.bucket(bucket).maxKeys(1))
                    .name());
        } catch (NoSuchBucketException e) {
            return true;
        } catch (AwsServiceException e) {
            return namesTheAction(e);
        }
    }

    private static boolean namesTheAction(AwsServiceException error) {
        return said(error).contains("is not authorized to perform");
    }

    private static String said(AwsServiceException error) {
        String message =
                error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorMessage();
        return message == null ? "" : message;
    }
}
