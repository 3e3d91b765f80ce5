package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal knows an environment, and nobody shows it: a stage that would act on it leaves it to a person. */
class NotShownTest {

    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    /** Input 3 was taken back: it is rejected, 2 is live, 1 stands by. */
    private static ServiceLife takenBack() {
        ServiceLife life = settled();
        life.upload(3);
        life.cloud().suffer(Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        return life;
    }

    private static ServiceLife waiting() {
        ServiceLife life = settled();
        life.upload(3);
        return life;
    }

    private static ServiceLife first() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        return life;
    }

    /** @param input whose environment is not shown */
    private record Row(
            String scenario,
            ServiceLife life,
            int input,
            Function<ServiceLife, StageResult> stage,
            String who,
            boolean stops) {
        @Override
        public String toString() {
            return scenario;
        }
    }

    static Stream<Row> rows() {
        Function<ServiceLife, StageResult> standby = life -> life.destroy(Destroy.What.STANDBY);
        Function<ServiceLife, StageResult> due = life -> life.destroy(Destroy.What.DUE);
        Function<ServiceLife, StageResult> candidate = life -> life.destroy(Destroy.What.CANDIDATE);
        return Stream.of(
                new Row("destroy the standby", settled(), 1, standby, "standby", true),
                new Row("destroy beside live", settled(), 2, standby, "live environment", true),
                new Row("destroy the oldest", settled().releases(3), 1, standby, "superseded environment", true),
                new Row("destroy the oldest, the standby is hidden", settled().releases(3), 2, standby, "", false),
                new Row("destroy the candidate", waiting(), 3, candidate, "candidate", true),
                new Row("destroy the candidate beside live", waiting(), 2, candidate, "", false),
                new Row("destroy a first candidate", first(), 1, candidate, "live environment", true),
                new Row("the standby is due", settled(), 1, due, "standby", true),
                new Row("due beside live", settled(), 2, due, "live environment", true),
                new Row("release the candidate", waiting(), 3, ServiceLife::release, "candidate", true),
                new Row("release over live", waiting(), 2, ServiceLife::release, "live environment", true),
                new Row("release with another standby", waiting(), 1, ServiceLife::release, "", false),
                new Row("try the rejected one again", takenBack(), 3, ServiceLife::releaseAgain, "rejected", true),
                new Row("upload over live", settled(), 2, life -> life.upload(3), "live environment", true),
                new Row("upload beside a candidate", waiting(), 3, life -> life.upload(4), "candidate", true),
                new Row("upload beside a standby", settled(), 1, life -> life.upload(3), "", false),
                new Row("back to the standby", settled(), 1, ServiceLife::rollback, "standby", true),
                new Row("back from live", settled(), 2, ServiceLife::rollback, "live environment", true));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void stopsAtWhatItWouldActOn(Row row) {
        ServiceLife life = row.life;
        EnvironmentId hidden = life.of(row.input);
        EnvironmentId owner = life.owner();
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, hidden));

        StageResult ending = row.stage.apply(life);

        assertThat(life.isThere(hidden)).isTrue();
        assertThat(life.journal().isGone(hidden)).isFalse();
        if (row.stops) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
            assertThat(ending.sentence()).startsWith("the " + row.who).contains(" is not shown, and nothing tells");
            assertThat(ending.next()).startsWith("recover --gone " + hidden);
            assertThat(life.owner()).isEqualTo(owner);
        } else {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        }
    }

    /** By its id, which the journal alone knows. */
    @Test
    void whatAPersonNamesAndIsNotShownIsNoTarget() {
        ServiceLife life = settled().releases(3);
        EnvironmentId oldest = life.of(1);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, oldest));

        StageResult ending = life.rollback(oldest, Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the superseded environment");
        assertThat(life.owner()).isEqualTo(life.of(3));
    }

    @Test
    void whoeverIsNamedALiveOneThatIsHiddenComesFirst() {
        ServiceLife life = settled().releases(3);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(3)));

        StageResult ending = life.rollback(life.of(1), Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live environment");
    }

    @Test
    void aWayBackThatIsNotShownKeepsItHeld() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.cloud().suffer(Incident.PROBE_FAILS_AFTER_SWITCH);
        EnvironmentId before = life.of(1);
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Judged judged
                    && judged.phase() == JournalEntry.Phase.LIVE) {
                life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, before));
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence())
                .contains(" is held, a person must decide: its watch failed, and the standby ")
                .contains(" is not shown: it may not be seen, or is gone");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(life.entries()).anyMatch(JournalEntry.Held.class::isInstance);
    }

    /** What is no longer told of, and was live, stands in nobody's way once the live name is free. */
    @ParameterizedTest
    @EnumSource(
            value = ExitCode.class,
            names = {"OK", "PERSON"})
    void whoWasLiveLongAgoIsForgottenWhereTheNameIsFree(ExitCode exit) {
        ServiceLife life = new ServiceLife().released();
        EnvironmentId serving = life.of(1);
        boolean free = exit == ExitCode.OK;
        if (free) {
            life.terminatedByHand(serving);
        }
        for (Hidden.Kind kind : new Hidden.Kind[] {Hidden.Kind.ENVIRONMENT, Hidden.Kind.RECORD, Hidden.Kind.EVENTS}) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(kind, serving));
        }
        life.waits(Duration.ofDays(43));

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.journal().releases()).hasSize(free ? 2 : 1);
    }

    @Test
    void aHiddenOneThatTheSecondLookExplainsIsGone() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        for (Hidden.Kind kind : new Hidden.Kind[] {Hidden.Kind.ENVIRONMENT, Hidden.Kind.RECORD, Hidden.Kind.EVENTS}) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(kind, standby));
        }
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait && wait.what().startsWith("a second look")) {
                life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.EVENTS, standby));
            }
            return null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("already so: there is no standby any more");
        assertThat(life.journal().isGone(standby)).isTrue();
    }

    /** Events are what is left to ask; an answer that tells none explains nothing. */
    @Test
    void whoseEventsCannotBeAskedIsNotExplained() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.RECORD, standby));
        life.answering(effect -> effect instanceof Effect.LookAtEvents
                ? new Answer.Missing(Answer.Trouble.DENIED, "may not DescribeEvents")
                : null);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(life.journal().isGone(standby)).isFalse();

        life.answering(effect -> null);
        assertThat(life.destroy(Destroy.What.STANDBY).exit()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().isGone(standby)).isTrue();
    }

    @Test
    void aHeldReleaseWhoseEnvironmentIsHiddenIsNotTakenUp() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        life.cloud().suffer(Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(2)));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live environment");
    }
}
