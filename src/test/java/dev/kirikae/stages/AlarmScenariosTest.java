package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static dev.kirikae.stages.ReleaseRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole releases in whose watch an alarm does something. */
class AlarmScenariosTest {

    private static final String VERIFY = "{live: {watch: 10m, alarms: [{name: red}]}}";
    private static final String BLUE_NAME = "push-api-20261020-aaaaaaa";

    private static ReleaseRun run() {
        return new ReleaseRun(VERIFY, cloud -> cloud.alarm("red"));
    }

    private static Answer each(Answer answer, UnaryOperator<Alarm> change) {
        return answer instanceof Answer.AlarmsSeen seen
                ? new Answer.AlarmsSeen(seen.alarms().stream().map(change).toList())
                : answer;
    }

    private static Alarm in(Alarm alarm, Alarm.Kind kind, Alarm.State state, Instant since) {
        return new Alarm(
                alarm.name(),
                kind,
                state,
                since,
                "as the test says",
                "",
                null,
                true,
                alarm.window(),
                Map.of(),
                kind == Alarm.Kind.COMPOSITE ? null : "errors",
                alarm.watched());
    }

    private static StageResult ended(StageResult ending) {
        return Objects.requireNonNull(ending);
    }

    /** Red from so many seconds after the watch began; what is red only after it is nobody's fault any more. */
    @ParameterizedTest(name = "{1} alarm red after {0} s, last looks lost: {2}")
    @CsvSource({
        "5, METRIC, false, RESTORED",
        "61, METRIC, false, RESTORED",
        "599, METRIC, false, RESTORED",
        "599, METRIC, true, RESTORED",
        "61, COMPOSITE, false, RESTORED",
        "599, COMPOSITE, true, RESTORED",
        "700, METRIC, false, OK",
        "700, COMPOSITE, true, OK"
    })
    void anAlarmThatFires(int seconds, Alarm.Kind kind, boolean lost, ExitCode exit) {
        ReleaseRun run = run();
        Instant[] fired = new Instant[1];
        run.changing((look, answer) -> {
            Duration watched = run.watched();
            boolean last = watched.toSeconds() >= 590 && watched.toSeconds() < 604;
            if (lost && last && look instanceof Effect.LookAtAlarms) {
                return new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded");
            }
            if (run.isWatching() && watched.toSeconds() >= seconds && fired[0] == null) {
                fired[0] = run.now();
            }
            return each(
                    answer,
                    a -> fired[0] == null
                            ? in(a, kind, a.state(), a.since())
                            : in(a, kind, Alarm.State.ALARM, fired[0]));
        });

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(run.owner()).isEqualTo(exit == ExitCode.OK ? GREEN : BLUE);
        assertThat(run.evidence())
                .anyMatch(line -> line.startsWith("alarm red: " + (exit == ExitCode.OK ? "OK since" : "red since")));
    }

    /** Without data to the end: no proof, however the last look went. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void anAlarmWithoutDataProvesNothing(boolean lost) {
        ReleaseRun run = run();
        run.changing((look, answer) ->
                lost && look instanceof Effect.LookAtAlarms && run.watched().toSeconds() > 890
                        ? new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded")
                        : each(answer, a -> in(a, a.kind(), Alarm.State.INSUFFICIENT_DATA, NOON.minusSeconds(900))));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.sentence()).contains("its watch was inconclusive");
        assertThat(run.owner()).isEqualTo(BLUE);
    }

    /** What the history says of a flap that no look fell into. */
    private static ReleaseRun flapping(String history) {
        ReleaseRun run = run();
        Instant[] flapped = new Instant[1];
        run.changing((look, answer) -> {
            if (flapped[0] == null && run.watched().toSeconds() >= 121) {
                flapped[0] = run.now().minusSeconds(6);
            }
            Instant at = flapped[0];
            if (look instanceof Effect.LookAtAlarmHistory) {
                return switch (history) {
                    case "told" ->
                        new Answer.AlarmHistorySeen(
                                at == null
                                        ? List.of()
                                        : List.of(
                                                new AlarmChange("red", at, Alarm.State.ALARM, "Threshold Crossed", ""),
                                                new AlarmChange("red", at.plusSeconds(4), Alarm.State.OK, "", "")));
                    case "strange" ->
                        new Answer.AlarmHistorySeen(
                                at == null
                                        ? List.of()
                                        : List.of(new AlarmChange("red", at, Alarm.State.UNKNOWN, "", "")));
                    case "throttled" -> new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded");
                    default ->
                        new Answer.Missing(
                                Answer.Trouble.DENIED, "cloudwatch:DescribeAlarmHistory: you are not authorized");
                };
            }
            return each(answer, a -> at == null ? a : in(a, a.kind(), Alarm.State.OK, at.plusSeconds(4)));
        });
        return run;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            told      | RESTORED | between two looks: Threshold Crossed
            strange   | RESTORED | warning: its history could not be read (it tells of a change that this version does not understand)
            throttled | RESTORED | warning: its history could not be read (Rate exceeded)
            denied    | OK       | warning: its history could not be read (cloudwatch:DescribeAlarmHistory: you are not authorized)
            """)
    void anAlarmThatFlapsBetweenTwoLooks(String history, ExitCode exit, String words) {
        ReleaseRun run = flapping(history);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(run.evidence()).anyMatch(line -> line.startsWith("alarm red: ") && line.contains(words));
        assertThat(run.owner()).isEqualTo(exit == ExitCode.OK ? GREEN : BLUE);
    }

    /** The process died, and while nobody looked it was red: the one that goes on asks at once. */
    @Test
    void anAlarmThatFlapsWhileNobodyWatches() {
        ReleaseRun run = run();
        run.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
        assertThat(run.release()).isNull();
        Instant died = run.now();
        run.waits(Duration.ofMinutes(3));
        run.changing((look, answer) -> look instanceof Effect.LookAtAlarmHistory
                ? new Answer.AlarmHistorySeen(List.of(
                        new AlarmChange("red", died.plusSeconds(20), Alarm.State.ALARM, "Threshold Crossed", ""),
                        new AlarmChange("red", died.plusSeconds(90), Alarm.State.OK, "", "")))
                : answer);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.evidence()).anyMatch(line -> line.contains("between two looks"));
    }

    /** By then it watches nobody that is called, so that it is green whatever the candidate does. */
    @Test
    void anAlarmOfTheFormerLiveAloneProvesNothingInAWatchThatIsTakenUp() {
        ReleaseRun run = run();
        run.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
        assertThat(run.release()).isNull();
        run.changing((look, answer) -> each(answer, a -> a.watching(List.of(Map.of("EnvironmentName", BLUE_NAME)))));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.evidence())
                .contains("alarm red: it watches only who was live before (EnvironmentName " + BLUE_NAME
                        + "), whom nobody calls, so it proves nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "push-api-20261020-aaaaaaa, BAD_INPUT, alarm red watches only push-api-20261020-aaaaaaa",
        "push-api-20261122-bbbbbbb, OK, is verified"
    })
    void verifyingLiveAsksWhomAnAlarmWatches(String environment, ExitCode exit, String words) {
        ReleaseRun run = run();
        assertThat(ended(run.release()).exit()).isEqualTo(ExitCode.OK);
        run.changing((look, answer) -> each(answer, a -> a.watching(List.of(Map.of("EnvironmentName", environment)))));

        StageResult ending = ended(run.verifyLive());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
    }

    /** What it was red for days ago says nothing of now. */
    @Test
    void verifyingLiveAsksForTheHistoryOfItsOwnTimeAlone() {
        ReleaseRun run = run();
        assertThat(ended(run.release()).exit()).isEqualTo(ExitCode.OK);
        run.waits(Duration.ofDays(3));
        Instant begun = run.now();
        run.changing((look, answer) -> {
            if (look instanceof Effect.LookAtAlarmHistory history) {
                assertThat(history.since()).isAfterOrEqualTo(begun);
            }
            return answer;
        });

        assertThat(ended(run.verifyLive()).exit()).isEqualTo(ExitCode.OK);
    }
}
