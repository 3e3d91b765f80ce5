package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Large bundles, which go in parts. S3 keeps, and charges for, the parts of an upload that nobody finishes or aborts (Amazon S3
 * User Guide, "Aborting a multipart upload", read 2026-11): whatever way a process ends, its own are aborted, and what a
 * killed one left is aborted before the same bundle is begun anew.
 */
final class PartedUploads implements AutoCloseable {

    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Clients clients;
    private final Owners owners;
    private final LocalFiles files;
    private final Set<Begun> unfinished = ConcurrentHashMap.newKeySet();

    private record Begun(String bucket, String key, String upload) {}

    PartedUploads(Clients clients, Owners owners, LocalFiles files) {
        this.clients = clients;
        this.owners = owners;
        this.files = files;
    }

    Answer begin(Effect.BeginUpload effect) {
        abortOlder(effect.bucket(), effect.key());
        CreateMultipartUploadResponse begun = clients.store()
                .createMultipartUpload(r -> r.bucket(effect.bucket())
                        .key(effect.key())
                        .contentType("application/zip")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .metadata(BundleStore.metadata(effect.contentDigest(), effect.sha256())));
        if (begun.uploadId() == null) {
            throw new IllegalStateException("S3 answered without an upload id");
        }
        unfinished.add(new Begun(effect.bucket(), effect.key(), begun.uploadId()));
        return new Answer.UploadBegun(begun.uploadId());
    }

    /** The same part may be sent again: it replaces itself. */
    Answer part(Effect.StorePart effect) {
        FilePart part = new FilePart(files.of(effect.sha256()), effect.offset(), effect.length());
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

    /** Refused for good: the parts are given up at once, so that nobody pays for them. */
    Answer finish(Effect.FinishUpload effect) {
        Begun begun = new Begun(effect.bucket(), effect.key(), effect.upload());
        Answer answer = finished(effect);
        if (answer instanceof Answer.Refused refused) {
            return abandoned(begun, refused);
        }
        if (answer instanceof Answer.Done) {
            unfinished.remove(begun);
        }
        return answer;
    }

    private Answer finished(Effect.FinishUpload effect) {
        try {
            CompleteMultipartUploadResponse whole = clients.storeOnce()
                    .completeMultipartUpload(r -> r.bucket(effect.bucket())
                            .key(effect.key())
                            .uploadId(effect.upload())
                            .ifNoneMatch("*")
                            .multipartUpload(m -> m.parts(effect.parts().stream()
                                    .map(PartedUploads::completed)
                                    .toList())));
            return BundleStore.done(whole.eTag(), whole.responseMetadata().requestId());
        } catch (RuntimeException e) {
            return BundleStore.written(owners, effect.bucket(), e);
        }
    }

    private Answer.Refused abandoned(Begun begun, Answer.Refused refused) {
        try {
            abort(begun);
            return refused;
        } catch (RuntimeException e) {
            return new Answer.Refused(
                    refused.trouble(),
                    refused.code(),
                    refused.message() + "; the parts of upload " + begun.upload() + " are left: "
                            + Errors.why("s3:AbortMultipartUpload", e));
        }
    }

    private void abort(Begun begun) {
        clients.store()
                .abortMultipartUpload(r -> r.bucket(begun.bucket())
                        .key(begun.key())
                        .uploadId(begun.upload())
                        .overrideConfiguration(o -> o.apiCallTimeout(LAST_WORD)));
        unfinished.remove(begun);
    }

    /**
     * What an earlier process left of the same bundle; nobody else sends it while we hold the lock. Who may not list or abort
     * leaves it where it is: that must not keep a release from being uploaded.
     */
    private void abortOlder(String bucket, String key) {
        try {
            List<MultipartUpload> older = clients.store()
                    .listMultipartUploads(r -> r.bucket(bucket).prefix(key))
                    .uploads();
            older.stream()
                    .filter(upload -> key.equals(upload.key()) && upload.uploadId() != null)
                    .map(upload -> new Begun(bucket, key, upload.uploadId()))
                    .forEach(this::abort);
        } catch (SdkException e) {
            // The upload itself will say what is wrong, if anything is.
        }
    }

    private static CompletedPart completed(String text) {
        StoredPart part = StoredPart.parse(text);
        return CompletedPart.builder()
                .partNumber(part.number())
                .checksumSHA256(part.checksum())
                .eTag(part.tag())
                .build();
    }

    /** Aborts what this process began and did not finish; what cannot be aborted now, the next upload of the bundle finds. */
    @Override
    public void close() {
        for (Begun begun : unfinished) {
            try {
                abort(begun);
            } catch (SdkException e) {
                // Nobody waits for this any more; the next upload tries it again.
            }
        }
    }
}
