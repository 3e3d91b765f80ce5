package dev.kirikae.aws;

import dev.kirikae.model.StoredObject;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Source bundles in S3, each stored by one request from a local file; see {@link PartedUploads} for large ones. */
final class BundleStore {

    static final String WRITE = "s3:PutObject";

    private static final String CONTENT = "kirikae-content";
    private static final String SHA256 = "kirikae-sha256";

    private final Clients clients;
    private final Owners owners;
    private final LocalFiles files;
    private final Supplier<String> usualBucket;

    /** @param usualBucket the region's Beanstalk bucket */
    BundleStore(Clients clients, Owners owners, LocalFiles files, Supplier<String> usualBucket) {
        this.clients = clients;
        this.owners = owners;
        this.files = files;
        this.usualBucket = usualBucket;
    }

    /** Asks for the bucket with its owner; only where there is none is it made, and then asked for again. */
    Answer ensureStorage() {
        String bucket = usualBucket.get();
        try {
            if (!exists(bucket)) {
                String made = clients.beanstalk().createStorageLocation().s3Bucket();
                if (!bucket.equals(made) || !exists(bucket)) {
                    return new Answer.Missing(
                            Answer.Trouble.ABSENT,
                            "elasticbeanstalk:CreateStorageLocation: expected bucket " + bucket + ", was answered "
                                    + SafeText.plain(made));
                }
            }
            return new Answer.StorageIs(bucket);
        } catch (S3Exception e) {
            return owners.missing(bucket, "s3:ListBucket", e);
        } catch (RuntimeException e) {
            return Errors.missing("elasticbeanstalk:CreateStorageLocation", e);
        }
    }

    private boolean exists(String bucket) {
        try {
            clients.store().headBucket(r -> r.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    Answer look(Effect.LookAtObject look) {
        try {
            HeadObjectResponse found =
                    clients.store().headObject(r -> r.bucket(look.bucket()).key(look.key()));
            return new Answer.ObjectSeen(new StoredObject(
                    look.bucket(),
                    look.key(),
                    found.contentLength() == null ? 0 : found.contentLength(),
                    found.metadata().get(CONTENT),
                    found.metadata().get(SHA256)));
        } catch (S3Exception e) {
            return e.statusCode() == 404
                    ? new Answer.ObjectSeen(null)
                    : owners.missing(look.bucket(), "s3:GetObject", e);
        }
    }

    Answer store(Effect.StoreObject effect) {
        Path file = files.of(effect.sha256());
        try {
            PutObjectResponse stored = clients.storeOnce()
                    .putObject(
                            r -> r.bucket(effect.bucket())
                                    .key(effect.key())
                                    .contentType("application/zip")
                                    .checksumSHA256(TextObjects.base64(effect.sha256()))
                                    .metadata(metadata(effect.contentDigest(), effect.sha256()))
                                    .ifNoneMatch("*"),
                            RequestBody.fromFile(file));
            return done(stored.eTag(), stored.responseMetadata().requestId());
        } catch (RuntimeException e) {
            return written(owners, effect.bucket(), e);
        }
    }

    /** S3 begins to answer before it is done, so an answer without the object's tag may have been cut. */
    static Answer done(@Nullable String tag, @Nullable String requestId) {
        return tag == null
                ? new Answer.Unknown(WRITE + ": the answer is empty or cut")
                : new Answer.Done(SafeText.plain(requestId), null);
    }

    /** 409 is a race, not "exists": who was first is to be looked at. */
    static Answer written(Owners owners, String bucket, RuntimeException error) {
        if (error instanceof S3Exception refusal && refusal.statusCode() == 409) {
            return new Answer.Unknown(Errors.why(WRITE, error));
        }
        return owners.refusedOrUnknown(bucket, WRITE, error);
    }

    static Map<String, String> metadata(String contentDigest, String sha256) {
        return Map.of(CONTENT, contentDigest, SHA256, sha256);
    }
}
