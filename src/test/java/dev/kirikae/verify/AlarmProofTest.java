package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.WATCH;
import static dev.kirikae.verify.WatchRun.alarm;
import static dev.kirikae.verify.WatchRun.environment;
import static dev.kirikae.verify.WatchRun.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alarms count for, alone and beside each other. */
class AlarmProofTest {

    private static AlarmProof begun(RedAtStart red, NoData noData, Alarm.State before) {
        return AlarmProof.atStart(policy(red, noData), alarm(before));
    }

    /** No probes, and a colour for health: the alarm is all that could fail. */
    @ParameterizedTest(name = "{0}, no-data {1}: {2} before, {3} in the watch")
    @CsvSource({
        "BLOCK,             INCONCLUSIVE, OK,    OK,                VERIFIED",
        "BLOCK,             IGNORE,       OK,    OK,                VERIFIED",
        "BLOCK,             IGNORE,       OK,    INSUFFICIENT_DATA, UNVERIFIED",
        "EXCLUDE_WHILE_RED, INCONCLUSIVE, ALARM, OK,                VERIFIED",
        "EXCLUDE_WHILE_RED, INCONCLUSIVE, ALARM, ALARM,             UNVERIFIED",
        "IGNORE,            INCONCLUSIVE, OK,    OK,                VERIFIED",
        "IGNORE,            INCONCLUSIVE, ALARM, OK,                UNVERIFIED",
        "IGNORE,            INCONCLUSIVE, ALARM, ALARM,             UNVERIFIED",
    })
    void whatCouldNotHaveFailedProvesNothing(
            RedAtStart red, NoData noData, Alarm.State before, Alarm.State seen, Verdict verdict) {
        WatchRun run = new WatchRun();
        run.probes = List.of();
        run.health = t -> environment(Status.READY, HealthColour.GREEN, HealthStatus.NONE);
        run.alarms = List.of(begun(red, noData, before));
        run.seen = t -> List.of(alarm(seen));
        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @Test
    void onlyWhatIsWatchedWithoutAWindowIsWithoutOne() {
        Alarm windowless = alarm(Alarm.State.ALARM, null, null);
        assertThat(AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.FAIL), windowless)
                        .isWithoutWindow())
                .isTrue();
        assertThat(AlarmProof.atStart(policy(RedAtStart.IGNORE, NoData.FAIL), windowless)
                        .isWithoutWindow())
                .isFalse();
        assertThat(begun(RedAtStart.BLOCK, NoData.FAIL, Alarm.State.OK).isWithoutWindow())
                .isFalse();
    }

    @Test
    void aLostLookOfAnAlarmWhoseWindowIsNotKnownIsWorthAMinute() {
        WatchRun run = new WatchRun();
        run.alarms = List.of(
                AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), alarm(Alarm.State.OK, null, null)));
        run.seen = t -> t.equals(WATCH)
                ? null
                : List.of(alarm(Alarm.State.OK, t.compareTo(WATCH) < 0 ? null : Duration.ofMinutes(2), null));
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(WATCH.plusSeconds(10));
    }

    /** Without a window nobody knows whether it is the old trouble: never good, and where it must recover it has not. */
    @ParameterizedTest
    @CsvSource({
        "EXCLUDE_WHILE_RED, false, VERIFIED",
        "EXCLUDE_WHILE_RED, true, INCONCLUSIVE",
        "MUST_RECOVER, false, FAILED",
        "MUST_RECOVER, true, FAILED",
        "IGNORE, true, VERIFIED"
    })
    void anAlarmWithoutAWindowThatIsRedAgain(RedAtStart red, boolean wasGreen, Verdict verdict) {
        WatchRun run = new WatchRun();
        run.alarms =
                List.of(AlarmProof.atStart(policy(red, NoData.INCONCLUSIVE), alarm(Alarm.State.ALARM, null, null)));
        run.seen = t -> {
            boolean green = wasGreen && t.toMinutes() >= 2 && t.toMinutes() < 7;
            return List.of(alarm(green ? Alarm.State.OK : Alarm.State.ALARM, null, null));
        };
        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @Test
    void whatIsNotRedWhereAWatchIsTakenUpIsNotExcused() {
        for (Alarm.State state : List.of(Alarm.State.OK, Alarm.State.INSUFFICIENT_DATA, Alarm.State.UNKNOWN)) {
            assertThat(AlarmProof.takenUp(policy(RedAtStart.BLOCK, NoData.FAIL), alarm(state), WatchRun.SWITCHED)
                            .redAtStart())
                    .isFalse();
        }
    }

    private static Alarm named(String name, Alarm.State state) {
        Alarm alarm = alarm(state);
        return new Alarm(
                name,
                alarm.kind(),
                state,
                alarm.since(),
                alarm.reason(),
                "",
                null,
                true,
                alarm.window(),
                Map.of(),
                "errors");
    }

    /** Two alarms, each with its own state; a dash: it is not shown any more. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OK,    OK,    VERIFIED",
                "OK,    ALARM, FAILED",
                "ALARM, OK,    FAILED",
                "OK,    -,     INCONCLUSIVE",
                "-,     OK,    INCONCLUSIVE",
                "ALARM, -,     FAILED"
            })
    void eachAlarmIsJudgedByItsOwnState(Alarm.@Nullable State one, Alarm.@Nullable State other, Verdict verdict) {
        WatchRun run = new WatchRun();
        run.alarms = List.of(
                AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), named("one", Alarm.State.OK)),
                AlarmProof.atStart(policy(RedAtStart.BLOCK, NoData.INCONCLUSIVE), named("other", Alarm.State.OK)));
        run.seen = t -> {
            List<Alarm> shown = new java.util.ArrayList<>();
            if (other != null) {
                shown.add(named("other", other));
            }
            if (one != null) {
                shown.add(named("one", one));
            }
            return shown;
        };
        assertThat(run.verdict()).isEqualTo(verdict);
    }

    @Test
    void whatIsMissingWhereAWatchIsTakenUpIsNeverProved() {
        WatchRun run = new WatchRun();
        run.alarms = List.of(AlarmProof.missing(policy(RedAtStart.BLOCK, NoData.IGNORE), "5xx"));
        assertThat(run.alarms.get(0).evidence()).isEqualTo("alarm 5xx: there is no such alarm");
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.evidence()).contains("alarm 5xx: it was there, and is gone");
    }

    @Test
    void theEvidenceSaysWhatWasSeenLast() {
        WatchProof proof = WatchProof.of(
                ProbeProof.of(List.of(), WatchRun.SWITCHED),
                HealthProof.of(new WatchRun().policy),
                new WatchStart(List.of(begun(RedAtStart.IGNORE, NoData.FAIL, Alarm.State.ALARM)), List.of()),
                List.of(),
                WatchRun.SWITCHED,
                WatchRun.SWITCHED,
                WATCH);
        assertThat(proof.evidence())
                .containsExactly(
                        "environment: not looked at yet",
                        "alarm 5xx: not looked at since the switch",
                        "watched for 0s");
        WatchProof red = WatchRun.looked(proof, List.of(alarm(Alarm.State.ALARM)), WatchRun.SWITCHED);
        assertThat(red.evidence())
                .contains("alarm 5xx: red since 2026-11-22T11:00:00Z, ignored since it was red before the switch");
        assertThat(red.withoutAlarms().evidence())
                .contains("alarm 5xx: red since 2026-11-22T11:00:00Z, ignored since it was red before the switch; since"
                        + " then it could not be looked at");
    }
}
