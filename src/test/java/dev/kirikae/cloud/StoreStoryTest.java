package dev.kirikae.cloud;

import static dev.kirikae.cloud.Town.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredObject;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreStoryTest {

    private static final String BUCKET = "elasticbeanstalk-ap-northeast-1-123456789012";

    @Test
    void a_bundle_is_stored_once_and_makes_a_version() {
        Town town = new Town();
        assertThat(town.world.perform(new Effect.EnsureStorage())).isEqualTo(new Answer.StorageIs(BUCKET));
        assertThat(Town.message(version(town, "v3")))
                .isEqualTo("InvalidParameterCombination: Unable to download from S3 location (Bucket: " + BUCKET
                        + "  Key: v3.zip). Reason: Not Found");
        Effect store = new Effect.StoreObject(BUCKET, "v3.zip", "digest", "sha", 1000);
        assertThat(town.world.perform(store)).isInstanceOf(Answer.Done.class);
        assertThat(Town.message(town.world.perform(store))).startsWith("PreconditionFailed");
        assertThat(town.world.perform(new Effect.LookAtObject(BUCKET, "v3.zip")))
                .isEqualTo(new Answer.ObjectSeen(new StoredObject(BUCKET, "v3.zip", 1000, "digest", "sha")));

        assertThat(version(town, "v3")).isInstanceOf(Answer.Done.class);
        assertThat(Town.message(version(town, "v3")))
                .isEqualTo("InvalidParameterValue: Application Version v3 already exists.");
        assertThat(((Answer.VersionsSeen) town.world.perform(new Effect.LookAtVersions(Town.APPLICATION, null)))
                        .versions())
                .extracting(v -> v.label())
                .containsExactly("v3", "v2", "v1");
    }

    @Test
    void a_large_bundle_comes_in_parts() {
        Town town = new Town();
        Answer.UploadBegun begun =
                (Answer.UploadBegun) town.world.perform(new Effect.BeginUpload(BUCKET, "big.zip", "digest", "sha"));
        String first = part(town, begun.upload(), 1, 5L << 20);
        String last = part(town, begun.upload(), 2, 7);
        assertThat(Town.message(finish(town, begun.upload(), List.of(last, first))))
                .startsWith("EntityTooSmall");
        assertThat(finish(town, begun.upload(), List.of(first, last))).isInstanceOf(Answer.Done.class);
        assertThat(((Answer.ObjectSeen) town.world.perform(new Effect.LookAtObject(BUCKET, "big.zip")))
                        .object()
                        .size())
                .isEqualTo((5L << 20) + 7);
        assertThat(Town.message(finish(town, begun.upload(), List.of(first, last))))
                .startsWith("NoSuchUpload");
    }

    @Test
    void a_version_in_use_stays_and_its_bundle_goes_with_it_later() {
        Town town = new Town(Town.blueAndGreen().version("v0"));
        assertThat(Town.message(delete(town, "v1"))).contains("used by the following environments: push-api-1");
        assertThat(delete(town, "v0")).isInstanceOf(Answer.Done.class);
        assertThat(town.world.perform(new Effect.LookAtObject(BUCKET, "kirikae/bundles/v0.zip")))
                .isEqualTo(new Answer.ObjectSeen(null));
        assertThat(town.cloud.versions()).containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void a_foreign_bucket_is_told_apart() {
        Town town = new Town(Town.blueAndGreen().foreignBucket());
        assertThat(town.world.perform(new Effect.EnsureStorage()))
                .isInstanceOfSatisfying(
                        Answer.Missing.class, m -> assertThat(m.trouble()).isEqualTo(Answer.Trouble.FOREIGN_BUCKET));
    }

    @Test
    void an_append_is_compare_and_set() {
        Town town = new Town();
        Entry took = new Entry.Took("n1", "job 1", "release", Town.START);
        Answer.Appended appended = (Answer.Appended) town.world.perform(new Effect.Append(0, "", took));
        assertThat(town.world.perform(new Effect.Append(0, "", took))).isEqualTo(new Answer.Overtaken());
        assertThat(town.world.perform(new Effect.ReadJournal()))
                .isInstanceOfSatisfying(Answer.JournalSeen.class, seen -> {
                    assertThat(seen.length()).isEqualTo(1);
                    assertThat(seen.head()).isEqualTo(appended.head());
                    assertThat(seen.last()).isEqualTo(took);
                    assertThat(seen.memory().holder()).isEqualTo("n1");
                });
    }

    @Test
    void an_append_may_be_lost_on_the_way_there_or_back() {
        Town town = new Town().next("append", 1).next("append", 2);
        Entry took = new Entry.Took("n1", "job 1", "release", Town.START);
        assertThat(town.world.perform(new Effect.Append(0, "", took))).isInstanceOf(Answer.Unknown.class);
        assertThat(((Answer.JournalSeen) town.world.perform(new Effect.ReadJournal())).length())
                .isZero();
        assertThat(town.world.perform(new Effect.Append(0, "", took))).isInstanceOf(Answer.Unknown.class);
        assertThat(((Answer.JournalSeen) town.world.perform(new Effect.ReadJournal())).length())
                .isEqualTo(1);
    }

    @Test
    void a_lock_is_written_only_as_it_was_read() {
        Town town = new Town();
        Lease lease = new Lease("n1", "job 1", "release", Town.START, Duration.ofMinutes(2), 0, false);
        Answer.LockWritten written = (Answer.LockWritten) town.world.perform(new Effect.WriteLock(lease, null));
        assertThat(town.world.perform(new Effect.WriteLock(lease, null))).isEqualTo(new Answer.Overtaken());
        assertThat(town.world.perform(new Effect.WriteLock(lease.renewed(), written.tag())))
                .isInstanceOf(Answer.LockWritten.class);
        assertThat(town.world.perform(new Effect.WriteLock(lease.givenBack(), written.tag())))
                .isEqualTo(new Answer.Overtaken());
        assertThat(((Answer.LockSeen) town.world.perform(new Effect.ReadLock())).lease())
                .isEqualTo(lease.renewed());
    }

    private static Answer version(Town town, String label) {
        return town.world.perform(new Effect.CreateVersion(
                town.operation(),
                Town.APPLICATION,
                label,
                BUCKET,
                label + ".zip",
                "made by a test from " + BLUE,
                Map.of(),
                town.cloud.now(),
                town.soon()));
    }

    private static Answer delete(Town town, String label) {
        return town.world.perform(new Effect.DeleteVersion(
                town.operation(), Town.APPLICATION, label, true, town.cloud.now(), town.soon()));
    }

    private static String part(Town town, String upload, int number, long length) {
        return ((Answer.PartStored)
                        town.world.perform(new Effect.StorePart(BUCKET, "big.zip", upload, "sha", number, 0, length)))
                .part();
    }

    private static Answer finish(Town town, String upload, List<String> parts) {
        return town.world.perform(new Effect.FinishUpload(BUCKET, "big.zip", upload, parts));
    }
}
