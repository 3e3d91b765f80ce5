package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload that meets what earlier ones left, or what AWS does not let it do. */
class UploadTest {

    private static final Answer SILENT = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route to host");

    @Test
    void aLaunchHasItsWholeTimeAlsoWhereTheUploadWasResumedMuchLater() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);
        life.waits(Duration.ofMinutes(45));

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    /** Somebody cleaned up while the upload lay dead: its bundle is still there, and so is the commit. */
    @Test
    void aResumedUploadMakesItsVersionAnewWhereThatWasDeleted() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);
        String label = life.journal().releases().get(1).version();
        Instant now = life.cloud().now();
        assertThat(life.truly(
                        new ChangingCall.DeleteVersion("by-hand", "push-api", label, false, now, now.plusSeconds(60))))
                .isInstanceOf(Answer.Done.class);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().releases()).hasSize(2);
    }

    @Test
    void theSameCommitWithOtherSettingsIsAnotherCandidate() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        EnvironmentId before = life.of(2);
        life.performed();
        life.environment("settings: {aws:elasticbeanstalk:application:environment: {LOG_LEVEL: debug}}");

        assertThat(life.upload(2).guard()).isEqualTo(Guard.CANDIDATE_EXISTS);
        StageResult ending = life.upload(
                2,
                allowing(
                        Guard.CANDIDATE_EXISTS, life.journal().releaseOf(before).id()));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.of(2)).isNotEqualTo(before);
        assertThat(all(ChangingCall.CreateEnvironment.class, life.performed()))
                .singleElement()
                .satisfies(call -> assertThat(call.settings())
                        .contains(new OptionSetting(
                                "aws:elasticbeanstalk:application:environment", "LOG_LEVEL", "debug")));
    }

    @Test
    void aNewerPlatformThanTheCandidatesIsSaid() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.waits(Duration.ofDays(1));
        String newer = "64bit Amazon Linux 2023 v6.2.0 running Node.js 22";
        life.answering(
                effect -> effect instanceof Effect.LookAtPlatforms ? new Answer.PlatformsSeen(List.of(newer)) : null);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .contains("A newer platform is there, " + newer)
                .contains("upload --fresh");
    }

    @Test
    void anInconclusiveCandidateIsNotPassedByAnotherName() {
        ServiceLife life = new ServiceLife().released();
        life.answering(effect -> effect instanceof Effect.Probe ? SILENT : null);

        StageResult ending = life.upload(2, allowing(Guard.INCONCLUSIVE, "20261122-another"));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("was inconclusive");
    }

    @Test
    void anInconclusiveCandidateIsPassedByItsNameAndTheJournalSaysSo() {
        ServiceLife life = new ServiceLife().released();
        life.answering(effect -> effect instanceof Effect.Probe ? SILENT : null);
        life.upload(2);

        StageResult ending = life.upload(
                2, allowing(Guard.INCONCLUSIVE, life.journal().releases().get(1).id()));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Allowed allowed
                        && allowed.guard().equals("inconclusive"));
    }

    @Test
    void logsAreBesideTheSentenceAndNeitherInItNorInTheReleasesOwnReason() {
        ServiceLife life = new ServiceLife().released();
        life.cloud().suffer(Incident.LAUNCH_FAILS);
        life.answering(effect -> effect instanceof Effect.AskForLogs
                ? new Answer.Asked()
                : effect instanceof Effect.LookAtLogs
                        ? new Answer.LogsSeen(Map.of("i-1", "npm start\nError: no such module"))
                        : null);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.evidence()).anyMatch(item -> item.contains("no such module"));
        assertThat(ending.sentence()).doesNotContain("no such module", "\n");
        assertThat(life.journal().releases().get(1).why()).doesNotContain("no such module", "\n");
    }

    @Test
    void aCleanUpThatIsDeniedIsSaid() {
        ServiceLife life = new ServiceLife().released();
        life.answering(effect -> effect instanceof ChangingCall.DeleteConfiguration
                ? new Answer.Refused(
                        Answer.Trouble.DENIED, "AccessDenied", "elasticbeanstalk:DeleteConfigurationTemplate")
                : null);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .contains("could not be deleted and stays")
                .contains("elasticbeanstalk:DeleteConfigurationTemplate");
    }

    @Test
    void aCleanUpThatIsDeniedIsSaidByRecoverToo() {
        ServiceLife life = new ServiceLife().released();
        life.answering(effect -> effect instanceof ChangingCall.DeleteConfiguration
                ? new Answer.Refused(
                        Answer.Trouble.DENIED, "AccessDenied", "elasticbeanstalk:DeleteConfigurationTemplate")
                : null);
        life.upload(2);

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("nothing is open. ").contains("could not be deleted and stays");
    }

    @Test
    void aCandidateThatFailedItsVerificationMakesRoomForTheNextCommit() {
        ServiceLife life = new ServiceLife().released();
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_BEFORE_SWITCH);
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.FAILED);
        CloudControl.cease(life.cloud(), Incident.PROBE_FAILS_BEFORE_SWITCH);
        EnvironmentId sick = life.of(2);

        StageResult ending = life.upload(3);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(sick)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aws:elasticbeanstalk:environment LoadBalancerIsShared", "aws:rds:dbinstance HasCoupledDatabase"
            })
    void whatCanNeverBeSwitchedIsSaidBeforeAnythingIsMade(String option) {
        ServiceLife life = new ServiceLife().released();
        OptionSetting obstacle = new OptionSetting(option.split(" ")[0], option.split(" ")[1], "true");
        life.answering(
                effect -> effect instanceof Effect.LookAtSettings ? new Answer.SettingsSeen(List.of(obstacle)) : null);
        life.performed();

        StageResult ending = life.upload(2);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANNOT_SWITCH);
        assertThat(life.performed())
                .noneMatch(effect -> effect instanceof ChangingCall || effect instanceof Effect.StoreObject);
    }
}
