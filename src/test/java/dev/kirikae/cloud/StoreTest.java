package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredObject;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final String BUCKET = "elasticbeanstalk-ap-northeast-1-123456789012";

    @Test
    void a_bundle_is_stored_once_and_makes_a_version() {
        CloudFixture fixture = new CloudFixture();
        assertThat(fixture.world.perform(new Effect.EnsureStorage())).isEqualTo(new Answer.StorageIs(BUCKET));
        assertThat(CloudFixture.message(version(fixture, "v3")))
                .isEqualTo("InvalidParameterCombination: Unable to download from S3 location (Bucket: " + BUCKET
                        + "  Key: v3.zip). Reason: Not Found");
        Effect store = new Effect.StoreObject(BUCKET, "v3.zip", "digest", "sha", 1000);
        assertThat(fixture.world.perform(store)).isInstanceOf(Answer.Done.class);
        assertThat(CloudFixture.message(fixture.world.perform(store))).startsWith("PreconditionFailed");
        assertThat(fixture.world.perform(new Effect.LookAtObject(BUCKET, "v3.zip")))
                .isEqualTo(new Answer.ObjectSeen(new StoredObject(BUCKET, "v3.zip", 1000, "digest", "sha")));

        assertThat(version(fixture, "v3")).isInstanceOf(Answer.Done.class);
        assertThat(CloudFixture.message(version(fixture, "v3")))
                .isEqualTo("InvalidParameterValue: Application Version v3 already exists.");
        assertThat(((Answer.VersionsSeen)
                                fixture.world.perform(new Effect.LookAtVersions(CloudFixture.APPLICATION, null)))
                        .versions())
                .extracting(v -> v.label())
                .containsExactly("v3", "v2", "v1");
    }

    @Test
    void a_large_bundle_comes_in_parts() {
        CloudFixture fixture = new CloudFixture();
        Answer.UploadBegun begun =
                (Answer.UploadBegun) fixture.world.perform(new Effect.BeginUpload(BUCKET, "big.zip", "digest", "sha"));
        String first = part(fixture, begun.upload(), 1, 5L << 20);
        String last = part(fixture, begun.upload(), 2, 7);
        assertThat(CloudFixture.message(finish(fixture, begun.upload(), List.of(last, first))))
                .startsWith("EntityTooSmall");
        assertThat(finish(fixture, begun.upload(), List.of(first, last))).isInstanceOf(Answer.Done.class);
        assertThat(((Answer.ObjectSeen) fixture.world.perform(new Effect.LookAtObject(BUCKET, "big.zip")))
                        .object()
                        .size())
                .isEqualTo((5L << 20) + 7);
        assertThat(CloudFixture.message(finish(fixture, begun.upload(), List.of(first, last))))
                .startsWith("NoSuchUpload");
    }

    @Test
    void a_version_in_use_stays_and_its_bundle_goes_with_it_later() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen().version("v0"));
        assertThat(CloudFixture.message(delete(fixture, "v1")))
                .contains("used by the following environments: push-api-1");
        assertThat(delete(fixture, "v0")).isInstanceOf(Answer.Done.class);
        assertThat(fixture.world.perform(new Effect.LookAtObject(BUCKET, "kirikae/bundles/v0.zip")))
                .isEqualTo(new Answer.ObjectSeen(null));
        assertThat(fixture.cloud.versions()).containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void a_foreign_bucket_is_distinguished() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen().foreignBucket());
        assertThat(fixture.world.perform(new Effect.EnsureStorage()))
                .isInstanceOfSatisfying(
                        Answer.Missing.class, m -> assertThat(m.trouble()).isEqualTo(Answer.Trouble.FOREIGN_BUCKET));
    }

    @Test
    void an_append_is_compare_and_set() {
        CloudFixture fixture = new CloudFixture();
        JournalEntry took = new JournalEntry.Took("n1", "job 1", "release", CloudFixture.START);
        Answer.Appended appended = (Answer.Appended) fixture.world.perform(new Effect.Append(0, "", took));
        assertThat(fixture.world.perform(new Effect.Append(0, "", took))).isEqualTo(new Answer.Overtaken());
        assertThat(fixture.world.perform(new Effect.ReadJournal()))
                .isInstanceOfSatisfying(Answer.JournalSeen.class, seen -> {
                    assertThat(seen.length()).isEqualTo(1);
                    assertThat(seen.head()).isEqualTo(appended.head());
                    assertThat(seen.last()).isEqualTo(took);
                    assertThat(seen.journal().holder()).isEqualTo("n1");
                });
    }

    @Test
    void an_append_may_be_lost_on_the_way_there_or_back() {
        CloudFixture fixture = new CloudFixture().next("append", 1).next("append", 2);
        JournalEntry took = new JournalEntry.Took("n1", "job 1", "release", CloudFixture.START);
        assertThat(fixture.world.perform(new Effect.Append(0, "", took))).isInstanceOf(Answer.Unknown.class);
        assertThat(((Answer.JournalSeen) fixture.world.perform(new Effect.ReadJournal())).length())
                .isZero();
        assertThat(fixture.world.perform(new Effect.Append(0, "", took))).isInstanceOf(Answer.Unknown.class);
        assertThat(((Answer.JournalSeen) fixture.world.perform(new Effect.ReadJournal())).length())
                .isEqualTo(1);
    }

    @Test
    void a_lock_is_written_only_as_it_was_read() {
        CloudFixture fixture = new CloudFixture();
        Lease lease = new Lease("n1", "job 1", "release", CloudFixture.START, Duration.ofMinutes(2), 0, false);
        Answer.LockWritten written = (Answer.LockWritten) fixture.world.perform(new Effect.WriteLock(lease, null));
        assertThat(fixture.world.perform(new Effect.WriteLock(lease, null))).isEqualTo(new Answer.Overtaken());
        assertThat(fixture.world.perform(new Effect.WriteLock(lease.renewed(), written.tag())))
                .isInstanceOf(Answer.LockWritten.class);
        assertThat(fixture.world.perform(new Effect.WriteLock(lease.givenBack(), written.tag())))
                .isEqualTo(new Answer.Overtaken());
        assertThat(((Answer.LockSeen) fixture.world.perform(new Effect.ReadLock())).lease())
                .isEqualTo(lease.renewed());
    }

    private static Answer version(CloudFixture fixture, String label) {
        return fixture.world.perform(new ChangingCall.CreateVersion(
                fixture.operation(),
                CloudFixture.APPLICATION,
                label,
                BUCKET,
                label + ".zip",
                "made by a test from " + BLUE,
                Map.of(),
                fixture.cloud.now(),
                fixture.soon()));
    }

    private static Answer delete(CloudFixture fixture, String label) {
        return fixture.world.perform(new ChangingCall.DeleteVersion(
                fixture.operation(), CloudFixture.APPLICATION, label, true, fixture.cloud.now(), fixture.soon()));
    }

    private static String part(CloudFixture fixture, String upload, int number, long length) {
        return ((Answer.PartStored) fixture.world.perform(
                        new Effect.StorePart(BUCKET, "big.zip", upload, "sha", number, 0, length)))
                .part();
    }

    private static Answer finish(CloudFixture fixture, String upload, List<String> parts) {
        return fixture.world.perform(new Effect.FinishUpload(BUCKET, "big.zip", upload, parts));
    }
}
