package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.Environment;
import dev.kirikae.model.ErrorClass;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.QueueState;
import dev.kirikae.model.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a watch saw, as text. */
class RecordingTextTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final String HOSTILE = "\u001b[31m\"\\\r\n\u0000\u202e\uD800 </script> ' ${x}";

    private static Alarm alarm(String name, List<Alarm> behind) {
        return new Alarm(
                name,
                Alarm.Kind.METRIC,
                Alarm.State.ALARM,
                AT,
                HOSTILE,
                "{}",
                HOSTILE,
                false,
                Duration.ofMinutes(5),
                Map.of("a", "b"),
                "m",
                List.of(),
                behind);
    }

    private static List<Observation> everyKind() {
        Environment.Words words = new Environment.Words("Ready", "Green", HOSTILE, "");
        QueueState dead = new QueueState("dead", 1, 2, 3, null, null);
        return List.of(
                new Observation.Sampled("p", Sample.bad(HOSTILE)),
                new Observation.HealthSeen(new HealthLook(Status.READY, HealthColour.GREEN, HealthStatus.OK, words)),
                new Observation.HealthUnlisted("gone"),
                new Observation.HealthLost("no route"),
                new Observation.InstancesSeen(
                        "v", List.of(new Instance("i-1", HealthStatus.OK, null, "Deployed", List.of("c")))),
                new Observation.AlarmSeen("red", alarm("red", List.of(alarm("leaf", List.of())))),
                new Observation.AlarmSeen("gone", null),
                new Observation.AlarmsLost(),
                new Observation.HistorySeen(
                        List.of("red"), List.of(new AlarmChange("red", AT, Alarm.State.OK, HOSTILE, ""))),
                new Observation.HistoryLost(List.of("red"), "denied", true),
                new Observation.QueueSeen("jobs", new QueueState("jobs", 1, 2, 3, Duration.ofSeconds(4), dead)),
                new Observation.QueueLost("jobs", "throttled"),
                new Observation.Counted(ErrorClass.SERVER, new RequestCounts(9, 1), RequestCounts.NONE),
                new Observation.CountLost(ErrorClass.SERVER),
                new Observation.Causes(List.of(HOSTILE)),
                new Observation.FeedTrouble(List.of("denied")),
                new Observation.OwnerDoubted());
    }

    private static WatchBeginning beginning() {
        Verify.Alarm policy = new Verify.Alarm("red", null, Verify.RedAtStart.BLOCK, Verify.NoData.FAIL);
        Verify.Queue queue =
                new Verify.Queue("jobs", null, 1, null, null, null, null, Verify.Growing.FAIL, Verify.NoData.FAIL);
        return new WatchBeginning(
                null,
                AT,
                Duration.ofMinutes(10),
                AT.minusSeconds(1),
                true,
                false,
                List.of(AlarmProof.atStart(policy, alarm("red", List.of()))),
                List.of(new WatchBeginning.Queue(
                        queue,
                        "jobs",
                        new QueueStart(QueueStart.How.BEFORE_THE_SWITCH, new QueueState("jobs", 1, 0, 0, null, null)))),
                List.of(new WatchBeginning.Comparison(
                        ErrorClass.SERVER, Duration.ofHours(1), new RequestCounts(100, 1), null)));
    }

    private static String written(WatchRecording recording) {
        return Objects.requireNonNull(RecordingText.write(recording));
    }

    @Test
    void itIsReadAsItWasWrittenWhateverItsTextsAre() {
        WatchRecording recording = WatchRecording.of(beginning())
                .and(new WatchTurn(AT.plusNanos(5), everyKind()))
                .and(new WatchTurn(AT.plusSeconds(7), List.of()))
                .and(new WatchTurn(AT.plusSeconds(9), everyKind()));

        String text = written(recording);

        assertThat(RecordingText.read(text)).isEqualTo(recording);
        assertThat(text).doesNotContain("\u001b").doesNotContain("\n").doesNotContain("\u0000");
        assertThat(text.split("no route", -1)).as("each once").hasSize(2);
        for (Class<?> kind : Observation.class.getPermittedSubclasses()) {
            assertThat(everyKind()).as(kind.getSimpleName()).anyMatch(kind::isInstance);
        }
    }

    @Test
    void ofTooManyTurnsTheNewestAreKept() {
        List<WatchTurn> turns = new ArrayList<>();
        for (int i = 1; i <= 6000; i++) {
            turns.add(new WatchTurn(AT.plusSeconds(i), List.of(new Observation.HealthLost("look " + i))));
        }

        WatchRecording read = RecordingText.read(written(new WatchRecording(beginning(), 3, turns)));

        assertThat(written(read).getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(RecordingText.MOST_BYTES);
        assertThat(read.cut() + read.turns().size()).isEqualTo(6003);
        assertThat(read.turns().get(read.turns().size() - 1).seen())
                .containsExactly(new Observation.HealthLost("look 6000"));
    }

    @Test
    void aWatchKeepsNoMoreThanItsNewestTurns() {
        WatchRecording recording = WatchRecording.of(beginning());
        for (int i = 0; i < WatchRecording.MOST + 2; i++) {
            recording = recording.and(new WatchTurn(AT.plusSeconds(i), List.of()));
        }
        assertThat(recording.turns()).hasSize(WatchRecording.MOST);
        assertThat(recording.cut()).isEqualTo(2);
        assertThat(recording.turns().get(0).at()).isEqualTo(AT.plusSeconds(2));
    }

    /** Three probes every five seconds for ten minutes, each answer in another time. */
    @Test
    void samplesThatAllDifferTakeLittleAllTheSame() {
        WatchRecording recording = WatchRecording.of(beginning());
        for (int i = 0; i < 120; i++) {
            List<Observation> seen = new ArrayList<>();
            for (String probe : List.of("health", "version", "front page")) {
                seen.add(new Observation.Sampled(probe, Sample.good("status 200 in " + (100 + i) + " ms")));
            }
            recording = recording.and(new WatchTurn(AT.plusSeconds(5L * i).plusNanos(i * 1234567L), seen));
        }
        assertThat(written(recording).length()).isLessThan(24_000);
        assertThat(RecordingText.read(written(recording))).isEqualTo(recording);
    }

    /** As the first program that kept it wrote it: names in it never change. */
    @Test
    void whatWasWrittenOnceCanBeRead() {
        WatchRecording read = RecordingText.read("{\"beginning\":{\"at\":\"2026-11-22T12:00:00Z\",\"watch\":\"PT4M\","
                + "\"enhanced\":true,\"allowed\":false,\"alarms\":[],\"queues\":[],\"compared\":[]},\"cut\":0,"
                + "\"seen\":[[\"p\",\"GOOD\",\"status 200\"],"
                + "{\"kind\":\"owner-doubted\"}],\"turns\":[[1000000000,0],[500000000,0,1]]}");
        Observation good = new Observation.Sampled("p", Sample.good("status 200"));
        assertThat(read.turns())
                .containsExactly(
                        new WatchTurn(Instant.parse("2026-11-22T12:00:01Z"), List.of(good)),
                        new WatchTurn(
                                Instant.parse("2026-11-22T12:00:01.5Z"),
                                List.of(good, new Observation.OwnerDoubted())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "no JSON",
                "{\"beginning\":null}",
                "{\"beginning\":{\"at\":\"noon\"}}",
                "{\"beginning\":{\"at\":\"2026-11-22T12:00:00Z\"},\"turns\":[[1,7]]}",
                "{\"seen\":[{\"kind\":\"of another time\"}]}",
                "{\"seen\":[[\"p\",\"OF ANOTHER TIME\",\"\"]]}"
            })
    void whatCannotBeReadIsSaid(String text) {
        assertThatThrownBy(() -> RecordingText.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
