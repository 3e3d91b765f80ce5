package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.StoredObject;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles are stored once, whole, in any world. */
abstract class BundlesContract {

    private static final String CONTENT = "c".repeat(64);
    private static final int PART = 5 << 20;

    @TempDir
    Path folder;

    private Path file;
    private byte[] bytes;
    private String sha256;

    /** An empty bucket of ours; the file is known by its digest. */
    protected abstract Scene bucket(String sha256, Path file);

    /** No bucket at all yet. */
    protected abstract Scene noBucket();

    @BeforeEach
    void makeABundle() throws IOException {
        bytes = new byte[PART + 1000];
        new Random(7).nextBytes(bytes);
        file = Files.write(folder.resolve("bundle.zip"), bytes);
        sha256 = S3Double.hex(bytes);
    }

    @Test
    void theBucketIsThere() {
        try (Scene scene = bucket(sha256, file)) {
            assertThat(scene.perform(new Effect.EnsureStorage())).isEqualTo(new Answer.StorageIs(AwsPlace.BUCKET));
        }
    }

    @Test
    void theBucketIsMadeWhereItIsMissing() {
        try (Scene scene = noBucket()) {
            assertThat(scene.perform(new Effect.EnsureStorage())).isEqualTo(new Answer.StorageIs(AwsPlace.BUCKET));
        }
    }

    @Test
    void aSmallOneIsStoredOnce() {
        try (Scene scene = bucket(sha256, file)) {
            assertThat(scene.perform(look())).isEqualTo(new Answer.ObjectSeen(null));
            Effect.StoreObject store =
                    new Effect.StoreObject(AwsPlace.BUCKET, "shop/a b+ü.zip", CONTENT, sha256, bytes.length);
            assertThat(scene.perform(store)).isInstanceOf(Answer.Done.class);
            assertThat(scene.perform(look())).isEqualTo(new Answer.ObjectSeen(stored()));
            assertThat(scene.perform(store))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("PreconditionFailed"));
        }
    }

    @Test
    void aLargeOneIsStoredInParts() {
        try (Scene scene = bucket(sha256, file)) {
            String upload = begun(scene);
            String first = part(scene, upload, 1, 0, PART);
            String second = part(scene, upload, 2, PART, bytes.length - PART);
            assertThat(scene.perform(look())).isEqualTo(new Answer.ObjectSeen(null));
            assertThat(scene.perform(finish(upload, first, second))).isInstanceOf(Answer.Done.class);
            assertThat(scene.perform(look())).isEqualTo(new Answer.ObjectSeen(stored()));
        }
    }

    @Test
    void aLargeOneDoesNotReplaceWhatWasThere() {
        try (Scene scene = bucket(sha256, file)) {
            String upload = begun(scene);
            String only = part(scene, upload, 1, 0, bytes.length);
            scene.perform(new Effect.StoreObject(AwsPlace.BUCKET, "shop/a b+ü.zip", CONTENT, sha256, bytes.length));
            assertThat(scene.perform(finish(upload, only)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("PreconditionFailed"));
        }
    }

    private static Effect.LookAtObject look() {
        return new Effect.LookAtObject(AwsPlace.BUCKET, "shop/a b+ü.zip");
    }

    private StoredObject stored() {
        return new StoredObject(AwsPlace.BUCKET, "shop/a b+ü.zip", bytes.length, CONTENT, sha256);
    }

    private String begun(Scene scene) {
        Answer answer = scene.perform(new Effect.BeginUpload(AwsPlace.BUCKET, "shop/a b+ü.zip", CONTENT, sha256));
        assertThat(answer).isInstanceOf(Answer.UploadBegun.class);
        return ((Answer.UploadBegun) answer).upload();
    }

    private String part(Scene scene, String upload, int number, long offset, long length) {
        Answer answer = scene.perform(
                new Effect.StorePart(AwsPlace.BUCKET, "shop/a b+ü.zip", upload, sha256, number, offset, length));
        assertThat(answer).isInstanceOf(Answer.PartStored.class);
        return ((Answer.PartStored) answer).part();
    }

    private static Effect.FinishUpload finish(String upload, String... parts) {
        return new Effect.FinishUpload(AwsPlace.BUCKET, "shop/a b+ü.zip", upload, List.of(parts));
    }
}
