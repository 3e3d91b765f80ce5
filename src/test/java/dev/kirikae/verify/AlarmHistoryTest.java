package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.SWITCHED;
import static dev.kirikae.verify.WatchRun.WATCH;
import static dev.kirikae.verify.WatchRun.alarm;
import static dev.kirikae.verify.WatchRun.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an alarm did between two looks. */
class AlarmHistoryTest {

    private static final Duration FLAP = Duration.ofSeconds(123);

    private static Alarm since(Alarm.State state, Instant since) {
        return new Alarm(
                "5xx",
                Alarm.Kind.METRIC,
                state,
                since,
                "as the test says",
                "",
                null,
                true,
                Duration.ofMinutes(2),
                Map.of(),
                "errors");
    }

    private static WatchRun run(RedAtStart red, Alarm.State before) {
        WatchRun run = new WatchRun();
        run.alarms = List.of(AlarmProof.atStart(policy(red, NoData.INCONCLUSIVE), alarm(before)));
        return run;
    }

    /** Green before {@link #FLAP} and four seconds after it, and red in between, where no look falls. */
    private static WatchRun flapping(RedAtStart red, Alarm.State before) {
        WatchRun run = run(red, before);
        Instant end = SWITCHED.plus(FLAP).plusSeconds(4);
        run.seen = t -> List.of(
                t.compareTo(FLAP) < 0
                        ? since(Alarm.State.OK, SWITCHED.minusSeconds(3600))
                        : since(Alarm.State.OK, end));
        run.history = t -> t.compareTo(FLAP) < 0 ? List.of() : changes("");
        return run;
    }

    private static List<AlarmChange> changes(String reasonData) {
        Instant at = SWITCHED.plus(FLAP);
        return List.of(
                new AlarmChange("5xx", at, Alarm.State.ALARM, "Threshold Crossed", reasonData),
                new AlarmChange("5xx", at.plusSeconds(4), Alarm.State.OK, "", ""));
    }

    /** Asked once, in the very turn in which the time of its last change is seen to have moved. */
    @Test
    void redBetweenTwoLooksIsRed() {
        WatchRun run = flapping(RedAtStart.BLOCK, Alarm.State.OK);

        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.took()).isEqualTo(Duration.ofSeconds(130));
        assertThat(run.asked).containsExactly(Duration.ofSeconds(130));
        assertThat(run.evidence())
                .contains("alarm 5xx: red from 2026-11-22T12:02:03Z to 2026-11-22T12:02:07Z, between two looks:"
                        + " Threshold Crossed");
    }

    /** Only data that all lie before the switch excuse it. */
    @ParameterizedTest
    @CsvSource({"12:00:59, FAILED", "12:00:01, FAILED", "11:58:00, VERIFIED"})
    void itIsExcusedByItsDataAlone(String point, Verdict verdict) {
        WatchRun run = flapping(RedAtStart.BLOCK, Alarm.State.OK);
        String data = "{\"period\":60,\"evaluatedDatapoints\":[{\"timestamp\":\"2026-11-22T" + point + ".000+0000\"}]}";
        run.history = t -> t.compareTo(FLAP) < 0 ? List.of() : changes(data);

        assertThat(run.verdict()).isEqualTo(verdict);
    }

    /** Where it was red before, it counts once it has been OK for its window: 2 min, and it flaps after 123 s. */
    @ParameterizedTest
    @CsvSource({
        "EXCLUDE_WHILE_RED, 0, FAILED",
        "EXCLUDE_WHILE_RED, 60, VERIFIED",
        "MUST_RECOVER, 60, VERIFIED",
        "IGNORE, 0, UNVERIFIED"
    })
    void itCountsAsARedThatIsSeen(RedAtStart red, int greenFrom, Verdict verdict) {
        WatchRun run = flapping(red, Alarm.State.ALARM);
        if (red == RedAtStart.IGNORE) {
            run.probes = List.of();
            run.health = t -> WatchRun.environment(
                    dev.kirikae.model.Status.READY,
                    dev.kirikae.model.HealthColour.GREEN,
                    dev.kirikae.model.HealthStatus.NONE);
        }
        Instant green = SWITCHED.plusSeconds(greenFrom);
        Instant end = SWITCHED.plus(FLAP).plusSeconds(4);
        run.seen = t -> List.of(
                t.toSeconds() < greenFrom
                        ? since(Alarm.State.ALARM, SWITCHED.minusSeconds(3600))
                        : since(Alarm.State.OK, t.compareTo(FLAP) < 0 ? green : end));

        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @Test
    void whatNeverMovedIsAskedForOnceWhenTheTimeIsOver() {
        WatchRun run = run(RedAtStart.BLOCK, Alarm.State.OK);
        run.seen = t -> List.of(alarm(Alarm.State.OK));

        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.asked).containsExactly(WATCH);
    }

    /** A service that tells no time of the last change. */
    @Test
    void redThatNoLookPointedToIsFoundAtTheEnd() {
        WatchRun run = run(RedAtStart.BLOCK, Alarm.State.OK);
        run.seen = t -> List.of(since(Alarm.State.OK, Instant.EPOCH));
        run.history = t -> changes("");

        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.took()).isEqualTo(WATCH);
    }

    /** The last sample lost changes nothing: it is asked for again, and then let be, with a word. */
    @ParameterizedTest
    @CsvSource({"once, 610", "always, 720", "denied, 600"})
    void aHistoryThatCannotBeReadAtTheEndChangesNoVerdict(String lost, int seconds) {
        WatchRun run = run(RedAtStart.BLOCK, Alarm.State.OK);
        run.seen = t -> List.of(alarm(Alarm.State.OK));
        run.denied = lost.equals("denied");
        run.history = t -> lost.equals("once") && !t.equals(WATCH) ? List.of() : null;

        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(Duration.ofSeconds(seconds));
        boolean warned = run.evidence().stream()
                .anyMatch(line -> line.endsWith("warning: its history could not be read (throttled), so nobody knows"
                        + " whether it was red between two looks"));
        assertThat(warned).isEqualTo(!lost.equals("once"));
    }

    /** It is known to have moved, and nobody says to what: no proof, unless it may never be read. */
    @ParameterizedTest
    @CsvSource({"true, VERIFIED", "false, INCONCLUSIVE"})
    void aChangeThatStaysUnexplainedIsNoProof(boolean denied, Verdict verdict) {
        WatchRun run = flapping(RedAtStart.BLOCK, Alarm.State.OK);
        run.denied = denied;
        run.history = t -> null;

        assertThat(run.verdict()).isEqualTo(verdict);
    }

    /** A look that saw it red, and did not trust its word, has judged it. */
    @Test
    void aDoubtfulRedThatWasSeenStaysDoubtful() {
        WatchRun run = run(RedAtStart.BLOCK, Alarm.State.OK);
        Instant red = SWITCHED.plusSeconds(115);
        Alarm doubtful = new Alarm(
                "5xx",
                Alarm.Kind.METRIC,
                Alarm.State.ALARM,
                red,
                "",
                "",
                "its evaluation state is PARTIAL_DATA",
                true,
                Duration.ofMinutes(2),
                Map.of(),
                "errors");
        run.seen = t -> List.of(
                t.toSeconds() < 115
                        ? alarm(Alarm.State.OK)
                        : t.toSeconds() < 200 ? doubtful : since(Alarm.State.OK, SWITCHED.plusSeconds(195)));
        run.history = t -> List.of(
                new AlarmChange("5xx", red, Alarm.State.ALARM, "", ""),
                new AlarmChange("5xx", SWITCHED.plusSeconds(195), Alarm.State.OK, "", ""));

        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    private static Alarm composite(String triggering, Alarm... behind) {
        return new Alarm(
                "5xx",
                Alarm.Kind.COMPOSITE,
                Alarm.State.ALARM,
                SWITCHED.plusSeconds(20),
                "",
                "{\"triggeringAlarms\":[{\"arn\":\"arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:" + triggering
                        + "\"}]}",
                null,
                true,
                Duration.ofMinutes(2),
                Map.of(),
                null,
                List.of(),
                List.of(behind));
    }

    private static Alarm leaf(String name, String point) {
        return new Alarm(
                name,
                Alarm.Kind.METRIC,
                Alarm.State.ALARM,
                SWITCHED.plusSeconds(15),
                "",
                "{\"period\":60,\"evaluatedDatapoints\":[{\"timestamp\":\"2026-11-22T" + point + ".000+0000\"}]}",
                null,
                true,
                Duration.ofMinutes(2),
                Map.of(),
                "errors");
    }

    /** A composite alarm has no data of its own: its red leaves have. */
    @Test
    void aCompositeIsExcusedByTheDataOfItsRedChildrenAlone() {
        Alarm old = leaf("old", "11:58:00");
        Alarm fresh = leaf("fresh", "12:00:00");
        Map.of(
                        composite("old", old), Verdict.VERIFIED,
                        composite("old", old, fresh), Verdict.FAILED,
                        composite("gone", old), Verdict.FAILED,
                        composite("old"), Verdict.FAILED)
                .forEach((red, verdict) -> {
                    WatchRun run = run(RedAtStart.BLOCK, Alarm.State.OK);
                    run.seen = t -> List.of(
                            t.toSeconds() >= 20 && t.toMinutes() < 2
                                    ? red
                                    : since(Alarm.State.OK, SWITCHED.plusSeconds(t.toMinutes() < 2 ? 0 : 120)));
                    assertThat(run.verdict()).as(red.toString()).isEqualTo(verdict);
                });
    }
}
