package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Lease;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One scenario for every way in which a stage may end: its code, its words, and the command that leads on. */
class EndingsTest {

    /** @param changes changing calls that were executed */
    record Row(
            int code,
            String scenario,
            StartingWorld world,
            UnaryOperator<StageSimulation> with,
            Function<StageSimulation, StageResult> stage,
            String words,
            String next,
            int changes) {
        @Override
        public String toString() {
            return code + ": " + scenario;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        0,
                        "released already",
                        StartingWorld.GREEN_SETTLED,
                        r -> r,
                        StageSimulation::release,
                        "is live and settled already",
                        "destroy --due",
                        0),
                new Row(
                        0,
                        "uploaded already",
                        StartingWorld.GREEN_SETTLED,
                        r -> r,
                        r -> r.upload(r.greensBundle()),
                        "already so: green is live",
                        "destroy --due",
                        0),
                new Row(
                        0,
                        "taken back already",
                        StartingWorld.GREEN_SETTLED,
                        EndingsTest::rolledBack,
                        r -> r.rollback(null),
                        "already so",
                        "explain 20261122-bbbbbbb",
                        1),
                new Row(
                        0,
                        "destroyed already",
                        StartingWorld.GREEN_SETTLED,
                        EndingsTest::destroyed,
                        r -> r.destroy(Destroy.What.STANDBY),
                        "already so: there is no standby any more",
                        "upload",
                        2),
                new Row(
                        0,
                        "its candidate destroyed already",
                        StartingWorld.GREEN_WAITS,
                        EndingsTest::withoutCandidate,
                        r -> r.destroy(Destroy.What.CANDIDATE),
                        "already so: there is no candidate any more",
                        "upload",
                        2),
                new Row(
                        0,
                        "nothing open",
                        StartingWorld.GREEN_SETTLED,
                        r -> r,
                        StageSimulation::recover,
                        "nothing is open",
                        "destroy --due",
                        0),
                new Row(
                        2,
                        "no such version",
                        StartingWorld.BLUE_LIVE,
                        r -> r,
                        r -> r.upload(foreign("1.0")),
                        "there is no version 1.0 in push-api",
                        "",
                        0),
                new Row(
                        2,
                        "no such environment",
                        StartingWorld.GREEN_SETTLED,
                        r -> r,
                        r -> r.rollback("e-none000001"),
                        "--to: there is no environment of e-none000001",
                        "",
                        0),
                new Row(
                        3,
                        "nothing to release",
                        StartingWorld.EMPTY,
                        r -> r,
                        StageSimulation::release,
                        "there is no candidate to release",
                        "upload",
                        0),
                new Row(
                        3,
                        "nothing to go back to",
                        StartingWorld.BLUE_LIVE,
                        r -> r,
                        r -> r.rollback(null),
                        "there is nothing to go back to",
                        "status",
                        0),
                new Row(
                        3,
                        "no candidate to destroy",
                        StartingWorld.GREEN_SETTLED,
                        r -> r,
                        r -> r.destroy(Destroy.What.CANDIDATE),
                        "there is no candidate to destroy",
                        "status",
                        0),
                new Row(
                        3,
                        "a candidate still launches",
                        StartingWorld.GREEN_LAUNCHES,
                        r -> r,
                        StageSimulation::release,
                        "has not finished its launch",
                        "upload",
                        0),
                new Row(
                        3,
                        "a candidate's launch failed",
                        StartingWorld.GREEN_FAILED,
                        r -> r,
                        StageSimulation::release,
                        "the next upload replaces it",
                        "upload",
                        0),
                new Row(
                        3,
                        "another candidate waits",
                        StartingWorld.GREEN_WAITS,
                        r -> r,
                        r -> r.upload(r.bundle()),
                        "waits already",
                        "release",
                        0),
                new Row(
                        3,
                        "a sick way back",
                        StartingWorld.GREEN_SETTLED,
                        EndingsTest::everythingIsSick,
                        r -> r.rollback(null),
                        "answers badly",
                        "status",
                        0),
                new Row(
                        4,
                        "somebody else is at work",
                        StartingWorld.GREEN_WAITS,
                        EndingsTest::somebodyElseHoldsTheLock,
                        StageSimulation::release,
                        "held by jenkins for upload",
                        "status",
                        0),
                new Row(
                        5,
                        "stopped in its watch",
                        StartingWorld.GREEN_SWITCHED,
                        r -> r.stoppedAt(s -> s.effect() instanceof Effect.Round
                                && !s.path().isEmpty()
                                && s.path().get(0).contains("watch")),
                        StageSimulation::release,
                        "stopped before the release had ended",
                        "release",
                        0),
                new Row(
                        6,
                        "the candidate is sick",
                        StartingWorld.GREEN_WAITS,
                        EndingsTest::everythingIsSick,
                        StageSimulation::release,
                        "its verification failed. The live name was not touched",
                        "upload",
                        0),
                new Row(
                        6,
                        "the launch fails",
                        StartingWorld.BLUE_LIVE,
                        r -> suffering(r, Incident.LAUNCH_FAILS),
                        r -> r.upload(r.bundle()),
                        "failed",
                        "upload",
                        4),
                new Row(
                        6,
                        "an instance runs something else",
                        StartingWorld.BLUE_LIVE,
                        r -> suffering(r, Incident.ONE_WRONG_INSTANCE),
                        r -> r.upload(r.bundle()),
                        "instances do not run",
                        "upload",
                        4),
                new Row(
                        6,
                        "it never becomes healthy",
                        StartingWorld.BLUE_LIVE,
                        r -> suffering(r, Incident.CANDIDATE_NEVER_HEALTHY),
                        r -> r.upload(r.bundle()),
                        "the verification of",
                        "upload",
                        4),
                new Row(
                        6,
                        "its termination fails",
                        StartingWorld.GREEN_SETTLED,
                        r -> suffering(r, Incident.TERMINATION_FAILS_ONCE),
                        r -> r.destroy(Destroy.What.STANDBY),
                        "its termination failed",
                        "destroy",
                        1),
                new Row(
                        8,
                        "the name moved on by hand",
                        StartingWorld.GREEN_SWITCHED,
                        EndingsTest::movedByHand,
                        StageSimulation::release,
                        "somebody moved it by hand. Nothing was moved",
                        "recover",
                        1),
                new Row(
                        9,
                        "the chain does not hold",
                        StartingWorld.GREEN_WAITS,
                        r -> r.answering((e, w) -> e instanceof Effect.ReadJournal
                                ? new Answer.JournalBroken(false, "record 3 was changed")
                                : w.get()),
                        StageSimulation::release,
                        "record 3 was changed",
                        "audit",
                        0),
                new Row(
                        10,
                        "no right to look",
                        StartingWorld.GREEN_WAITS,
                        r -> r.answering((e, w) -> e instanceof Effect.LookAtEnvironments
                                ? new Answer.Missing(Answer.Trouble.DENIED, "may not DescribeEnvironments")
                                : w.get()),
                        StageSimulation::release,
                        "may not DescribeEnvironments",
                        "",
                        0),
                new Row(
                        143,
                        "stopped before anything",
                        StartingWorld.GREEN_WAITS,
                        r -> r.stoppedAt(s -> true),
                        StageSimulation::release,
                        "stopped; nothing was changed",
                        "release",
                        0));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ends(Row row) {
        StageSimulation run = row.with.apply(new StageSimulation(row.world));

        StageResult ending = row.stage.apply(run);

        assertThat(ending.exit().code()).as(ending.toString()).isEqualTo(row.code);
        assertThat(ending.sentence() + ending.evidence()).contains(row.words);
        assertThat(ending.next()).isEqualTo(row.next);
        assertThat(run.executed(ChangingCall.class)).isEqualTo(row.changes);
        assertThat(ending.sentence()).doesNotContain("\n");
    }

    private static UploadInput foreign(String label) {
        return new UploadInput("", "1234567", "", label, "", "", 0, true, "{}", null);
    }

    private static StageSimulation rolledBack(StageSimulation run) {
        run.rollback(null);
        return run;
    }

    private static StageSimulation destroyed(StageSimulation run) {
        run.destroy(Destroy.What.STANDBY);
        return run;
    }

    private static StageSimulation withoutCandidate(StageSimulation run) {
        run.destroy(Destroy.What.CANDIDATE);
        return run;
    }

    private static StageSimulation suffering(StageSimulation run, Incident incident) {
        run.cloud().suffer(incident);
        return run;
    }

    private static StageSimulation movedByHand(StageSimulation run) {
        run.cloud().swapByHand(StartingWorld.GREEN, StartingWorld.BLUE);
        run.cloud().advanceTo(run.cloud().now().plus(Duration.ofMinutes(1)));
        return run;
    }

    private static StageSimulation everythingIsSick(StageSimulation run) {
        return run.answering((effect, world) -> effect instanceof Effect.Probe
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : world.get());
    }

    /** Its holder lives: it is another one at every look. */
    static StageSimulation somebodyElseHoldsTheLock(StageSimulation run) {
        List<Instant> looks = new ArrayList<>();
        return run.answering((effect, world) -> {
            if (!(effect instanceof Effect.ReadLock)) {
                return world.get();
            }
            looks.add(run.cloud().now());
            Lease lease = new Lease(
                    "theirs", "jenkins", "upload", StartingWorld.NOON, Duration.ofMinutes(2), looks.size(), false);
            return new Answer.LockSeen(lease, "tag " + looks.size());
        });
    }
}
