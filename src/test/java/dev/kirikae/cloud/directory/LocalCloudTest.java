package dev.kirikae.cloud.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.cloud.Chooser;
import dev.kirikae.cloud.CloudFixture;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.ExecutionLog;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.InitialWorld;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudTest {

    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    static final LiveName LIVE = new LiveName("push-api", "ap-northeast-1");
    private static final String PLATFORM = "64bit Amazon Linux 2023 v6.* running Node.js 22";

    @TempDir
    private Path temp;

    private Path dir() {
        return temp.resolve("cloud");
    }

    static InitialWorld initial(boolean released) {
        return new InitialWorld(
                new InitialWorld.Names("123456789012", LIVE, "push-api", "push-api", "push-api"),
                PLATFORM,
                released
                        ? new InitialWorld.Live(
                                "1234567890123456789012345678901234567890", "push-api-1234567-abcdef012345", "d1", "{}")
                        : null,
                List.of(new OptionSetting("aws:autoscaling:asg", "MinSize", "2")),
                Map.of("team", "push"),
                new InitialWorld.Existing(
                        List.of("api.example.com"), List.of("live-5xx", "${environment}-5xx"), List.of(), List.of()),
                START);
    }

    private LocalCloud open() {
        return LocalCloud.open(dir(), "1.0.0", () -> initial(true));
    }

    @Test
    void what_one_process_does_another_one_sees_and_time_goes_on() {
        EnvironmentId fresh;
        try (LocalCloud first = open()) {
            fresh = create(first, "push-api-2");
            assertThat(LocalCloud.isAt(dir())).isTrue();
        }
        try (LocalCloud second = open()) {
            assertThat(second.isNew()).isFalse();
            assertThat(second.service()).isEqualTo("push-api/push-api");
            second.times().waitUntil(START.plus(Duration.ofMinutes(6)), () -> false);
            Environment candidate = find(second, fresh);
            assertThat(candidate.isReady()).isTrue();
            assertThat(second.perform(new ChangingCall.Swap(
                            "op",
                            seen(second).get(0).id(),
                            fresh,
                            second.times().now(),
                            later(second))))
                    .isInstanceOf(Answer.Done.class);
        }
        try (LocalCloud third = open()) {
            third.advance(Duration.ofHours(24));
            assertThat(third.ownerOf(LIVE)).isEqualTo(fresh);
            assertThat(third.times().now()).isAfter(START.plus(Duration.ofHours(24)));
        }
    }

    @Test
    void aQueueThatIsNamedLaterHearsOfAlarms() {
        Effect look = new Effect.LookAtQueue("alarms", false, false);
        try (LocalCloud first = open()) {
            assertThat(first.perform(look)).isInstanceOf(Answer.Missing.class);
            first.announcesTo("alarms");
        }
        try (LocalCloud second = open()) {
            assertThat(second.perform(look)).isInstanceOf(Answer.QueueSeen.class);
        }
    }

    @Test
    void two_at_once_take_turns_in_virtual_time() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (LocalCloud one = open();
                LocalCloud two = open()) {
            Thread other = new Thread(() -> {
                for (int minute : new int[] {7, 20}) {
                    two.times().waitUntil(START.plus(Duration.ofMinutes(minute)), () -> false);
                    heard.add("two at " + minute(two));
                }
                two.close();
            });
            other.start();
            for (int minute : new int[] {5, 10, 15, 30}) {
                one.times().waitUntil(START.plus(Duration.ofMinutes(minute)), () -> false);
                heard.add("one at " + minute(one));
            }
            other.join(10_000);
        }
        assertThat(heard).containsExactly("one at 5", "two at 7", "one at 10", "one at 15", "two at 20", "one at 30");
    }

    @Test
    void nobody_waits_for_the_dead() throws IOException {
        try (LocalCloud cloud = open()) {
            Files.writeString(dir().resolve("at-work/999999999-1"), "999999999 2026-11-22T00:00:00Z -");
            Files.writeString(
                    dir().resolve("at-work/" + ProcessHandle.current().pid() + "-77777"),
                    ProcessHandle.current().pid() + " 1970-01-01T00:00:00Z -");
            cloud.times().waitUntil(START.plusSeconds(600), () -> false);
            assertThat(cloud.times().now()).isEqualTo(START.plusSeconds(600));
        }
    }

    @Test
    void a_wait_ends_when_it_is_stopped() {
        try (LocalCloud cloud = open();
                LocalCloud busy = open()) {
            AtomicBoolean asked = new AtomicBoolean();
            cloud.times().waitUntil(START.plusSeconds(600), () -> asked.getAndSet(true));
            assertThat(cloud.times().now()).isEqualTo(START);
            assertThat(busy.times().now()).isEqualTo(START);
        }
    }

    @Test
    void a_killed_writer_keeps_what_was_there() throws IOException {
        try (LocalCloud cloud = open()) {
            cloud.advance(Duration.ofMinutes(1));
        }
        byte[] whole = Files.readAllBytes(dir().resolve("cloud.json"));
        Path half = dir().resolve("new-1234.unfinished");
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path halfEntry = dir().resolve("ledger/push-api/push-api/journal/new-77.unfinished");
        Files.writeString(halfEntry, "{");
        try (LocalCloud cloud = open()) {
            assertThat(cloud.times().now()).isEqualTo(START.plusSeconds(60));
            assertThat(half).doesNotExist();
            assertThat(halfEntry).doesNotExist();
            assertThat(cloud.perform(new Effect.ReadJournal())).isInstanceOf(Answer.JournalSeen.class);
        }
    }

    @Test
    void a_half_made_world_is_made_again() throws IOException {
        try (LocalCloud cloud = open()) {
            assertThat(cloud.isNew()).isTrue();
        }
        Files.delete(dir().resolve("cloud.json"));
        Files.writeString(dir().resolve("being-made"), "");
        try (LocalCloud cloud = open()) {
            assertThat(cloud.isNew()).isTrue();
            assertThat(cloud.perform(new Effect.ReadJournal())).isInstanceOf(Answer.JournalSeen.class);
        }
    }

    @Test
    void a_death_by_incident_keeps_what_was_done() {
        EnvironmentId fresh;
        try (LocalCloud cloud = open()) {
            cloud.suffer(Incident.KILLED_AFTER_SWITCH);
            fresh = create(cloud, "push-api-2");
            cloud.advance(Duration.ofMinutes(6));
            Effect swap = new ChangingCall.Swap(
                    "op", seen(cloud).get(0).id(), fresh, cloud.times().now(), later(cloud));
            assertThatThrownBy(() -> cloud.perform(swap)).isInstanceOf(Crash.class);
        }
        try (LocalCloud cloud = open()) {
            cloud.advance(Duration.ofSeconds(5));
            assertThat(cloud.ownerOf(LIVE)).isEqualTo(fresh);
        }
    }

    @Test
    void everything_about_a_cloud_survives_its_file() {
        Chooser late = (site, n) -> site.equals("swap") ? 4 : 0;
        EmbeddedCloud cloud = CloudFixture.blueAndGreen()
                .alarm("${environment}-5xx")
                .foreignName("coveted")
                .incident(Incident.ALARM_AFTER_SWITCH)
                .managedUpdate(CloudFixture.BLUE, START.plus(Duration.ofHours(9)))
                .build();
        cloud.client("job")
                .perform(new ChangingCall.SaveConfiguration(
                        "op",
                        "push-api",
                        "saved",
                        CloudFixture.BLUE,
                        cloud.now(),
                        cloud.now().plusSeconds(60)));
        cloud.client("job")
                .perform(new Effect.BeginUpload(
                        "elasticbeanstalk-ap-northeast-1-123456789012", "big.zip", "digest", "sha"));
        cloud.client("job", late)
                .perform(new ChangingCall.Swap(
                        "op",
                        CloudFixture.BLUE,
                        CloudFixture.GREEN,
                        cloud.now(),
                        cloud.now().plusSeconds(60)));
        EmbeddedCloud copy = copyOf(cloud);
        for (EmbeddedCloud each : List.of(cloud, copy)) {
            each.advanceTo(START.plus(Duration.ofHours(10)));
        }
        assertThat(copy.environments()).isEqualTo(cloud.environments());
        assertThat(copy.ownerOf(LIVE)).isEqualTo(CloudFixture.GREEN);
        assertThat(copy.client("job").perform(new Effect.LookAtAlarms(List.of(), List.of("push"))))
                .isEqualTo(cloud.client("job").perform(new Effect.LookAtAlarms(List.of(), List.of("push"))));
        assertThat(copy.configurations()).containsExactly("saved");
    }

    @Test
    void the_ledger_is_files_with_conditions() throws IOException {
        try (LocalCloud one = open();
                LocalCloud two = open()) {
            Answer.JournalSeen before = (Answer.JournalSeen) one.perform(new Effect.ReadJournal());
            JournalEntry mine =
                    new JournalEntry.Took("n1", "job 1", "release", one.times().now());
            JournalEntry theirs =
                    new JournalEntry.Took("n2", "job 2", "rollback", one.times().now());
            assertThat(two.perform(new Effect.Append(before.length(), before.head(), theirs)))
                    .isInstanceOf(Answer.Appended.class);
            assertThat(one.perform(new Effect.Append(before.length(), before.head(), mine)))
                    .isEqualTo(new Answer.Overtaken());
            Answer.JournalSeen after = (Answer.JournalSeen) one.perform(new Effect.ReadJournal());
            assertThat(after.last()).isEqualTo(theirs);
            assertThat(dir().resolve("ledger/push-api/push-api/journal/000016.json"))
                    .exists();

            Answer.LockSeen lock = (Answer.LockSeen) one.perform(new Effect.ReadLock());
            Lease lease = new Lease("n1", "job 1", "release", START, Duration.ofMinutes(2), 0, false);
            assertThat(one.perform(new Effect.WriteLock(lease, null))).isEqualTo(new Answer.Overtaken());
            assertThat(one.perform(new Effect.WriteLock(lease, lock.tag()))).isInstanceOf(Answer.LockWritten.class);
            assertThat(two.perform(new Effect.WriteLock(lease, lock.tag()))).isEqualTo(new Answer.Overtaken());

            Path first = dir().resolve("ledger/push-api/push-api/journal/000003.json");
            Files.writeString(first, Files.readString(first).replace("push", "pull"));
        }
        try (LocalCloud cloud = open()) {
            assertThat(cloud.perform(new Effect.ReadJournal())).isInstanceOf(Answer.JournalBroken.class);
        }
    }

    @Test
    void a_directory_of_something_else_is_left_alone() throws IOException {
        Files.createDirectories(dir());
        Files.writeString(dir().resolve("thesis.txt"), "precious");
        assertThatThrownBy(this::open)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not empty and holds no embedded cloud");
        assertThat(dir().resolve("thesis.txt")).hasContent("precious");

        Files.writeString(dir().resolve("cloud.json"), "{\"format\": 1, oops");
        assertThatThrownBy(() -> {
                    try (LocalCloud cloud = open()) {
                        cloud.times().now();
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not the state of an embedded cloud");
    }

    @Test
    void files_are_for_their_owner_alone() throws IOException {
        try (LocalCloud cloud = open()) {
            assertThat(cloud.isNew()).isTrue();
        }
        if (dir().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir().resolve("cloud.json"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir())))
                    .isEqualTo("rwx------");
        }
    }

    private static EmbeddedCloud copyOf(EmbeddedCloud cloud) {
        try {
            byte[] text = new Snapshot(1, "a/b", 0, cloud.state()).write();
            return new EmbeddedCloud(Snapshot.read(text).state(), new MemoryLedger(), new ExecutionLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EnvironmentId create(LocalCloud cloud, String name) {
        Answer answer = cloud.perform(new ChangingCall.CreateEnvironment(
                "op",
                "push-api",
                name,
                name,
                "push-api-1234567-abcdef012345",
                "64bit Amazon Linux 2023 v6.7.4 running Node.js 22",
                null,
                List.of(),
                Map.of(),
                "",
                cloud.times().now(),
                later(cloud)));
        if (answer instanceof Answer.Done done && done.environment() != null) {
            return done.environment().id();
        }
        throw new AssertionError(answer);
    }

    static List<Environment> seen(LocalCloud cloud) {
        return ((Answer.EnvironmentsSeen) cloud.perform(new Effect.LookAtEnvironments("push-api"))).environments();
    }

    private static Environment find(LocalCloud cloud, EnvironmentId id) {
        return seen(cloud).stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static Instant later(LocalCloud cloud) {
        return cloud.times().now().plusSeconds(60);
    }

    private static long minute(LocalCloud cloud) {
        return Duration.between(START, cloud.times().now()).toMinutes();
    }
}
