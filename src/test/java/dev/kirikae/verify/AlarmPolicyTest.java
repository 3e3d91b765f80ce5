package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.alarm;
import static dev.kirikae.verify.WatchRun.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an alarm does to a verdict: its policy, its state before the switch and at the end, who allowed it, and lost looks. */
class AlarmPolicyTest {

    private static final Duration END = WatchRun.WATCH;

    private static WatchRun run(
            RedAtStart red,
            NoData noData,
            Alarm.State start,
            boolean allowed,
            Function<Duration, @Nullable Alarm> seen) {
        WatchRun run = new WatchRun();
        AlarmProof proof = AlarmProof.atStart(policy(red, noData), alarm(start));
        run.alarms = List.of(allowed ? proof.allowed() : proof);
        run.seen = t -> {
            Alarm alarm = seen.apply(t);
            return alarm == null ? null : List.of(alarm);
        };
        return run;
    }

    /** Each row with every look, and with the one at the end lost: the verdict is the same. */
    @ParameterizedTest(name = "{0}, {1} before, {2} later, allowed: {3}")
    @CsvSource({
        // policy, before the switch, at the end, allowed by name, verdict
        "BLOCK,             OK,                OK,                false, VERIFIED",
        "BLOCK,             OK,                ALARM,             false, FAILED",
        "BLOCK,             OK,                INSUFFICIENT_DATA, false, INCONCLUSIVE",
        "BLOCK,             INSUFFICIENT_DATA, OK,                false, VERIFIED",
        "BLOCK,             INSUFFICIENT_DATA, ALARM,             false, FAILED",
        "BLOCK,             ALARM,             OK,                true,  VERIFIED",
        "BLOCK,             ALARM,             ALARM,             true,  FAILED",
        "BLOCK,             ALARM,             INSUFFICIENT_DATA, true,  INCONCLUSIVE",
        "BLOCK,             ALARM,             ALARM,             false, FAILED",
        "MUST_RECOVER,      OK,                ALARM,             false, FAILED",
        "MUST_RECOVER,      ALARM,             OK,                false, VERIFIED",
        "MUST_RECOVER,      ALARM,             ALARM,             false, FAILED",
        "MUST_RECOVER,      ALARM,             INSUFFICIENT_DATA, false, INCONCLUSIVE",
        "EXCLUDE_WHILE_RED, OK,                ALARM,             false, FAILED",
        "EXCLUDE_WHILE_RED, ALARM,             OK,                false, VERIFIED",
        "EXCLUDE_WHILE_RED, ALARM,             ALARM,             false, VERIFIED",
        "IGNORE,            OK,                OK,                false, VERIFIED",
        "IGNORE,            OK,                ALARM,             false, FAILED",
        "IGNORE,            ALARM,             OK,                false, VERIFIED",
        "IGNORE,            ALARM,             ALARM,             false, VERIFIED",
        "IGNORE,            ALARM,             INSUFFICIENT_DATA, false, VERIFIED",
    })
    void policyAndStates(RedAtStart red, Alarm.State start, Alarm.State end, boolean allowed, Verdict verdict) {
        Duration turning = Duration.ofMinutes(3);
        Function<Duration, @Nullable Alarm> every =
                t -> alarm(t.compareTo(turning) < 0 && start == Alarm.State.ALARM ? start : end);
        WatchRun whole = run(red, NoData.INCONCLUSIVE, start, allowed, every);
        assertThat(whole.verdict()).as("with every look").isEqualTo(verdict);

        WatchRun lost =
                run(red, NoData.INCONCLUSIVE, start, allowed, t -> t.equals(whole.took()) ? null : every.apply(t));
        assertThat(lost.verdict()).as("with the last look lost").isEqualTo(verdict);
    }

    @ParameterizedTest(name = "no-data: {0}, silent from minute {1} on")
    @CsvSource({
        "INCONCLUSIVE, 0, INCONCLUSIVE",
        "INCONCLUSIVE, 9, INCONCLUSIVE",
        "FAIL,         0, FAILED",
        "FAIL,         9, FAILED",
        "IGNORE,       0, VERIFIED",
        "IGNORE,       9, VERIFIED",
    })
    void silence(NoData noData, int from, Verdict verdict) {
        WatchRun run = run(
                RedAtStart.BLOCK,
                noData,
                Alarm.State.OK,
                false,
                t -> alarm(t.toMinutes() < from ? Alarm.State.OK : Alarm.State.INSUFFICIENT_DATA));
        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @Test
    void anAllowedRedAlarmThatFallsSilentHasNotRecoveredWhateverSilenceMeans() {
        WatchRun silent = run(
                RedAtStart.BLOCK,
                NoData.IGNORE,
                Alarm.State.ALARM,
                true,
                t -> alarm(t.toMinutes() < 3 ? Alarm.State.ALARM : Alarm.State.INSUFFICIENT_DATA));
        assertThat(silent.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        WatchRun recovered = run(
                RedAtStart.BLOCK,
                NoData.IGNORE,
                Alarm.State.ALARM,
                true,
                t -> alarm(
                        t.toMinutes() < 3
                                ? Alarm.State.ALARM
                                : t.toMinutes() < 6 ? Alarm.State.OK : Alarm.State.INSUFFICIENT_DATA));
        assertThat(recovered.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aGapInTheDataAtTheEndIsForgivenForAWindow() {
        for (NoData noData : List.of(NoData.INCONCLUSIVE, NoData.FAIL)) {
            WatchRun run = run(
                    RedAtStart.BLOCK,
                    noData,
                    Alarm.State.OK,
                    false,
                    t -> alarm(
                            isBetween(t, END.minusSeconds(20), END.plusSeconds(90))
                                    ? Alarm.State.INSUFFICIENT_DATA
                                    : Alarm.State.OK));
            assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(run.took()).isEqualTo(END.plusSeconds(90));
        }
    }

    @Test
    void anAllowedAlarmThatIsRedAgainAtOnceHasNotRecovered() {
        WatchRun run = run(
                RedAtStart.BLOCK,
                NoData.INCONCLUSIVE,
                Alarm.State.ALARM,
                true,
                t -> alarm(
                        isBetween(t, END.minusSeconds(60), END.minusSeconds(10)) ? Alarm.State.OK : Alarm.State.ALARM));
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.took()).isEqualTo(END);
        assertThat(run.evidence()).contains("alarm 5xx: red since 2026-11-22T11:00:00Z, as before the switch");
    }

    @Test
    void onceItWasGreenForAWholeWindowRedIsANewFault() {
        WatchRun run = run(
                RedAtStart.EXCLUDE_WHILE_RED,
                NoData.INCONCLUSIVE,
                Alarm.State.ALARM,
                false,
                t -> alarm(
                        isBetween(t, Duration.ofMinutes(1), Duration.ofMinutes(3))
                                ? Alarm.State.OK
                                : Alarm.State.ALARM));
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.took()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void whatIsNotToBeTrustedIsNeverGood() {
        for (NoData noData : NoData.values()) {
            WatchRun doubted = run(
                    RedAtStart.BLOCK,
                    noData,
                    Alarm.State.OK,
                    false,
                    t -> alarm(Alarm.State.OK, Duration.ofMinutes(2), "its evaluation state is PARTIAL_DATA"));
            assertThat(doubted.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(doubted.evidence())
                    .contains("alarm 5xx: OK since 2026-11-22T11:00:00Z; its evaluation state is PARTIAL_DATA");

            WatchRun strange = run(RedAtStart.BLOCK, noData, Alarm.State.OK, false, t -> alarm(Alarm.State.UNKNOWN));
            assertThat(strange.verdict()).isEqualTo(Verdict.INCONCLUSIVE);

            WatchRun unreadable =
                    run(RedAtStart.BLOCK, noData, Alarm.State.OK, false, t -> Alarm.unreadable("5xx", "LogAlarms"));
            assertThat(unreadable.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(unreadable.evidence())
                    .contains(
                            "alarm 5xx: it is not known what it says; it is one of LogAlarms, a kind that this version cannot read");

            WatchRun gone = run(RedAtStart.BLOCK, noData, Alarm.State.OK, false, t -> alarm(Alarm.State.OK));
            gone.seen = t -> List.of();
            assertThat(gone.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void anUnknownWindowProvesNothingUntilItIsKnown() {
        WatchRun unknown = run(
                RedAtStart.BLOCK, NoData.INCONCLUSIVE, Alarm.State.OK, false, t -> alarm(Alarm.State.OK, null, null));
        unknown.alarms = List.of(
                AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), alarm(Alarm.State.OK, null, null)));
        assertThat(unknown.alarms).allMatch(AlarmProof::isWithoutWindow);
        assertThat(unknown.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(unknown.took()).isEqualTo(END);

        unknown.seen = t -> List.of(alarm(Alarm.State.OK, t.toMinutes() < 5 ? null : Duration.ofMinutes(2), null));
        assertThat(unknown.verdict()).isEqualTo(Verdict.VERIFIED);

        unknown.seen = t -> List.of(alarm(Alarm.State.ALARM, null, null));
        assertThat(unknown.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSlowAlarmStretchesTheWatchUnlessItIsIgnored() {
        Duration slow = Duration.ofMinutes(15);
        WatchRun run = run(
                RedAtStart.IGNORE, NoData.INCONCLUSIVE, Alarm.State.OK, false, t -> alarm(Alarm.State.OK, slow, null));
        run.alarms = List.of(
                AlarmProof.atStart(policy(RedAtStart.IGNORE, NoData.INCONCLUSIVE), alarm(Alarm.State.OK, slow, null)));
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(Duration.ofMinutes(18));
        assertThat(run.evidence())
                .contains("watched for 18m (configured for 10m; its slowest check takes longer to show a fault)");

        run.alarms = List.of(AlarmProof.atStart(
                policy(RedAtStart.IGNORE, NoData.INCONCLUSIVE), alarm(Alarm.State.ALARM, slow, null)));
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(END);
    }

    @Test
    void redFromDataBeforeTheSwitchIsNotTheReleasesFaultYetNoProofEither() {
        Instant point = WatchRun.SWITCHED.minusSeconds(60);
        String before = "{\"period\":60,\"evaluatedDatapoints\":[{\"timestamp\":\"2026-11-22T11:59:00.000+0000\"}]}";
        String after = before.replace("11:59:00", "11:59:01");
        assertThat(point).isEqualTo(Instant.parse("2026-11-22T11:59:00Z"));
        assertThat(ReasonData.isBefore(before, WatchRun.SWITCHED)).isTrue();
        for (String text : List.of(
                after,
                "",
                "{}",
                "[]",
                "null",
                "{\"period\":60,\"evaluatedDatapoints\":[]}",
                "{\"period\":60,\"evaluatedDatapoints\":{\"timestamp\":\"2026-11-22T11:59:00.000+0000\"}}",
                "{\"evaluatedDatapoints\":[{\"timestamp\":\"2026-11-22T11:59:00.000+0000\"}]}",
                "{\"period\":60,\"evaluatedDatapoints\":[{\"timestamp\":\"yesterday\"}]}",
                "not JSON")) {
            assertThat(ReasonData.isBefore(text, WatchRun.SWITCHED)).as(text).isFalse();
        }
        Alarm residue = new Alarm(
                "5xx",
                Alarm.Kind.METRIC,
                Alarm.State.ALARM,
                WatchRun.SWITCHED.plusSeconds(5),
                "Threshold Crossed",
                before,
                null,
                true,
                Duration.ofMinutes(2),
                java.util.Map.of(),
                "errors");
        WatchRun stays = run(RedAtStart.BLOCK, NoData.INCONCLUSIVE, Alarm.State.OK, false, t -> residue);
        assertThat(stays.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        WatchRun passes = run(
                RedAtStart.BLOCK,
                NoData.INCONCLUSIVE,
                Alarm.State.OK,
                false,
                t -> t.toMinutes() < 4 ? residue : alarm(Alarm.State.OK));
        assertThat(passes.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void allowingSpeaksOfWhatBlocksAndOfNothingElse() {
        AlarmProof blocking =
                AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), alarm(Alarm.State.ALARM));
        assertThat(blocking.isBlocking()).isTrue();
        assertThat(blocking.allowed().isBlocking()).isFalse();
        assertThat(blocking.allowed().policy().redAtStart()).isEqualTo(RedAtStart.MUST_RECOVER);
        for (RedAtStart other : RedAtStart.values()) {
            Alarm.State state = other == RedAtStart.BLOCK ? Alarm.State.OK : Alarm.State.ALARM;
            AlarmProof proof = AlarmProof.atStart(policy(other, NoData.INCONCLUSIVE), alarm(state));
            assertThat(proof.allowed()).isEqualTo(proof);
        }
    }

    @Test
    void whoeverTakesAWatchUpExcusesWhatIsRedSinceBeforeTheSwitchAndNothingElse() {
        Alarm red = alarm(Alarm.State.ALARM);
        AlarmProof before = AlarmProof.takenUp(
                policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), red, red.since().plusSeconds(1));
        AlarmProof after = AlarmProof.takenUp(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), red, red.since());
        AlarmProof first = AlarmProof.takenUp(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), red, null);
        assertThat(List.of(before, after, first))
                .extracting(AlarmProof::redAtStart)
                .containsExactly(true, false, false);
    }

    private static boolean isBetween(Duration t, Duration from, Duration to) {
        return t.compareTo(from) >= 0 && t.compareTo(to) < 0;
    }
}
