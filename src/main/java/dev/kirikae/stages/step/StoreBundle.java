package dev.kirikae.stages.step;

import dev.kirikae.model.StoredObject;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.StageContext;
import java.util.ArrayList;
import java.util.List;

/** The bundle's way into S3: stored once, adopted where the same content lies there already. */
final class StoreBundle {

    /** Above this a bundle goes in parts, each short against the lease. */
    private static final long PART = 8L * 1024 * 1024;

    private static final int TRIES = 4;

    private final StageContext context;

    StoreBundle(StageContext context) {
        this.context = context;
    }

    String bucket() {
        return context.section("the bucket is there", () -> storage());
    }

    private String storage() {
        for (int tries = 1; ; tries++) {
            Answer answer = context.ask(new Effect.EnsureStorage());
            if (answer instanceof Answer.StorageIs storage) {
                return storage.bucket();
            }
            giveUp(answer, tries, "the storage bucket");
        }
    }

    void store(String bucket, String key, UploadInput bundle) {
        context.section("the bundle is stored", () -> {
            for (int tries = 1; !isThere(bucket, key, bundle); tries++) {
                Answer answer = bundle.size() > PART ? inParts(bucket, key, bundle) : whole(bucket, key, bundle);
                if (!(answer instanceof Answer.Done)) {
                    giveUp(answer, tries, key);
                }
            }
            return true;
        });
    }

    private boolean isThere(String bucket, String key, UploadInput bundle) {
        StoredObject object = context.look(new Effect.LookAtObject(bucket, key), Answer.ObjectSeen.class)
                .object();
        if (object != null && !bundle.digest().equals(object.contentDigest())) {
            throw context.ended(
                    EndingCause.FOREIGN,
                    "s3://" + bucket + "/" + key + " is there with other content (" + digest(object) + ", expected "
                            + bundle.digest() + "): somebody else wrote it",
                    "");
        }
        return object != null;
    }

    private static String digest(StoredObject object) {
        return object.contentDigest() == null ? "no digest" : object.contentDigest();
    }

    private Answer whole(String bucket, String key, UploadInput bundle) {
        return context.ask(new Effect.StoreObject(bucket, key, bundle.digest(), bundle.sha256(), bundle.size()));
    }

    private Answer inParts(String bucket, String key, UploadInput bundle) {
        Answer begun = context.ask(new Effect.BeginUpload(bucket, key, bundle.digest(), bundle.sha256()));
        if (!(begun instanceof Answer.UploadBegun upload)) {
            return begun;
        }
        List<String> parts = new ArrayList<>();
        for (long offset = 0; offset < bundle.size(); offset += PART) {
            long length = Math.min(PART, bundle.size() - offset);
            parts.add(part(bucket, key, upload.upload(), bundle.sha256(), parts.size() + 1, offset, length));
        }
        return context.ask(new Effect.FinishUpload(bucket, key, upload.upload(), parts));
    }

    private String part(String bucket, String key, String upload, String sha256, int number, long offset, long length) {
        for (int tries = 1; ; tries++) {
            Answer answer = context.ask(new Effect.StorePart(bucket, key, upload, sha256, number, offset, length));
            if (answer instanceof Answer.PartStored stored) {
                return stored.part();
            }
            giveUp(answer, tries, key);
        }
    }

    private void giveUp(Answer answer, int tries, String what) {
        if (answer instanceof Answer.Missing missing) {
            context.refuseForGood(missing);
        }
        String why = why(answer);
        if (answer instanceof Answer.Refused refused && refused.trouble() == Answer.Trouble.DENIED) {
            throw context.ended(EndingCause.DENIED, why, "");
        }
        if (tries >= TRIES) {
            throw context.ended(EndingCause.UNREACHABLE, what + " could not be stored: " + why, "upload");
        }
        context.pause(context.now().plusSeconds(2L * tries), "another attempt to store " + what + ": " + why);
    }

    private static String why(Answer answer) {
        if (answer instanceof Answer.Missing missing) {
            return missing.why();
        }
        if (answer instanceof Answer.Refused refused) {
            return refused.why();
        }
        if (answer instanceof Answer.Unknown unknown) {
            return unknown.why();
        }
        return answer instanceof Answer.NotSent notSent ? notSent.why() : "";
    }
}
