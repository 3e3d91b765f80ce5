package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static dev.kirikae.stages.ReleaseRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watch as a release runs it. */
class WatchTest {

    private static final String PROBE = "candidate: {probes: [{name: health, http: {path: /health}}]}";
    private static final String RED = "{" + PROBE + ", live: {alarms: [{name: red}]}}";
    private static final String PLAIN = "{" + PROBE + "}";

    private static StageResult ended(@Nullable StageResult ending) {
        if (ending == null) {
            throw new AssertionError("it was killed");
        }
        return ending;
    }

    /** Alarms of this name as they come, or changed. */
    private static ReleaseRun.Changing alarms(String name, UnaryOperator<@Nullable Alarm> change) {
        return (look, answer) -> {
            if (!(answer instanceof Answer.AlarmsSeen seen)) {
                return answer;
            }
            return new Answer.AlarmsSeen(seen.alarms().stream()
                    .map(a -> a.name().equals(name) ? change.apply(a) : a)
                    .filter(Objects::nonNull)
                    .toList());
        };
    }

    private static Alarm in(Alarm alarm, Alarm.State state, Instant since) {
        return new Alarm(
                alarm.name(),
                alarm.kind(),
                state,
                since,
                alarm.reason(),
                alarm.reasonData(),
                alarm.doubt(),
                true,
                alarm.window(),
                alarm.dimensions(),
                alarm.metric());
    }

    @Test
    void anAllowedRedAlarmThatStaysRedTakesTheReleaseBack() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        assertThat(ended(run.release()).guard()).isEqualTo(Guard.RED_ALARM);

        StageResult ending = ended(run.release(Allowances.NONE.with(Guard.RED_ALARM, "red")));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.owner()).isEqualTo(BLUE);
        assertThat(run.evidence())
                .anyMatch(e -> e.startsWith("alarm red: red since ") && e.endsWith("as before the switch"));
    }

    @Test
    void anAllowedRedAlarmThatRecoversSettles() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        run.changing(alarms(
                "red",
                a -> run.now().isBefore(NOON.plusSeconds(300)) ? a : in(a, Alarm.State.OK, NOON.plusSeconds(300))));

        StageResult ending = ended(run.release(Allowances.NONE.with(Guard.RED_ALARM, "red")));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.owner()).isEqualTo(GREEN);
    }

    @Test
    void allowingOneOfTwoRedAlarmsLetsTheOtherRefuse() {
        ReleaseRun run = new ReleaseRun(
                "{" + PROBE + ", live: {alarms: [{name: red}, {name: redder}]}}",
                cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900))
                        .alarm("redder", Alarm.State.ALARM, NOON.minusSeconds(900)));

        StageResult ending = ended(run.release(Allowances.NONE.with(Guard.RED_ALARM, "red")));

        assertThat(ending.guard()).isEqualTo(Guard.RED_ALARM);
        assertThat(ending.sentence()).contains("alarm redder is red");
        assertThat(run.swaps()).isZero();
    }

    @Test
    void aWatchThatIsTakenUpExcusesAnAlarmThatWasRedBeforeTheSwitchUntilItsEnd() {
        for (boolean recovers : new boolean[] {true, false}) {
            ReleaseRun run =
                    new ReleaseRun(RED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
            Instant later = NOON.plusSeconds(420);
            run.changing(alarms("red", a -> recovers && run.now().isAfter(later) ? in(a, Alarm.State.OK, later) : a));
            run.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
            assertThat(run.release(Allowances.NONE.with(Guard.RED_ALARM, "red")))
                    .isNull();
            assertThat(run.owner()).isEqualTo(GREEN);

            StageResult ending = ended(run.release());

            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(recovers ? ExitCode.OK : ExitCode.RESTORED);
            assertThat(run.evidence()).anyMatch(e -> e.startsWith("watched for 10m"));
        }
    }

    @Test
    void whatTurnedRedBetweenSwitchAndTakingUpIsAFault() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red", Alarm.State.OK, NOON.minusSeconds(900)));
        run.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
        assertThat(run.release()).isNull();
        Instant turned = run.now().plusSeconds(30);
        String points = "{\"period\":60,\"evaluatedDatapoints\":[{\"timestamp\":\""
                + turned.minusSeconds(60)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace("Z", ".000+0000")
                + "\"}]}";
        run.changing(alarms(
                "red",
                a -> new Alarm(
                        a.name(),
                        a.kind(),
                        Alarm.State.ALARM,
                        turned,
                        "Threshold Crossed",
                        points,
                        null,
                        true,
                        a.window(),
                        a.dimensions(),
                        a.metric())));
        run.waits(Duration.ofMinutes(20));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.evidence()).anyMatch(e -> e.endsWith("Threshold Crossed"));
    }

    @Test
    void theLastSamplesLostDoNotTakeASoundReleaseBack() {
        for (Class<?> lost : List.of(Effect.LookAtEnvironments.class, Effect.LookAtAlarms.class, Effect.Probe.class)) {
            ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red"));
            run.changing((look, answer) -> lost.isInstance(look)
                            && run.isWatching()
                            && run.watched().compareTo(Duration.ofSeconds(595)) > 0
                            && run.watched().compareTo(Duration.ofSeconds(606)) < 0
                    ? new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded")
                    : answer);

            StageResult ending = ended(run.release());

            assertThat(ending.exit()).as(lost + ": " + ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(run.evidence()).anyMatch(e -> e.contains("lengthened after 10m"));
        }
    }

    @Test
    void healthOutsideAcceptIsForgivenForLessThanStableForAndFailsAfterIt() {
        for (boolean lasts : new boolean[] {false, true}) {
            ReleaseRun run = new ReleaseRun(PLAIN);
            run.changing(health(
                    run,
                    t -> t.compareTo(Duration.ofSeconds(560)) > 0 && (lasts || t.compareTo(Duration.ofSeconds(640)) < 0)
                            ? HealthStatus.WARNING
                            : HealthStatus.OK));

            StageResult ending = ended(run.release());

            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(lasts ? ExitCode.RESTORED : ExitCode.OK);
            assertThat(run.evidence())
                    .anyMatch(e -> lasts
                            ? e.equals("environment: Ready, health Warning (accepted: Ok, Info), not accepted for 2m")
                            : e.startsWith("environment: Ready, health Ok, accepted for 2m"));
        }
    }

    private static ReleaseRun.Changing health(ReleaseRun run, Function<Duration, HealthStatus> health) {
        return (look, answer) -> answer instanceof Answer.EnvironmentsSeen seen && run.isWatching()
                ? new Answer.EnvironmentsSeen(seen.environments().stream()
                        .map(e -> e.id().equals(GREEN) && e.isReady() ? with(e, health.apply(run.watched())) : e)
                        .toList())
                : answer;
    }

    private static Environment with(Environment e, HealthStatus health) {
        boolean fine = health == HealthStatus.OK || health == HealthStatus.NONE;
        return Looks.with(e, fine ? HealthColour.GREEN : HealthColour.YELLOW, health);
    }

    @Test
    void anAlarmOfAKindThatCannotBeReadIsRefusedByNameBeforeTheSwitch() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red"));
        run.changing(alarms("red", a -> Alarm.unreadable("red", "LogAlarms")));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence())
                .isEqualTo(
                        "verify.live.alarms: alarm red: it is one of LogAlarms, a kind that this version cannot read, so it would prove"
                                + " nothing; take it out");
        assertThat(run.swaps()).isZero();
    }

    @Test
    void anAlarmWithoutAWindowIsRefusedBeforeTheSwitchUnlessThatIsAllowed() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red"));
        run.changing(alarms("red", WatchTest::withoutWindow));
        StageResult refused = ended(run.release());
        assertThat(refused.guard()).isEqualTo(Guard.INCONCLUSIVE);
        assertThat(refused.sentence()).contains("alarm red takes to turn red");
        assertThat(run.swaps()).isZero();

        StageResult allowed = ended(run.release(Allowances.NONE.with(Guard.INCONCLUSIVE, null)));

        assertThat(allowed.exit()).as(allowed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(allowed.sentence()).contains("settled");

        ReleaseRun accepting = new ReleaseRun(
                "{" + PROBE + ", on-inconclusive: accept, live: {alarms: [{name: red}]}}", cloud -> cloud.alarm("red"));
        accepting.changing(alarms("red", WatchTest::withoutWindow));
        assertThat(ended(accepting.release()).exit()).isEqualTo(ExitCode.OK);
    }

    private static Alarm withoutWindow(Alarm a) {
        return new Alarm(
                a.name(),
                a.kind(),
                a.state(),
                a.since(),
                a.reason(),
                a.reasonData(),
                null,
                true,
                null,
                a.dimensions(),
                a.metric());
    }

    /** Basic health: a colour, no status, and nothing about instances. */
    private static final ReleaseRun.Changing COLOURS = (look, answer) -> {
        if (answer instanceof Answer.InstancesSeen) {
            return new Answer.Missing(Answer.Trouble.UNSUPPORTED, "not with basic health");
        }
        return answer instanceof Answer.EnvironmentsSeen seen
                ? new Answer.EnvironmentsSeen(seen.environments().stream()
                        .map(e -> with(e, HealthStatus.NONE))
                        .toList())
                : answer;
    };

    /** Any health is accepted, and the one alarm is red from before the switch to the end, and not counted while it is. */
    private static final String LET_BE = "{health: {accept: [Ok, Info, Warning, Degraded]}, candidate: {probes: []},"
            + " live: {alarms: [{name: red, red-at-start: exclude-while-red}]}, on-inconclusive: %s}";

    private static final String NOTHING = "{candidate: {probes: []}%s}";

    @Test
    void aReleaseThatNothingCouldFailIsRefusedBeforeItBegins() {
        ReleaseRun run = new ReleaseRun(NOTHING.formatted("")).changing(COLOURS);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).isEqualTo(Guard.UNVERIFIED);
        assertThat(ending.sentence()).contains("no probe, no alarm", "accept-unverified");
        assertThat(run.swaps()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "', accept-unverified: it serves nobody yet', false"})
    void aReleaseThatNothingCouldFailIsSettledWhereThatWasAccepted(String accepted, boolean byName) {
        ReleaseRun run = new ReleaseRun(NOTHING.formatted(accepted)).changing(COLOURS);

        StageResult ending =
                ended(run.release(byName ? Allowances.NONE.with(Guard.UNVERIFIED, null) : Allowances.NONE));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.swaps()).isOne();
        assertThat(run.evidence()).contains("nothing was asked that could have failed");
    }

    @ParameterizedTest
    @CsvSource({"rollback, RESTORED, 2", "hold, PERSON, 1", "accept, PERSON, 1"})
    void acceptingWhatIsInconclusiveDoesNotAcceptThatNothingWasAsked(String policy, ExitCode exit, int swaps) {
        ReleaseRun run = new ReleaseRun(
                LET_BE.formatted(policy), cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains("nothing in its watch could have failed");
        assertThat(run.swaps()).isEqualTo(swaps);
    }

    @Test
    void aHealthStatusThatIsGivenNoMoreProvesNothing() {
        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing((look, answer) -> run.swaps() > 0 ? COLOURS.change(look, answer) : answer);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.evidence()).anyMatch(line -> line.contains("its health status, told before, is missing"));
    }

    @Test
    void verifyingLiveFindsAnAlarmThatIsRedNow() {
        ReleaseRun run = new ReleaseRun(RED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        StageResult red = ended(run.verifyLive());
        assertThat(red.exit()).as(red.sentence()).isEqualTo(ExitCode.FAILED);

        ReleaseRun green = new ReleaseRun(RED, cloud -> cloud.alarm("red"));
        StageResult fine = ended(green.verifyLive());
        assertThat(fine.exit()).as(fine.sentence()).isEqualTo(ExitCode.OK);
        assertThat(Duration.between(NOON, green.now())).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void aCandidateThatIsNeverAcceptedFailsAndOneThatIsNotSoForLongIsInconclusive() {
        for (HealthStatus health : List.of(HealthStatus.SEVERE, HealthStatus.NO_DATA)) {
            ReleaseRun run = new ReleaseRun(PLAIN);
            run.changing((look, answer) -> answer instanceof Answer.EnvironmentsSeen seen
                    ? new Answer.EnvironmentsSeen(seen.environments().stream()
                            .map(e -> e.id().equals(GREEN)
                                    ? Looks.with(
                                            e,
                                            health == HealthStatus.SEVERE ? HealthColour.RED : HealthColour.GREY,
                                            health)
                                    : e)
                            .toList())
                    : answer);

            StageResult ending = ended(run.verifyCandidate());

            assertThat(ending.exit()).isEqualTo(ExitCode.FAILED);
            assertThat(ending.sentence()).endsWith(health == HealthStatus.SEVERE ? " is failed" : " is inconclusive");
            assertThat(ending.evidence()).isNotEmpty();
        }
    }
}
