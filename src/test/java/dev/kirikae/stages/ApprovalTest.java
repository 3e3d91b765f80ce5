package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code approval: required}: the live name moves on somebody else's word about this very plan. */
class ApprovalTest {

    private static final String REQUIRED = "approval: required\n" + ServiceLife.USUAL;
    private static final Duration USUAL = Duration.ofHours(2);

    /** Input 2 waits, its plan not approved. */
    private static ServiceLife waiting() {
        ServiceLife life = new ServiceLife().released().policy(REQUIRED).by("ana");
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        return life;
    }

    /** As a refused release names it. */
    private static String digest(StageResult refused) {
        assertThat(refused.next()).startsWith("approve ");
        return refused.next().split(" ")[1];
    }

    private static StageResult approve(ServiceLife life, String who, String digest, Duration term) {
        StageResult ending =
                life.by(who).stage("approve", (request, policy) -> Approve.workflow(request, digest, term));
        life.by("ana");
        return ending;
    }

    private static String approved(ServiceLife life) {
        String digest = digest(life.release());
        assertThat(approve(life, "bo", digest, USUAL).exit()).isEqualTo(ExitCode.OK);
        return digest;
    }

    private static List<JournalEntry.Approved> relied(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.Approved.class::isInstance)
                .map(JournalEntry.Approved.class::cast)
                .toList();
    }

    @Test
    void nobodysWordIsRefusedBeforeAnythingIsBegun() {
        ServiceLife life = waiting();
        life.performed();

        StageResult ending = life.release();

        assertThat(ending.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).isEqualTo(Guard.APPROVAL);
        assertThat(ServiceLife.all(Effect.Probe.class, life.performed())).isEmpty();
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(life.journal().begun()).isNull();
    }

    @Test
    void anotherPersonsWordMovesTheNameAndIsJournaledBeforeTheIntent() {
        ServiceLife life = waiting();
        String digest = approved(life);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(relied(life)).hasSize(1);
        JournalEntry.Approved relied = relied(life).get(0);
        assertThat(relied.approval().digest()).isEqualTo(digest);
        assertThat(relied.approval().by()).isEqualTo("bo");
        assertThat(relied.approval().arn()).startsWith("arn:aws:");
        int at = life.entries().indexOf(relied);
        assertThat(life.entries().get(at + 1)).isInstanceOf(JournalEntry.Intended.class);
        assertThat(life.journal().approvals().isUsed(relied.approval().id())).isTrue();
    }

    /** Approving takes no lock and appends nothing, so that whoever works on the service is not replaced. */
    @Test
    void approvingReplacesNobody() {
        ServiceLife life = waiting();
        String digest = digest(life.release());
        int entries = life.entries().size();
        life.performed();

        approve(life, "bo", digest, USUAL);

        assertThat(life.entries()).hasSize(entries);
        assertThat(life.performed()).noneMatch(e -> e instanceof Effect.WriteLock || e instanceof Effect.Append);
    }

    /** A name is a claim; a claim in other letters is the same claim. */
    @ParameterizedTest
    @ValueSource(strings = {"ana", "ANA", " ana ", "\uff41\uff4e\uff41", "a\u200bna"})
    void whoeverReleasesCannotApproveItAsWell(String who) {
        ServiceLife life = waiting();
        approve(life, who, digest(life.release()), USUAL);

        StageResult ending = life.release();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.APPROVAL);
        assertThat(ending.sentence()).contains("somebody else must approve it");
        assertThat(life.owner()).isEqualTo(life.of(1));
        approve(life, "bo", digest(ending), USUAL);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void oneThatHasExpiredIsNone() {
        ServiceLife life = waiting();
        approved(life);
        life.waits(USUAL);

        StageResult ending = life.release();

        assertThat(ending.exit()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(ending.sentence()).contains("the approval by bo expired at ");
        assertThat(life.owner()).isEqualTo(life.of(1));
        approve(life, "bo", digest(ending), USUAL);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    /** It counts until the call is sent: one that ends while the candidate is verified moves nothing. */
    @Test
    void oneThatExpiresDuringTheVerificationMovesNothing() {
        ServiceLife life = waiting();
        approve(life, "bo", digest(life.release()), Duration.ofMinutes(1));
        life.policy(REQUIRED);
        boolean[] slow = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Probe && !slow[0]) {
                slow[0] = true;
                life.waits(Duration.ofSeconds(90));
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(life.journal().underWay()).isNull();
    }

    @Test
    void oneForAnotherPlanIsNone() {
        ServiceLife life = waiting();
        approve(life, "bo", "0".repeat(64), USUAL);

        StageResult ending = life.release();

        assertThat(ending.exit()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(ending.sentence()).contains("is for another plan, 000000000000");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** What was approved is what the file said then. */
    @Test
    void aConfigurationThatWasChangedSinceIsAnotherPlan() {
        ServiceLife life = waiting();
        approved(life);
        life.policy(REQUIRED.replace("watch: 2m", "watch: 1m"));

        assertThat(life.release().exit()).isEqualTo(ExitCode.INTEGRITY);
    }

    @Test
    void oneThatWasUsedForAnEarlierReleaseIsHistory() {
        ServiceLife life = waiting();
        approved(life);
        life.release();
        life.waits(Duration.ofMinutes(10));
        life.upload(3);

        StageResult ending = life.release();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.APPROVAL);
        assertThat(ending.sentence()).contains("nobody has approved it yet");
    }

    @Test
    void oneThatWasUsedDoesNotServeToTryTheSameReleaseAgain() {
        ServiceLife life = waiting();
        approved(life);
        life.release();
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        life.waits(Duration.ofMinutes(5));

        StageResult ending = life.releaseAgain();

        assertThat(ending.exit()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(ending.sentence()).contains("the approval by bo was used already");
        assertThat(life.owner()).isEqualTo(life.of(1));
        approve(life, "mia", digest(ending), USUAL);
        assertThat(life.releaseAgain().exit()).isEqualTo(ExitCode.OK);
    }

    /** Nothing was moved, so nothing was used. */
    @Test
    void aReleaseThatEndedBeforeItsSwitchNeedsNoOtherOne() {
        ServiceLife life = waiting();
        approved(life);
        life.answering(effect ->
                effect instanceof Effect.Probe ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "refused") : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);

        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void killedBeforeTheCallItIsNotLost() {
        ServiceLife life = waiting();
        approved(life);
        life.killedBefore(effect -> effect instanceof ChangingCall.Swap);
        life.releaseKilled();
        life.waits(Duration.ofMinutes(15));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(relied(life)).hasSize(1);
    }

    @Test
    void killedAfterTheCallItIsUsedOnce() {
        ServiceLife life = waiting();
        approved(life);
        boolean[] sent = {false};
        life.killedBefore(effect -> {
            boolean after = sent[0];
            sent[0] |= effect instanceof ChangingCall.Swap;
            return after;
        });
        life.releaseKilled();
        life.waits(Duration.ofMinutes(15));

        StageResult finished = life.release();

        assertThat(finished.exit()).as(finished.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().approvals().used()).hasSize(1);
        life.rollback();
        life.waits(Duration.ofMinutes(5));
        assertThat(life.releaseAgain().exit()).isEqualTo(ExitCode.INTEGRITY);
    }

    @Test
    void goingBackAndRecoveringNeedNone() {
        ServiceLife life = waiting();
        approved(life);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.rollback(life.of(2), dev.kirikae.workflow.Allowances.NONE.with(Guard.STANDBY_SICK, null))
                        .exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void ofTwoWhoApproveAtOnceBothAreKept() {
        ServiceLife life = waiting();
        String digest = digest(life.release());
        boolean[] once = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.WriteApprovals write && !once[0]) {
                once[0] = true;
                var mine = write.approvals().get(0);
                life.truly(new Effect.WriteApprovals(
                        List.of(new dev.kirikae.model.Approval(
                                "theirs", mine.digest(), "mia", mine.arn(), mine.at(), mine.expires())),
                        null));
            }
            return null;
        });

        StageResult ending = approve(life, "bo", digest, USUAL);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        Answer.ApprovalsSeen seen = (Answer.ApprovalsSeen) life.truly(new Effect.ReadApprovals(digest));
        assertThat(seen.stored().approvals()).extracting(a -> a.by()).containsExactly("mia", "bo");
    }

    @Test
    void aWriteWhoseAnswerWasLostIsFoundAndNotRepeated() {
        ServiceLife life = waiting();
        String digest = digest(life.release());
        life.answering(effect -> {
            if (effect instanceof Effect.WriteApprovals) {
                life.truly(effect);
                return new Answer.Unknown("the connection was reset");
            }
            return null;
        });

        StageResult ending = approve(life, "bo", digest, USUAL);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        Answer.ApprovalsSeen seen = (Answer.ApprovalsSeen) life.truly(new Effect.ReadApprovals(digest));
        assertThat(seen.stored().approvals()).hasSize(1);
    }

    /** A first release moves no name, and changes who is served all the same. */
    @Test
    void aFirstReleaseNeedsOneToo() {
        ServiceLife life = new ServiceLife(REQUIRED).by("ana");
        life.upload(1);

        StageResult refused = life.release();
        assertThat(refused.guard()).as(refused.sentence()).isEqualTo(Guard.APPROVAL);
        approve(life, "bo", digest(refused), USUAL);

        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().approvals().used()).hasSize(1);
    }

    @Test
    void approvalsThatCannotBeReadAreAMatterOfIntegrity() {
        ServiceLife life = waiting();
        life.answering(effect -> effect instanceof Effect.ReadApprovals
                ? new Answer.ApprovalsSeen(new dev.kirikae.model.StoredApprovals(List.of(), "tag", "text is not JSON"))
                : null);

        assertThat(life.release().exit()).isEqualTo(ExitCode.INTEGRITY);
    }

    /** The plan shows the digest that somebody else approves. */
    @Test
    void anUploadLeadsToThePlanThatIsToBeApproved() {
        ServiceLife life = new ServiceLife(REQUIRED);

        assertThat(life.upload(1).next()).isEqualTo("plan release");
    }
}
