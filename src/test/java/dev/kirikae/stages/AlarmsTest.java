package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.NOON;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.CloudControl;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms by name, by prefix, and those that a candidate should bring along; and a journal that is not there. */
class AlarmsTest {

    private static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    private static final EnvironmentId TEAL = new EnvironmentId("e-teal000001");

    private static ServiceLife life(String alarms, String... there) {
        Consumer<CloudBuilder> more = cloud -> {
            for (String alarm : there) {
                cloud.alarm(alarm, Alarm.State.OK, NOON.minusSeconds(900));
            }
        };
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, more).released();
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        return life.policy(verifying("watch: 2m, alarms: [" + alarms + "]", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {name: app-5xx}             | app-5xx          | OK        | is settled
                    {prefix: app-}              | app-5xx app-cpu  | OK        | is settled
                    {prefix: app-}              | other-5xx        | BAD_INPUT | verify.live.alarms: there is no alarm app-
                    {prefix: a}                 | awseb-cpu        | BAD_INPUT | verify.live.alarms: there is no alarm a
                    {name: app-5xx}, {prefix: b} | app-5xx b-cpu   | OK        | is settled
                    {name: app-5xx}             | app-cpu          | BAD_INPUT | verify.live.alarms: there is no alarm app-5xx
                    {name: "${environment}-5xx"} | app-5xx         | FAILED    | alarm push-api-20261122-c0ffee2-5xx should have come with push-api-20261122-c0ffee2, and is not there
                    {prefix: "${environment}-"} | app-5xx          | FAILED    | alarm push-api-20261122-c0ffee2- should have come with push-api-20261122-c0ffee2, and is not there
                    {name: "${environment}-5xx"} | push-api-20261122-c0ffee2-5xx | OK | is settled
                    """)
    void areThereBeforeTheSwitch(String alarms, String there, ExitCode exit, String words) {
        ServiceLife life = life(alarms, there.split(" "));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
        assertThat(life.owner()).isEqualTo(life.of(exit == ExitCode.OK ? 2 : 1));
        assertThat(life.journal().begun()).isNull();
        if (exit == ExitCode.FAILED) {
            assertThat(ending.next()).isEqualTo("destroy --candidate");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    team=push                  | OK        | is settled
                    team=pull                  | BAD_INPUT | verify.live.alarms: there is no alarm with tag team=pull
                    app=${environment}         | OK        | is settled
                    app=${environment}-7       | FAILED    | alarm with tag app=push-api-20261122-c0ffee2-7 should have come with push-api-20261122-c0ffee2, and is not there
                    """)
    void areFoundByTheirTag(String tag, ExitCode exit, String words) {
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.alarm("app-5xx")
                                .alarmTag("app-5xx", "team=push")
                                .alarm("app-cpu", Alarm.State.ALARM, NOON.minusSeconds(900))
                                .alarm("${environment}-5xx")
                                .alarmTag("${environment}-5xx", "app=${environment}"))
                .released();
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        life.policy(verifying("watch: 2m, alarms: [{tag: \"" + tag + "\"}]", ""));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
        assertThat(life.owner()).isEqualTo(life.of(exit == ExitCode.OK ? 2 : 1));
    }

    /** What may not be read is no empty list. */
    @Test
    void tagsThatMayNotBeReadEndTheReleaseByTheActionThatItTakes() {
        ServiceLife life = life("{tag: team=push}", "app-5xx");
        life.answering(effect -> effect instanceof Effect.LookAtAlarmTags
                ? new Answer.Missing(Answer.Trouble.DENIED, "cloudwatch:ListTagsForResource: not authorized")
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("cloudwatch:ListTagsForResource");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** A dead release had begun to try it: that attempt ends with its alarm. */
    @Test
    void anAttemptThatWasLeftEndsWhereItsAlarmIsNotThereAnyMore() {
        ServiceLife life = life("{name: \"${environment}-5xx\"}", "push-api-20261122-c0ffee2-5xx");
        life.killedBefore(e -> e instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
        assertThat(life.journal().begun()).isNotNull();
        CloudControl.deleteAlarms(life.cloud());

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(life.journal().begun()).isNull();
        assertThat(life.journal().releases().get(1).why())
                .isEqualTo("alarm push-api-20261122-c0ffee2-5xx is not there");
    }

    /** A verification takes no lock: what it finds missing ends nobody's attempt. */
    @Test
    void aVerificationWritesNothing() {
        ServiceLife life = life("{name: \"${environment}-5xx\"}", "push-api-20261122-c0ffee2-5xx");
        life.killedBefore(e -> e instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
        JournalState before = life.journal();

        StageResult ending =
                life.stage("verify --live", (request, policy) -> VerifyStage.workflow(request, policy, true));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("should have come with");
        assertThat(life.journal()).isEqualTo(before);
    }

    /** A red one of those that a prefix means is red. */
    @Test
    void anyOfAPrefixIsEnoughToRefuse() {
        ServiceLife life = life("{prefix: app-}", "app-5xx", "app-cpu");
        CloudControl.alarm(life.cloud(), "app-cpu", Alarm.State.ALARM);

        StageResult ending = life.release();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.RED_ALARM);
        assertThat(ending.sentence()).contains("app-cpu");
    }

    /** A watch that is taken up ends in doubt, not with a mistake of the file, where its alarm was deleted since. */
    @Test
    void oneThatIsDeletedInTheWatchProvesNothing() {
        ServiceLife life = life("{name: app-5xx}", "app-5xx");
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        CloudControl.deleteAlarms(life.cloud());

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.sentence()).contains("its watch was inconclusive");
        assertThat(String.join("; ", ending.evidence())).contains("app-5xx");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    private static ServiceLife withoutJournal(String name, Map<String, String> tags, boolean another) {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> {
            cloud.environment(BLUE, "push-api", name, "push-api", "blue", 2);
            if (another) {
                cloud.environment(TEAL, "push-api", "push-api-20261101-bbbbbbb", "away-1", "teal", 2);
            }
        });
        return life.answering(effect -> effect instanceof Effect.LookAtTags
                ? new Answer.TagsSeen(tags)
                : effect instanceof Effect.ReadJournal
                        ? new Answer.JournalSeen(0, "", JournalState.EMPTY, null)
                        : null);
    }

    /** The service's tag tells; where no tag is shown, the name does. */
    @ParameterizedTest
    @CsvSource({
        "push-api-20261020-aaaaaaa, '', true",
        "push-api-20261020-aaaaaaa-2, '', true",
        "push-api-green, '', false",
        "billing-20261020-aaaaaaa, '', false",
        "push-api-20261020-aaaaaaa, somebody-else, false",
        "whatever, push-api, true"
    })
    void aJournalIsMissedWhereLiveHadOne(String name, String service, boolean lost) {
        Map<String, String> tags = service.isEmpty() ? Map.of() : Map.of("kirikae:service", service);
        ServiceLife life = withoutJournal(name, tags, false);

        StageResult ending = life.destroy(Destroy.What.DUE);

        if (lost) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
            assertThat(ending.sentence()).startsWith("the journal is missing, but live " + BLUE);
            assertThat(ending.next()).isEqualTo("status");
            assertThat(life.entries()).isEmpty();
        } else {
            assertThat(ending.sentence()).doesNotContain("the journal is missing");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRollbackWithoutAJournalNamesWhereItCouldGo(boolean another) {
        ServiceLife life = withoutJournal("push-api-20261020-aaaaaaa", Map.of(), another);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        if (another) {
            assertThat(ending.sentence()).endsWith("Ready are " + TEAL + " (push-api-20261101-bbbbbbb, version teal)");
            assertThat(ending.next()).startsWith("rollback --to " + TEAL + " --reason");
        } else {
            assertThat(ending.sentence()).endsWith("; no other environment of the service is Ready");
            assertThat(ending.next()).isEqualTo("status");
        }
    }

    /** Named in adopt, it begins a new journal. */
    @Test
    void whatIsAdoptedBeginsANewJournal() {
        ServiceLife life = new ServiceLife(
                ServiceLife.USUAL + "adopt: [" + BLUE + "]\n",
                cloud -> cloud.environment(BLUE, "push-api", "push-api-20261020-aaaaaaa", "push-api", "blue", 2));

        StageResult ending = life.destroy(Destroy.What.DUE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Found found
                        && found.live().equals(BLUE)
                        && found.why().equals("adopted"));
    }

    /** Of several that one line means, one cannot be read: the way out is to name the others. */
    @Test
    void anUnreadableAlarmAmongThoseOfAPrefixIsRefused() {
        ReleaseRun run = new ReleaseRun(
                "{live: {alarms: [{prefix: re}]}}", cloud -> cloud.alarm("red").alarm("reed"));
        run.changing((look, answer) -> look instanceof Effect.LookAtAlarms
                ? new Answer.AlarmsSeen(List.of(Alarm.unreadable("red", "LogAlarms")))
                : answer);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence())
                .startsWith("verify.live.alarms: alarm red: ")
                .endsWith("; name the others one by one");
        assertThat(run.swaps()).isZero();
    }
}
