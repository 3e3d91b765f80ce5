package dev.kirikae.aws;

import dev.kirikae.model.StoredObject;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Source bundles in S3, streamed from local files that are known by their SHA-256. */
final class Bundles {

    private static final String CONTENT = "kirikae-content";
    private static final String SHA256 = "kirikae-sha256";

    private final Clients clients;
    private final Owners owners;
    private final Map<String, Path> files;
    private final Supplier<String> usualBucket;

    /** @param usualBucket the region's Beanstalk bucket */
    Bundles(Clients clients, Owners owners, Map<String, Path> files, Supplier<String> usualBucket) {
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
                                    + Words.plain(made));
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
        Path file = file(effect.sha256());
        try {
            PutObjectResponse stored = clients.storeOnce()
                    .putObject(
                            r -> r.bucket(effect.bucket())
                                    .key(effect.key())
                                    .contentType("application/zip")
                                    .checksumSHA256(Store.base64(effect.sha256()))
                                    .metadata(metadata(effect.contentDigest(), effect.sha256()))
                                    .ifNoneMatch("*"),
                            RequestBody.fromFile(file));
            return done(stored.eTag(), stored.responseMetadata().requestId());
        } catch (RuntimeException e) {
            return written(effect.bucket(), "s3:PutObject", e);
        }
    }

    Answer begin(Effect.BeginUpload effect) {
        CreateMultipartUploadResponse begun = clients.store()
                .createMultipartUpload(r -> r.bucket(effect.bucket())
                        .key(effect.key())
                        .contentType("application/zip")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .metadata(metadata(effect.contentDigest(), effect.sha256())));
        if (begun.uploadId() == null) {
            throw new IllegalStateException("S3 answered without an upload id");
        }
        return new Answer.UploadBegun(begun.uploadId());
    }

    /** The same part may be sent again: it replaces itself. */
    Answer part(Effect.StorePart effect) {
        FilePart part = new FilePart(file(effect.sha256()), effect.offset(), effect.length());
        String checksum = part.sha256();
        UploadPartResponse stored = clients.store()
                .uploadPart(
                        r -> r.bucket(effect.bucket())
                                .key(effect.key())
                                .uploadId(effect.upload())
                                .partNumber(effect.number())
                                .contentLength(effect.length())
                                .checksumSHA256(checksum),
                        RequestBody.fromContentProvider(part, effect.length(), "application/octet-stream"));
        if (stored.eTag() == null) {
            throw new IllegalStateException("S3 answered without an ETag");
        }
        return new Answer.PartStored(new StoredPart(effect.number(), checksum, stored.eTag()).text());
    }

    /** Refused for good: the parts are given up, so that nobody pays for them. */
    Answer finish(Effect.FinishUpload effect) {
        try {
            CompleteMultipartUploadResponse whole = clients.storeOnce()
                    .completeMultipartUpload(r -> r.bucket(effect.bucket())
                            .key(effect.key())
                            .uploadId(effect.upload())
                            .ifNoneMatch("*")
                            .multipartUpload(m -> m.parts(effect.parts().stream()
                                    .map(Bundles::completed)
                                    .toList())));
            return done(whole.eTag(), whole.responseMetadata().requestId());
        } catch (RuntimeException e) {
            Answer answer = written(effect.bucket(), "s3:PutObject", e);
            return answer instanceof Answer.Refused refused ? abandoned(effect, refused) : answer;
        }
    }

    /** S3 begins to answer before it is done, so an answer without the object's tag may have been cut. */
    private static Answer done(@Nullable String tag, @Nullable String requestId) {
        return tag == null
                ? new Answer.Unknown("s3:PutObject: the answer is empty or cut")
                : new Answer.Done(Words.plain(requestId), null);
    }

    private Answer.Refused abandoned(Effect.FinishUpload effect, Answer.Refused refused) {
        try {
            clients.store()
                    .abortMultipartUpload(
                            r -> r.bucket(effect.bucket()).key(effect.key()).uploadId(effect.upload()));
            return refused;
        } catch (RuntimeException e) {
            return new Answer.Refused(
                    refused.trouble(),
                    refused.code(),
                    refused.message() + "; the parts of upload " + effect.upload() + " are left: "
                            + Errors.why("s3:AbortMultipartUpload", e));
        }
    }

    /** 409 is a race, not "exists": who was first is to be looked at. */
    private Answer written(String bucket, String action, RuntimeException error) {
        if (error instanceof S3Exception refusal && refusal.statusCode() == 409) {
            return new Answer.Unknown(Errors.why(action, error));
        }
        return owners.refusedOrUnknown(bucket, action, error);
    }

    private static CompletedPart completed(String text) {
        StoredPart part = StoredPart.parse(text);
        return CompletedPart.builder()
                .partNumber(part.number())
                .checksumSHA256(part.checksum())
                .eTag(part.tag())
                .build();
    }

    private static Map<String, String> metadata(String contentDigest, String sha256) {
        return Map.of(CONTENT, contentDigest, SHA256, sha256);
    }

    private Path file(String sha256) {
        Path file = files.get(sha256);
        if (file == null) {
            throw new UnknownFile(sha256);
        }
        return file;
    }
}
