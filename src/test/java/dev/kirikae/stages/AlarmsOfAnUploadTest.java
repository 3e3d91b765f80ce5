package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.NOON;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms that are there before an upload, and those that its candidate brings. */
class AlarmsOfAnUploadTest {

    private static final String CANDIDATE = "push-api-20261122-c0ffee2";

    private static ServiceLife life(String alarms, Alarm.State state, String... there) {
        return new ServiceLife(ServiceLife.USUAL, cloud -> {
                    for (String alarm : there) {
                        cloud.alarm(alarm, state, NOON.minusSeconds(900));
                    }
                })
                .released()
                .policy(verifying("watch: 2m, alarms: [" + alarms + "]", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {name: app-5xx}              | app-5xx                       | OK        | waits on
                    {name: app-5xx}              | app-cpu                       | BAD_INPUT | verify.live.alarms: there is no alarm app-5xx
                    {prefix: app-}               | other                         | BAD_INPUT | verify.live.alarms: there is no alarm app-
                    {prefix: app-}               | app-cpu                       | OK        | waits on
                    {prefix: push-api-}          | push-api-20261122-c0ffee2-5xx | OK        | waits on
                    {tag: team=push}             | app-5xx                       | BAD_INPUT | verify.live.alarms: there is no alarm with tag team=push
                    {prefix: push-api-}          | other                         | FAILED    | alarm push-api- should have come with
                    {name: "${environment}-5xx"} | push-api-20261122-c0ffee2-5xx | OK        | waits on
                    {name: "${environment}-5xx"} | app-5xx                       | FAILED    | alarm push-api-20261122-c0ffee2-5xx should have come with
                    """)
    void areThereBeforeItOrComeWithIt(String alarms, String there, ExitCode exit, String words) {
        ServiceLife life = life(alarms, Alarm.State.OK, there);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
        if (exit == ExitCode.BAD_INPUT) {
            assertThat(life.journal().releases()).hasSize(1);
        } else {
            assertThat(life.journal().releases().get(1).state())
                    .isEqualTo(exit == ExitCode.OK ? ReleaseRecord.State.PREPARED : ReleaseRecord.State.DISPROVED);
        }
    }

    /** It waits as red alarms do: release is what refuses. */
    @Test
    void aRedOneIsSaidAndRefusesTheRelease() {
        ServiceLife life = life("{name: app-5xx}", Alarm.State.ALARM, "app-5xx");

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).endsWith("; red before it, as release will say if it still is: app-5xx");
        assertThat(life.release().guard()).isEqualTo(Guard.RED_ALARM);
    }

    /** Made by hand since: the same upload goes on with its candidate. */
    @Test
    void oneThatIsMadeLaterLetsTheNextUploadGoOn() {
        ServiceLife life = life("{name: \"${environment}-5xx\"}", Alarm.State.OK, CANDIDATE + "-5xx");
        boolean[] shown = {false};
        life.answering(
                effect -> effect instanceof Effect.LookAtAlarms && !shown[0] ? new Answer.AlarmsSeen(List.of()) : null);
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.FAILED);
        shown[0] = true;

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    /** What no new environment can have is known to be live's alone before there is one. */
    @ParameterizedTest
    @CsvSource({"EnvironmentName, BAD_INPUT", "Service, OK"})
    void oneOfLiveAloneIsAMistakeBeforeAnythingIsMade(String dimension, ExitCode exit) {
        ServiceLife life = life("{name: app-5xx}", Alarm.State.OK, "app-5xx");
        String live = life.journal().releases().get(0).environmentName();
        Alarm bound = new Alarm(
                "app-5xx",
                Alarm.Kind.METRIC,
                Alarm.State.OK,
                NOON,
                "",
                "",
                null,
                true,
                Duration.ofMinutes(1),
                Map.of(dimension, live),
                "Errors");
        life.answering(effect -> effect instanceof Effect.LookAtAlarms ? new Answer.AlarmsSeen(List.of(bound)) : null);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        if (exit == ExitCode.BAD_INPUT) {
            assertThat(ending.sentence()).contains("alarm app-5xx watches only " + live);
        }
    }
}
