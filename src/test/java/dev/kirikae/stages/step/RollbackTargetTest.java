package dev.kirikae.stages.step;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.Looks;
import dev.kirikae.stages.ReleaseRun;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a rollback goes, and what is asked of it: green is live and settled, blue stands by. */
class RollbackTargetTest {

    private static final EnvironmentId RED = new EnvironmentId("e-red0000001");

    private static ReleaseRun released() {
        ReleaseRun run = new ReleaseRun("{candidate: {probes: [{name: health, http: {path: /health}, passes: 5}]}}");
        run.release();
        run.waits(Duration.ofMinutes(10));
        return run;
    }

    private static ReleaseRun.Changing probe(Answer answer) {
        return (look, seen) -> look instanceof Effect.Probe ? answer : seen;
    }

    private static Answer status(int status) {
        return new Answer.Probed(new ProbeResponse.Http(status, Map.of(), "", 12));
    }

    private static final Answer NO_ROUTE = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route");

    private static @Nullable Verdict judged(ReleaseRun run) {
        Verdict found = null;
        for (JournalEntry entry : run.entries()) {
            if (entry instanceof JournalEntry.Judged judged && judged.phase() == JournalEntry.Phase.TARGET) {
                found = judged.verdict();
            }
        }
        return found;
    }

    /** One round, no windows: a bad answer refuses, one that cannot be had leaves it to Beanstalk's health. */
    @ParameterizedTest(name = "probe {0}, health {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    200   | Green  | Ok       | -                                                    | VERIFIED
                    200   | Green  | Info     | -                                                    | VERIFIED
                    200   | Grey   | No Data  | -                                                    | VERIFIED
                    200   | Yellow | Warning  | Ready, health Warning (accepted: Ok, Info)           | -
                    200   | Red    | Severe   | Ready, health Severe (accepted: Ok, Info)            | -
                    500   | Green  | Ok       | probe health: 0 good, 1 bad; last: status 500        | -
                    -     | Green  | Ok       | -                                                    | INCONCLUSIVE
                    -     | Grey   | No Data  | Ready, health NoData, and no probe could be sent     | -
                    -     | Red    | Severe   | Ready, health Severe                                 | -
                    """)
    void whetherItServes(
            @Nullable Integer status,
            String colour,
            String health,
            @Nullable String refused,
            @Nullable Verdict verdict) {
        ReleaseRun run = released();
        run.changing(Looks.both(
                Looks.environment(BLUE, e -> Looks.with(e, HealthColour.of(colour), HealthStatus.of(health))),
                probe(status == null ? NO_ROUTE : status(status))));

        StageResult ending = Objects.requireNonNull(run.rollback(Allowances.NONE));

        assertThat(judged(run)).isEqualTo(verdict);
        if (refused == null) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(run.owner()).isEqualTo(BLUE);
        } else {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.STANDBY_SICK);
            assertThat(ending.sentence()).contains("answers badly: " + refused);
            assertThat(run.owner()).isEqualTo(GREEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "e-blue000001, OK",
        "20261020-aaaaaaa, OK",
        "aaaaaaa, OK",
        "blue, OK",
        "e-nobody0001, BAD_INPUT",
        "20261020, BAD_INPUT",
        "aaaaaa, BAD_INPUT"
    })
    void aPersonNamesItInAnyOfItsNames(String to, ExitCode exit) {
        ReleaseRun run = released();

        StageResult ending = Objects.requireNonNull(run.rollback(Allowances.NONE, to));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(run.owner()).isEqualTo(exit == ExitCode.OK ? BLUE : GREEN);
        if (exit == ExitCode.BAD_INPUT) {
            assertThat(ending.sentence())
                    .isEqualTo("--to: there is no environment of " + to + " among those of push-api");
        }
    }

    @ParameterizedTest
    @CsvSource({"e-green00001", "green"})
    void whoServesIsAlreadySo(String to) {
        ReleaseRun run = released();
        StageResult ending = Objects.requireNonNull(run.rollback(Allowances.NONE, to));
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("already so");
        assertThat(run.swaps()).as("no second move").isEqualTo(1);
    }

    /** Right after a move the target's own name may still lead to the one that had it; its endpoint never does. */
    @ParameterizedTest(name = "{0} s after the switch: by its endpoint {1}")
    @CsvSource({"0, true", "300, false"})
    void howTheTargetIsCalled(int seconds, boolean byEndpoint) {
        ReleaseRun run = new ReleaseRun("{candidate: {probes: [{name: health, http: {path: /health}}]}}");
        run.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
        run.release();
        run.waits(Duration.ofSeconds(seconds));
        List<String> called = new ArrayList<>();
        List<Environment> blue = new ArrayList<>();
        run.changing((look, answer) -> {
            if (look instanceof Effect.Probe probe) {
                called.add(probe.request().host());
            }
            if (answer instanceof Answer.EnvironmentsSeen seen) {
                seen.environments().stream().filter(e -> e.id().equals(BLUE)).forEach(blue::add);
            }
            return answer;
        });

        StageResult ending = Objects.requireNonNull(run.rollback(Allowances.NONE));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        Environment target = blue.get(0);
        assertThat(called).containsExactly(byEndpoint ? target.endpoint() : target.cname());
    }

    private static ReleaseRun withAStranger(String version) {
        ReleaseRun run = new ReleaseRun(
                "{candidate: {probes: [{name: health, http: {path: /health}}]}}",
                cloud -> cloud.environment(RED, "push-api", "push-api-red", "away-2", version, 2));
        run.release();
        run.waits(Duration.ofMinutes(10));
        return run;
    }

    @Test
    void whatFitsSeveralIsAskedForById() {
        StageResult ending = Objects.requireNonNull(withAStranger("blue").rollback(Allowances.NONE, "blue"));
        assertThat(ending.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence())
                .isEqualTo("--to: blue fits several environments, name one of e-blue000001, e-red0000001");
    }

    /** Also to one that Kirikae did not make, and after a move that the journal has to follow first. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aPersonGoesToAnyReadyEnvironment(boolean movedByHand) {
        ReleaseRun run = withAStranger("red");
        if (movedByHand) {
            run.swapByHand(BLUE);
        }

        StageResult ending = Objects.requireNonNull(run.rollback(Allowances.NONE, "e-red0000001"));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.owner()).isEqualTo(RED);
        assertThat(judged(run)).isEqualTo(Verdict.VERIFIED);
    }
}
