package dev.kirikae.cloud;

import dev.kirikae.model.StoredObject;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import java.util.TreeMap;

/** The bundle store: whole objects and parts, written only where the key is free. */
final class SimBundles {

    /** A part but the last has at least 5 MiB (S3 User Guide, multipart upload limits, read 2026-11). */
    private static final long LEAST_PART = 5L << 20;

    private final CloudState state;

    SimBundles(CloudState state) {
        this.state = state;
    }

    Answer execute(Effect effect) {
        if (effect instanceof Effect.EnsureStorage) {
            return state.foreignBucket
                    ? foreign("bucket " + state.bucket() + " belongs to another account")
                    : new Answer.StorageIs(state.bucket());
        }
        if (effect instanceof Effect.StoreObject store) {
            return store(store);
        }
        if (effect instanceof Effect.BeginUpload begin) {
            return begin(begin);
        }
        if (effect instanceof Effect.StorePart part) {
            return part(part);
        }
        if (effect instanceof Effect.FinishUpload finish) {
            return finish(finish);
        }
        throw new IllegalArgumentException("the embedded cloud does not know this effect: " + effect);
    }

    private Answer store(Effect.StoreObject store) {
        Answer.Refused refused = refused(store.bucket(), store.key());
        if (refused != null) {
            return refused;
        }
        state.artifacts.put(
                new StoredObject(store.bucket(), store.key(), store.size(), store.contentDigest(), store.sha256()));
        return new Answer.Done(state.newRequest(), null);
    }

    private Answer begin(Effect.BeginUpload begin) {
        if (state.foreignBucket) {
            return foreign("bucket " + begin.bucket() + " belongs to another account");
        }
        if (!begin.bucket().equals(state.bucket())) {
            return new Answer.Missing(Answer.Trouble.ABSENT, "no bucket " + begin.bucket());
        }
        String id = state.newPart();
        state.artifacts.uploads.put(
                id,
                new ArtifactStore.Upload(
                        begin.bucket(), begin.key(), begin.contentDigest(), begin.sha256(), new TreeMap<>()));
        return new Answer.UploadBegun(id);
    }

    private Answer part(Effect.StorePart part) {
        ArtifactStore.Upload upload = state.artifacts.uploads.get(part.upload());
        if (upload == null || !upload.key().equals(part.key())) {
            return new Answer.Missing(Answer.Trouble.ABSENT, "no upload " + part.upload());
        }
        String tag = part.number() + "-" + state.newPart();
        upload.parts().put(tag, part.length());
        return new Answer.PartStored(tag);
    }

    private Answer finish(Effect.FinishUpload finish) {
        ArtifactStore.Upload upload = state.artifacts.uploads.get(finish.upload());
        if (upload == null || !upload.key().equals(finish.key())) {
            return new Answer.Refused(Answer.Trouble.ABSENT, "NoSuchUpload", "The specified upload does not exist.");
        }
        Answer.Refused refused = refused(finish.bucket(), finish.key());
        if (refused != null) {
            return refused;
        }
        long size = 0;
        List<String> parts = finish.parts();
        for (int i = 0; i < parts.size(); i++) {
            Long length = upload.parts().get(parts.get(i));
            if (length == null) {
                return Refusals.refused("InvalidPart", "One or more of the specified parts could not be found.");
            }
            if (length < LEAST_PART && i < parts.size() - 1) {
                return Refusals.refused(
                        "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.");
            }
            size += length;
        }
        state.artifacts.uploads.remove(finish.upload());
        state.artifacts.put(
                new StoredObject(finish.bucket(), finish.key(), size, upload.contentDigest(), upload.sha256()));
        return new Answer.Done(state.newRequest(), null);
    }

    private Answer.@org.jspecify.annotations.Nullable Refused refused(String bucket, String key) {
        if (state.foreignBucket) {
            return new Answer.Refused(Answer.Trouble.FOREIGN_BUCKET, "AccessDenied", "Access Denied");
        }
        if (!bucket.equals(state.bucket())) {
            return new Answer.Refused(Answer.Trouble.ABSENT, "NoSuchBucket", "The specified bucket does not exist");
        }
        return state.artifacts.object(bucket, key) == null
                ? null
                : Refusals.refused(
                        "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    private static Answer foreign(String why) {
        return new Answer.Missing(Answer.Trouble.FOREIGN_BUCKET, why);
    }
}
