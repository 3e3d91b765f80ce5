package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every look of every stage comes to where it brings nothing, for ever. */
class LookFaultsTest {

    /** What is not asked for a decision, or decides by itself what silence means. All others end the stage. */
    private static final String EXCEPTIONS = """
                                                              DENIED UNREACHABLE THROTTLED
        * LookAtEvents                                        ends   ends        ends
        the-standby-keeps-its          LookAtResources        ends   ends        ends
        the-standby-keeps-its          LookAtGroup            ends   ends        ends
        its-group-may-shrink           LookAtGroup            ends   ends        ends
        -- LookAtPlatforms                                    ends   ends        ends
        the-service-is-taken-over LookAtInstances             ends   ends        ends
        the-service-is-taken-over Probe                       ends   ends        ends
        the-target-has-as-many-instances LookAtEnvironments   ends   ends        ends
        the-candidate-is-verified Probe                       6      6           6
        watching-the-candidate         LookAtEnvironments     5      7           7
        watching-the-candidate         Probe                  7      7           7
        the-way-back-is-checked        Probe                  ends   ends        ends
        what-is-known-of-why           LookAtCauses           ends   ends        ends
        what-is-known-of-why           LookAtInstances        ends   ends        ends
        what-is-known-of-why           AskForLogs             ends   ends        ends
        what-is-known-of-why           LookAtLogs             ends   ends        ends
        watching-the-candidate         LookAtAddresses        7      7           7
        watching-the-candidate         LookAtInstances        ends   ends        ends
        """;

    private enum Fault {
        DENIED(Answer.Trouble.DENIED, 10),
        UNREACHABLE(Answer.Trouble.UNREACHABLE, 6),
        THROTTLED(Answer.Trouble.THROTTLED, 6);

        private final Answer.Trouble trouble;
        private final int code;

        Fault(Answer.Trouble trouble, int code) {
            this.trouble = trouble;
            this.code = code;
        }
    }

    static Stream<StageStep> looks() {
        return EnumSet.complementOf(EnumSet.of(StageCase.LARGE_UPLOAD)).stream()
                .flatMap(stage -> StageStep.of(stage).stream())
                .filter(StageStep::isLook);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thatBringsNothing(StageStep step) {
        for (Fault fault : Fault.values()) {
            StageSimulation run = step.stage().begin();
            String words = fault + " at this step";
            run.answering((effect, world) ->
                    isMet(run, step, effect) ? new Answer.Missing(fault.trouble, words) : world.get());

            StageResult ending = step.stage().run(run);

            int code = expected(step, fault);
            assertThat(ending.exit().code()).as(fault + ": " + ending).isEqualTo(code);
            checked(step, run, ending, words);
            leadsOn(step, run, ending);
        }
    }

    private static boolean isMet(StageSimulation run, StageStep step, Effect effect) {
        List<StageSimulation.Step> steps = run.steps();
        return !run.isCalm() && step.kind().isInstance(effect) && step.isAt(steps.get(steps.size() - 1));
    }

    private static int expected(StageStep step, Fault fault) {
        for (String line : EXCEPTIONS.strip().lines().skip(1).toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            boolean here = words.get(0).equals("*")
                    || words.get(0).equals("--") && step.title().isEmpty()
                    || step.title().startsWith(words.get(0).replace('-', ' '));
            if (here && words.get(1).equals(step.kind().getSimpleName())) {
                String cell = words.get(2 + fault.ordinal());
                return cell.equals("ends") ? step.stage().exit.code() : Integer.parseInt(cell);
            }
        }
        boolean wayBack = step.moved() && step.title().equals("the live name is back");
        return wayBack && fault != Fault.DENIED
                ? ExitCode.PERSON.code()
                : step.moved() ? ExitCode.UNCLEAR.code() : fault.code;
    }

    private static void checked(StageStep step, StageSimulation run, StageResult ending, String words) {
        switch (ending.exit()) {
            case FAILED, NOT_ALLOWED -> {
                assertThat(step.stage().isServedAsBefore(run)).isTrue();
                assertThat(run.journal().open()).isEmpty();
                assertThat(ending.sentence() + ending.evidence()).contains(words);
            }
            case UNCLEAR -> {
                assertThat(ending.sentence()).contains(words).contains("serves users");
                assertThat(ending.next()).isNotEmpty();
            }
            default -> assertThat(run.journal().open()).isEmpty();
        }
        if (step.kind() != Effect.ReadLock.class) {
            assertThat(run.isLockFree()).as("its lock is given back").isTrue();
        }
    }

    private static void leadsOn(StageStep step, StageSimulation run, StageResult ending) {
        if (ending.exit() == step.stage().exit
                || ending.exit() == ExitCode.RESTORED
                || ending.exit() == ExitCode.PERSON) {
            return;
        }
        run.calmsDown();
        StageResult again = step.stage().run(run);
        assertThat(again.exit()).as("run again: " + again).isEqualTo(step.stage().exit);
    }
}
