package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms that watch one side alone, and those that page nobody. */
class BoundAlarmsTest {

    private static final String BLUE = "push-api-20261020-aaaaaaa";

    private static ReleaseRun run(UnaryOperator<Alarm> change) {
        ReleaseRun run = new ReleaseRun("{live: {watch: 2m, alarms: [{name: red}]}}", cloud -> cloud.alarm("red"));
        run.changing((look, answer) -> answer instanceof Answer.AlarmsSeen seen
                ? new Answer.AlarmsSeen(seen.alarms().stream().map(change).toList())
                : answer);
        return run;
    }

    private static Alarm silenced(Alarm alarm) {
        return new Alarm(
                alarm.name(),
                alarm.kind(),
                alarm.state(),
                alarm.since(),
                alarm.reason(),
                alarm.reasonData(),
                alarm.doubt(),
                false,
                alarm.window(),
                alarm.dimensions(),
                alarm.metric(),
                alarm.watched());
    }

    /** It would have stayed green whatever the candidate did. */
    @Test
    void oneOfLiveAloneEndsTheReleaseBeforeTheSwitch() {
        ReleaseRun run = run(a -> a.watching(List.of(Map.of("EnvironmentName", BLUE))));

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence())
                .startsWith("verify.live.alarms: alarm red watches only " + BLUE + " (EnvironmentName " + BLUE + ")")
                .contains("${environment}-5xx");
        assertThat(run.swaps()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EnvironmentName | push-api-20261122-bbbbbbb | it watches the candidate (EnvironmentName push-api-20261122-bbbbbbb)
            Service         | push           | OK since
            TargetGroup     | targetgroup/x  | warning: whom it watches is not known (TargetGroup targetgroup/x); it counts
            """)
    void anyOtherCountsWithAWord(String name, String value, String words) {
        ReleaseRun run = run(a -> a.watching(List.of(Map.of(name, value))));

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.evidence()).anyMatch(line -> line.startsWith("alarm red: ") && line.contains(words));
    }

    /** A prefix means live's own alarm too, which is left out as long as there is another. */
    @ParameterizedTest
    @CsvSource({"push-api-20261122-bbbbbbb, OK", "push-api-20261020-aaaaaaa, BAD_INPUT"})
    void aPrefixMayMeanLivesOwnAlarmBesides(String other, ExitCode exit) {
        ReleaseRun run = new ReleaseRun(
                "{live: {watch: 2m, alarms: [{prefix: red}]}}",
                cloud -> cloud.alarm("red-1").alarm("red-2"));
        run.changing((look, answer) -> answer instanceof Answer.AlarmsSeen seen
                ? new Answer.AlarmsSeen(seen.alarms().stream()
                        .map(a -> a.watching(
                                List.of(Map.of("EnvironmentName", a.name().equals("red-1") ? BLUE : other))))
                        .toList())
                : answer);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        if (exit == ExitCode.OK) {
            assertThat(run.evidence())
                    .anyMatch(line -> line.startsWith("alarm red-2: "))
                    .noneMatch(line -> line.startsWith("alarm red-1: "));
        }
    }

    /** Where no dimension could name a resource, Beanstalk is not asked. */
    @Test
    void resourcesAreAskedForOnlyWhereNeeded() {
        List<Effect> asked = new ArrayList<>();
        ReleaseRun run = run(a -> a.watching(List.of(Map.of("Service", "push"))));
        run.answering(effect -> {
            boolean ofTheHold = effect instanceof Effect.LookAtResources look
                    && look.environment().equals(ReleaseRun.BLUE);
            if (effect instanceof Effect.LookAtResources && !ofTheHold) {
                asked.add(effect);
            }
            return null;
        });

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(asked).isEmpty();
    }

    @Test
    void oneWhoseActionsAreDisabledIsNoFault() {
        ReleaseRun run = run(BoundAlarmsTest::silenced);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.evidence())
                .anyMatch(line ->
                        line.endsWith("; warning: its actions are disabled or suppressed, so nobody is paged by it"));
    }
}
