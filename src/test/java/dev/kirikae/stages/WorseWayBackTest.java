package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The automatic way back asks the side it goes to, once, and stays where it is only if that one is known to be bad too. */
class WorseWayBackTest {

    private static final String VERIFY = "{candidate: {probes: [{name: one, http: {path: /one}, every: 10s},"
            + " {name: two, http: {path: /two}, every: 10s}]}, health: {stable-for: 30s}, live: {watch: 2m}}";

    private static Answer answered(String how) {
        return switch (how) {
            case "bad" -> new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));
            case "late" -> new Answer.Missing(Answer.Trouble.LATE, "no answer within 5 s");
            default -> new Answer.Probed(new ProbeResponse.Http(200, Map.of(), "", 3));
        };
    }

    /** Both probes fail at the candidate; what the standby answers to them, and what Beanstalk says of it. */
    private static ReleaseRun failing(String one, String two, HealthColour colour) {
        ReleaseRun run = new ReleaseRun(VERIFY);
        HealthStatus health = colour == HealthColour.RED
                ? HealthStatus.SEVERE
                : colour == HealthColour.YELLOW ? HealthStatus.WARNING : HealthStatus.OK;
        return run.changing((look, answer) -> {
            boolean judged = !run.evidence().isEmpty();
            if (look instanceof Effect.Probe probe) {
                return !run.isWatching()
                        ? answer
                        : answered(!judged ? "bad" : probe.check().equals("one") ? one : two);
            }
            return Looks.environment(BLUE, e -> Looks.with(e, colour, health)).change(look, answer);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "good, good, GREEN,  RESTORED",
        "bad,  good, GREEN,  RESTORED",
        "late, late, GREEN,  RESTORED",
        "late, good, YELLOW, RESTORED",
        "bad,  bad,  GREEN,  PERSON",
        "bad,  late, GREEN,  PERSON",
        "good, good, RED,    PERSON",
        "late, late, RED,    PERSON"
    })
    void itGoesBackUnlessThatIsKnownToBeWorse(String one, String two, HealthColour colour, ExitCode exit) {
        ReleaseRun run = failing(one, two, colour);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(run.owner()).isEqualTo(exit == ExitCode.RESTORED ? BLUE : GREEN);
        if (exit == ExitCode.PERSON) {
            assertThat(ending.sentence())
                    .contains("is held, a person must decide: its watch failed, and the way back answers badly too: ")
                    .contains("(e-blue000001)")
                    .contains("serves users");
            assertThat(ending.next()).isEqualTo("rollback");
            assertThat(run.swaps()).isOne();
        }
    }

    @Test
    void aPersonMayGoThereAllTheSame() {
        ReleaseRun run = failing("bad", "bad", HealthColour.GREEN);
        Objects.requireNonNull(run.release());

        assertThat(Objects.requireNonNull(run.rollback()).guard()).isEqualTo(Guard.STANDBY_SICK);
        StageResult ending =
                Objects.requireNonNull(run.rollback(Allowances.NONE.with(Guard.STANDBY_SICK, BLUE.value())));

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(ExitCode.OK);
        assertThat(run.owner()).isEqualTo(BLUE);
    }
}
