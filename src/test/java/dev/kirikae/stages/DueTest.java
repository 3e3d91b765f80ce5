package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be terminated because its time is over, and what a destroy by name comes to where there is none of its kind. */
class DueTest {

    private static final String TIMES = ServiceLife.USUAL.replace("keep: 0s", "keep: 10h, rejected: 4h");
    private static final String DRAINED =
            ServiceLife.USUAL.replace("drain: none", "drain: {requests-per-minute: 1, for: 5m}");

    private static ServiceLife settled(String policy) {
        return new ServiceLife(policy).released().releases(2);
    }

    /** What a release tries is sick before it has the name: it is given up. */
    private static void givesUp(ServiceLife life, int input) {
        life.upload(input);
        life.answering(DueTest::sick);
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);
    }

    private static @Nullable Answer sick(Effect effect) {
        return effect instanceof Effect.Probe ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3)) : null;
    }

    private static void takesBack(ServiceLife life, int input) {
        life.upload(input);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        CloudControl.cease(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
    }

    private static StageResult due(ServiceLife life) {
        StageResult ending = life.destroy(Destroy.What.DUE);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        return ending;
    }

    /** The environment that gets this role just now; the superseded one lost the live name two hours ago. */
    private static EnvironmentId inRole(ServiceLife life, String role) {
        switch (role) {
            case "SUPERSEDED" -> {
                life.waits(Duration.ofHours(2));
                life.releases(3);
            }
            case "REJECTED" -> takesBack(life, 3);
            case "GIVEN_UP" -> givesUp(life, 3);
            default -> assertThat(role).isEqualTo("STANDBY");
        }
        return life.of(role.equals("STANDBY") || role.equals("SUPERSEDED") ? 1 : 3);
    }

    /** Whoever asks for the standby after a way back is told of what was taken back. */
    @Test
    void withoutAStandbyTheNextThatIsDueIsNamed() {
        ServiceLife life = new ServiceLife().released();
        takesBack(life, 2);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.sentence())
                .startsWith(
                        "there is no standby to destroy; push-api-20261122-c0ffee2 is taken by --due from 2026-11-22T")
                .endsWith("Z on");
        assertThat(ending.next()).isEqualTo("destroy --due");
    }

    /** Standby and superseded after keep, rejected and given up after their own time, and not a minute before. */
    @ParameterizedTest
    @CsvSource({"STANDBY, 10", "SUPERSEDED, 8", "REJECTED, 4", "GIVEN_UP, 4"})
    void isDueAfterItsTimeAndNotBefore(String role, int hours) {
        ServiceLife life = settled(TIMES);
        EnvironmentId meant = inRole(life, role);
        life.waits(Duration.ofHours(hours).minusMinutes(20));

        StageResult early = due(life);
        assertThat(early.sentence()).startsWith("nothing due, next at ");
        assertThat(life.isThere(meant)).isTrue();

        life.waits(Duration.ofMinutes(30));
        assertThat(due(life).sentence()).contains("(" + meant + ") is gone");
        assertThat(life.isThere(meant)).isFalse();
    }

    /** The same where it is not shown: before its time it is only said, after it a person must look. */
    @ParameterizedTest
    @CsvSource({
        "STANDBY, 10, the standby",
        "SUPERSEDED, 8, the superseded environment",
        "REJECTED, 4, the rejected environment",
        "GIVEN_UP, 4, the candidate"
    })
    void whatIsNotShownIsSaidBeforeItsTimeAndLeftToAPersonAfterIt(String role, int hours, String who) {
        ServiceLife life = settled(TIMES);
        EnvironmentId meant = inRole(life, role);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, meant));
        life.waits(Duration.ofHours(hours).minusMinutes(20));

        assertThat(due(life).sentence()).startsWith("nothing due").contains("; not shown, so left alone: " + meant);

        life.waits(Duration.ofMinutes(30));
        StageResult ending = life.destroy(Destroy.What.DUE);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith(who).contains(meant + ") is not shown");
        assertThat(life.isThere(meant)).isTrue();
    }

    /** A candidate that waits is nobody's to clean up, shown or not. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aCandidateThatWaitsIsNeverDue(boolean shown) {
        ServiceLife life = settled(TIMES);
        life.waits(Duration.ofDays(1));
        due(life);
        life.upload(3);
        if (!shown) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(3)));
        }
        life.waits(Duration.ofDays(9));

        StageResult ending = due(life);

        assertThat(ending.sentence()).startsWith("nothing due");
        assertThat(ending.sentence().contains(life.of(3).value())).isEqualTo(!shown);
        assertThat(life.isThere(life.of(3))).isTrue();
    }

    @Test
    void theWayBackOfAReleaseThatHasNotEndedIsNotDue() {
        ServiceLife life = settled(TIMES);
        life.waits(Duration.ofDays(1));
        due(life);
        life.upload(3);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        life.waits(Duration.ofDays(9));

        assertThat(due(life).sentence()).startsWith("nothing due");
        assertThat(life.isThere(life.of(2))).isTrue();
        assertThat(life.destroy(Destroy.What.STANDBY).guard()).isEqualTo(Guard.STILL_NEEDED);

        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(2)));
        assertThat(due(life).sentence()).contains("; not shown, so left alone: " + life.of(2));
    }

    @Test
    void ofSeveralTheNextOneIsNamed() {
        ServiceLife life = settled(TIMES);
        takesBack(life, 3);
        EnvironmentId rejected = life.of(3);
        var facts = life.journal().environment(rejected);
        assertThat(facts).isNotNull();

        StageResult ending = due(life);

        assertThat(ending.sentence())
                .startsWith("nothing due, next at "
                        + Objects.requireNonNull(facts.rejectedAt()).plus(Duration.ofHours(4)));
    }

    /** Whoever was tried, had the name, lost it and failed when it was tried anew, is no candidate to be thrown away. */
    @Test
    void aCandidateThatWasLiveGoesByItsTimeAndNotByName() {
        ServiceLife life = settled(TIMES);
        takesBack(life, 3);
        EnvironmentId rejected = life.of(3);
        life.waits(Duration.ofHours(1));
        life.answering(DueTest::sick);
        assertThat(life.releaseAgain().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);

        StageResult ending = life.destroy(Destroy.What.CANDIDATE);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(life.isThere(rejected)).isTrue();
        life.waits(Duration.ofHours(5));
        assertThat(due(life).sentence()).contains("(" + rejected + ") is gone");
    }

    @Test
    void aFirstCandidateIsDestroyedByNameAlthoughItHasTheLiveName() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        EnvironmentId first = life.of(1);
        assertThat(life.owner()).isEqualTo(first);

        StageResult ending = life.destroy(Destroy.What.CANDIDATE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(first)).isFalse();
        assertThat(life.owner()).isNull();
    }

    /** Live went away, and what was uploaded since has its name and was not released: the standby is still needed. */
    @Test
    void besideAFirstCandidateTheStandbyIsStillNeeded() {
        ServiceLife life = settled(ServiceLife.USUAL);
        life.terminatedByHand(life.of(2));
        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(3));

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.STILL_NEEDED);
        assertThat(ending.sentence()).contains(" has the live name and has not been released yet");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(life.isThere(life.of(1))).isTrue();
    }

    @Test
    void whereNobodyIsLiveNothingIsDestroyedByName() {
        ServiceLife life = settled(ServiceLife.USUAL);
        life.terminatedByHand(life.of(2));

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.OWNER);
        assertThat(ending.sentence()).isEqualTo("no environment owns the live name push-api");
        assertThat(life.isThere(life.of(1))).isTrue();
    }

    /** Nobody is live who could show that silence means something. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void withoutALiveOneSilenceProvesNothing(boolean drain) {
        ServiceLife life = settled(ServiceLife.USUAL).releases(3);
        EnvironmentId oldest = life.of(1);
        life.terminatedByHand(life.of(3));
        life.policy(drain ? DRAINED : ServiceLife.USUAL);

        StageResult ending = due(life);

        assertThat(life.isThere(oldest)).isEqualTo(drain);
        if (drain) {
            assertThat(ending.sentence())
                    .startsWith(
                            "nothing due, next at 2026-11-25T12:14:36.480Z; nobody who has the live name is shown, so silence of ")
                    .contains(" proves nothing");
        }
    }

    @Test
    void whatKirikaeDidNotMakeIsKeptUntilAPersonNamesIt() {
        EnvironmentId stranger = new EnvironmentId("e-red0000001");
        ServiceLife life = new ServiceLife(
                        TIMES, cloud -> cloud.environment(stranger, "push-api", "push-api-red", "push-api", "red", 2))
                .releases(1)
                .releases(2);

        StageResult kept = due(life);
        assertThat(kept.sentence())
                .startsWith("nothing due, next at")
                .endsWith("; not made by Kirikae, so kept until adopt names it: " + stranger);

        life.policy(TIMES + "adopt: [" + stranger + "]\n");
        life.waits(Duration.ofHours(11));
        assertThat(due(life).sentence()).contains("(" + stranger + ") is gone");
        assertThat(life.isThere(stranger)).isFalse();
    }

    @Test
    void whatGoesAlreadyIsWaitedFor() {
        ServiceLife life = settled(ServiceLife.USUAL);
        life.upload(3);
        EnvironmentId standby = life.of(1);
        EnvironmentId candidate = life.of(3);
        life.cloud().terminateByHand(standby);
        StageResult due = due(life);
        assertThat(due.sentence()).contains("(" + standby + ") is gone");
        assertThat(life.journal().isGone(standby)).isTrue();

        life.cloud().terminateByHand(candidate);
        StageResult ending = life.destroy(Destroy.What.CANDIDATE);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).contains("(" + candidate + ") is gone");
        assertThat(ServiceLife.all(ChangingCall.Terminate.class, life.performed()))
                .as("by nobody else")
                .isEmpty();
    }

    @Test
    void whatWasNeverThereIsNothingToDestroy() {
        ServiceLife life = new ServiceLife();
        assertThat(life.destroy(Destroy.What.CANDIDATE).sentence()).isEqualTo("there is no candidate to destroy");
        assertThat(life.destroy(Destroy.What.STANDBY).sentence()).isEqualTo("there is no standby to destroy");
        assertThat(due(life).sentence()).isEqualTo("nothing due");
        life.released();
        assertThat(life.destroy(Destroy.What.STANDBY).guard()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(life.rollback(null, Allowances.NONE).guard()).isEqualTo(Guard.NOTHING_TO_DO);
    }

    /** Live for half a minute its load balancer told nothing: no control, so a longer silence, and when that is over is said. */
    @Test
    void oneThatWasLiveTooBrieflyHasARuleOfItsOwn() {
        ServiceLife life = new ServiceLife(DRAINED.replace("keep: 0s", "keep: 0s, rejected: 0s")).released();
        takesBack(life, 2);
        EnvironmentId brief = life.of(2);
        Set<String> silent = Set.copyOf(((Answer.ResourcesSeen) life.truly(new Effect.LookAtResources(brief)))
                .resources()
                .loadBalancers());
        life.answering(effect -> effect instanceof Effect.LookAtTraffic look && silent.contains(look.loadBalancer())
                ? new Answer.TrafficSeen(List.of())
                : null);
        life.waits(Duration.ofMinutes(12));

        StageResult early = due(life);

        assertThat(early.sentence())
                .startsWith("nothing due, next at 2026-11-22T")
                .contains(
                        "was live too briefly for its load balancer to tell: drained once it has been silent for 20 min");
        assertThat(life.isThere(brief)).isTrue();
        life.waits(Duration.ofMinutes(13));
        assertThat(due(life).sentence()).contains("(" + brief + ") is gone");
    }

    /** Somebody keeps a WebSocket open to the standby: it has no requests, and is called all the same. */
    @Test
    void aStandbyWithClientsThatStayConnectedIsKept() {
        ServiceLife life = settled(DRAINED);
        CloudControl.connect(life.cloud(), life.of(1), 2);
        life.waits(Duration.ofHours(3));

        StageResult early = due(life);

        assertThat(early.sentence()).startsWith("nothing due, next at ").contains("2 connections open");
        CloudControl.connect(life.cloud(), life.of(1), 0);
        life.waits(Duration.ofMinutes(10));
        assertThat(due(life).sentence()).contains("(" + life.of(1) + ") is gone");
    }
}
