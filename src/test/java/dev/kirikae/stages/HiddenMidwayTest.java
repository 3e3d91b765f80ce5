package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is verified, watched or expected to be live is hidden in the middle of a stage. */
class HiddenMidwayTest {

    private static ServiceLife waiting(String policy) {
        ServiceLife life = new ServiceLife(policy).released();
        life.upload(2);
        return life;
    }

    private static boolean isWait(Effect effect, String what) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith(what);
    }

    private static void hide(ServiceLife life, EnvironmentId id) {
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, id));
    }

    private static void show(ServiceLife life, EnvironmentId id) {
        life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, id));
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    /** It was given more instances, and the look after that does not show it, or shows it on its way out. */
    @ParameterizedTest
    @CsvSource({"true, inconclusive, is not shown", "false, failed, is gone"})
    void aCandidateThatGoesAwayOnceItIsRaisedIsNotReleased(boolean hidden, String verdict, String words) {
        ServiceLife life = waiting(ServiceLife.USUAL);
        EnvironmentId candidate = life.of(2);
        CloudControl.scale(life.cloud(), life.of(1), 4);
        life.waits(Duration.ofMinutes(10));
        boolean[] raised = {false};
        boolean[] away = {false};
        life.performed();
        life.answering(effect -> {
            if (raised[0] && !away[0] && effect instanceof Effect.LookAtEnvironments) {
                away[0] = true;
                if (hidden) {
                    hide(life, candidate);
                } else {
                    life.terminatedByHand(candidate);
                }
            }
            raised[0] |= effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Raised;
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence())
                .isEqualTo("20261122-c0ffee2 was not released: its verification "
                        + (hidden ? "was inconclusive" : verdict)
                        + ". The live name was not touched");
        assertThat(ending.evidence()).first().asString().contains(words);
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** Its probes pass, and then it is not listed: shown again in time it is verified, else nothing is proved. */
    @ParameterizedTest
    @CsvSource({"3, OK", "9999, FAILED"})
    void aCandidateThatIsNotListedWhileItsHealthIsLookedAt(int looks, ExitCode exit) {
        ServiceLife life = waiting(ServiceLife.USUAL.replace("stable-for: 10s", "stable-for: 60s"));
        EnvironmentId candidate = life.of(2);
        int[] waits = {0};
        life.answering(effect -> {
            if (isWait(effect, "health of")) {
                waits[0]++;
                if (waits[0] == 1) {
                    hide(life, candidate);
                } else if (waits[0] == looks) {
                    show(life, candidate);
                }
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(waits[0]).as(ending.sentence()).isGreaterThan(3);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        if (exit == ExitCode.FAILED) {
            assertThat(ending.sentence()).contains("its verification was inconclusive");
            assertThat(ending.evidence()).anyMatch(e -> e.contains("is not listed"));
        }
        assertThat(state(life, 2)).isEqualTo(exit == ExitCode.OK ? State.SETTLED : State.ABANDONED);
    }

    /** Nobody else is seen to have the name: a look that does not list it proves nothing against it. */
    @ParameterizedTest
    @CsvSource({"5, OK", "9999, PERSON"})
    void aWatchedReleaseThatIsNotListedForAWhile(int waits, ExitCode exit) {
        ServiceLife life = waiting(verifying("watch: 4m", ""));
        EnvironmentId watched = life.of(2);
        int[] seen = {0};
        life.answering(effect -> {
            if (isWait(effect, "the watch over")) {
                seen[0]++;
                if (seen[0] == 1) {
                    hide(life, watched);
                } else if (seen[0] == waits) {
                    show(life, watched);
                }
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.owner()).isEqualTo(watched);
        if (exit == ExitCode.PERSON) {
            assertThat(ending.sentence()).startsWith("the live environment").contains(" is not shown");
            assertThat(life.entries())
                    .anyMatch(e -> e instanceof JournalEntry.Judged judged
                            && judged.phase() == JournalEntry.Phase.LIVE
                            && judged.evidence().stream().anyMatch(words -> words.contains("is not listed")));
        } else {
            assertThat(state(life, 2)).isEqualTo(State.SETTLED);
        }
    }

    /** One look shows it moved by hand, and the next one does not: an old look, or a person who thought twice. */
    @Test
    void aMoveByHandThatASecondLookDoesNotShowIsNoNews() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.movedByHand(life.of(1));
        boolean[] back = {false};
        life.answering(effect -> {
            if (isWait(effect, "a second look: the journal expected " + life.of(2)) && !back[0]) {
                back[0] = true;
                life.movedByHand(life.of(2));
            }
            return null;
        });

        StageResult ending = life.upload(3);

        assertThat(back[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries()).noneMatch(JournalEntry.Found.class::isInstance);
        assertThat(life.journal().live()).isEqualTo(life.of(2));
    }

    /** The target of a rollback gets its instances, and while that is waited for it is terminated by hand. */
    @Test
    void aTargetThatGoesAwayWhileItIsRaisedIsNoWayBack() {
        ServiceLife life = RaisedTarget.smaller();
        EnvironmentId standby = life.of(1);
        boolean[] gone = {false};
        life.answering(effect -> {
            if (RaisedTarget.isWaitedFor(effect) && !gone[0]) {
                gone[0] = true;
                life.terminatedByHand(standby);
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(gone[0]).as(ending.sentence()).isTrue();
        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence()).isEqualTo("there is no standby: there is nothing to go back to");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** The journal is lost, and of the others none could serve: one is not Ready, or not of this service. */
    @Test
    void withoutAJournalOnlyWhatIsReadyIsNamed() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.answering(effect -> effect instanceof Effect.ReadJournal
                ? new Answer.JournalSeen(0, "", JournalState.EMPTY, null)
                : effect instanceof Effect.LookAtEnvironments
                        ? Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), life.of(1))
                        : null);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).endsWith("; no other environment of the service is Ready");
        assertThat(ending.next()).isEqualTo("status");
    }

    /** Listed as terminated, it needs nobody's word. */
    @Test
    void whatIsListedAsTerminatedIsGoneWithoutAPersonsWord() {
        ServiceLife life = new ServiceLife().released().releases(2);
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);

        StageResult ending = life.recoverWithout(standby);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo(standby + " is gone");
        assertThat(life.journal().isGone(standby)).isTrue();
        assertThat(life.entries()).noneMatch(JournalEntry.Allowed.class::isInstance);
    }

    /** The name is free, and it is not of one that ever had to have it: what a person says of it counts. */
    @Test
    void whereNobodyIsLiveAStandbyMayBeSaidToBeGone() {
        ServiceLife life = new ServiceLife().released().releases(2);
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(life.of(2));
        hide(life, standby);

        StageResult ending = life.recoverWithout(standby);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().isGone(standby)).isTrue();
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Allowed allowed
                        && allowed.guard().equals("gone"));
    }

    /** What the journal took over by name and nobody shows is called by its id. */
    @Test
    void aStrangerThatIsNotShownIsCalledByItsId() {
        EnvironmentId stranger = new EnvironmentId("e-red0000001");
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.environment(stranger, "push-api", "push-api-red", "push-api", "red", 2))
                .releases(1);
        hide(life, stranger);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the standby " + stranger + " is not shown");
        assertThat(ending.next()).startsWith("recover --gone " + stranger);
    }
}
