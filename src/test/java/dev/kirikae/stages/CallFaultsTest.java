package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every changing call of every stage comes to, whatever becomes of it on its way. */
class CallFaultsTest {

    /** A changing call of a stage; the second swap of a release is its way back. */
    private enum Call {
        VERSION(StageCase.UPLOAD, ChangingCall.CreateVersion.class, 1),
        SETTINGS(StageCase.UPLOAD, ChangingCall.SaveConfiguration.class, 1),
        LAUNCH(StageCase.UPLOAD, ChangingCall.CreateEnvironment.class, 1),
        FIRST_LAUNCH(StageCase.FIRST_UPLOAD, ChangingCall.CreateEnvironment.class, 1),
        FORGET(StageCase.UPLOAD, ChangingCall.DeleteConfiguration.class, 1),
        RAISE(StageCase.RELEASE_OF_FEWER_INSTANCES, ChangingCall.SetCapacity.class, 1),
        SWITCH(StageCase.RELEASE, ChangingCall.Swap.class, 1),
        WAY_BACK(StageCase.RELEASE_OF_A_SICK_ONE, ChangingCall.Swap.class, 2),
        ROLLBACK(StageCase.ROLLBACK, ChangingCall.Swap.class, 1),
        OF_HELD(StageCase.ROLLBACK_OF_A_HELD_ONE, ChangingCall.Swap.class, 1),
        RAISE_BACK(StageCase.ROLLBACK_TO_FEWER_INSTANCES, ChangingCall.SetCapacity.class, 1),
        TERMINATE(StageCase.DESTROY, ChangingCall.Terminate.class, 1),
        PRUNE(StageCase.DESTROY, ChangingCall.DeleteVersion.class, 1),
        CANDIDATE(StageCase.DESTROY_CANDIDATE, ChangingCall.Terminate.class, 1),
        RECOVER(StageCase.RECOVER_A_FAILED_LAUNCH, ChangingCall.Terminate.class, 1),
        REPLACE(StageCase.UPLOAD_AFTER_A_FAILED_LAUNCH, ChangingCall.Terminate.class, 1);

        private final StageCase stage;
        private final Class<? extends ChangingCall> kind;
        private final int which;

        Call(StageCase stage, Class<? extends ChangingCall> kind, int which) {
            this.stage = stage;
            this.kind = kind;
            this.which = which;
        }
    }

    /** Exit code, how often it was tried, how often it was executed. A stage that only cleans up ends well all the same. */
    private static final String TABLE = """
                           VERSION   SETTINGS  LAUNCH    FIRST_LAUNCH FORGET  RAISE   SWITCH   WAY_BACK ROLLBACK OF_HELD  RAISE_BACK TERMINATE PRUNE  CANDIDATE RECOVER REPLACE
        DENIED             10/1/0    10/1/0    10/1/0    10/1/0       0/1/0   10/1/0  10/1/0   8/1/0    10/1/0   10/1/0   10/1/0     10/1/0    0/1/0  10/1/0    10/1/0  10/1/0
        NO_CREDENTIALS     10/1/0    10/1/0    10/1/0    10/1/0       0/1/0   10/1/0  10/1/0   8/1/0    10/1/0   10/1/0   10/1/0     10/1/0    0/1/0  10/1/0    10/1/0  10/1/0
        WRONG_CLOCK        10/1/0    10/1/0    10/1/0    10/1/0       0/1/0   10/1/0  10/1/0   8/1/0    10/1/0   10/1/0   10/1/0     10/1/0    0/1/0  10/1/0    10/1/0  10/1/0
        LIMIT              6/1/0     6/1/0     6/1/0     6/1/0        0/1/0   3/1/0   6/1/0    8/1/0    6/1/0    6/1/0    3/1/0      6/1/0     0/1/0  6/1/0     6/1/0   6/1/0
        THROTTLED_ONCE     0/2/1     0/2/1     0/2/1     0/2/1        0/2/1   0/2/1   0/2/1    7/2/1    0/2/1    0/2/1    0/2/1      0/2/1     0/2/1  0/2/1     0/2/1   0/2/1
        THROTTLED_FOR_EVER 6/4/0     6/4/0     6/4/0     6/4/0        0/4/0   3/4/0   6/6/0    8/6/0    6/6/0    6/6/0    3/4/0      6/4/0     0/4/0  6/4/0     6/4/0   6/4/0
        BUSY_ONCE          0/2/1     0/2/1     0/2/1     0/2/1        0/2/1   0/2/1   0/2/1    7/2/1    0/2/1    0/2/1    0/2/1      0/2/1     0/2/1  0/2/1     0/2/1   0/2/1
        BUSY_FOR_EVER      6/4/0     6/4/0     6/4/0     6/4/0        0/4/0   3/4/0   6/6/0    8/6/0    6/6/0    6/6/0    3/4/0      6/4/0     0/4/0  6/4/0     6/4/0   6/4/0
        ANSWER_LOST        0/1/1     0/1/1     0/1/1     0/1/1        0/1/1   0/1/1   0/1/1    7/1/1    0/1/1    0/1/1    0/1/1      0/1/1     0/1/1  0/1/1     0/1/1   0/1/1
        LOST               0/2/1     0/2/1     0/2/1     0/2/1        0/2/1   0/2/1   0/2/1    7/2/1    0/2/1    0/2/1    0/2/1      0/2/1     0/2/1  0/2/1     0/2/1   0/2/1
        ALL_LOST           6/2/0     6/2/0     6/2/0     6/2/0        0/2/0   3/2/0   6/2/0    8/2/0    6/2/0    6/2/0    3/2/0      6/2/0     0/2/0  6/2/0     6/2/0   6/2/0
        UNSENT_ONCE        0/2/1     0/2/1     0/2/1     0/2/1        0/2/1   0/2/1   0/2/1    7/2/1    0/2/1    0/2/1    0/2/1      0/2/1     0/2/1  0/2/1     0/2/1   0/2/1
        UNSENT_FOR_EVER    6/4/0     6/4/0     6/4/0     6/4/0        0/4/0   3/4/0   6/6/0    8/6/0    6/6/0    6/6/0    3/4/0      6/4/0     0/4/0  6/4/0     6/4/0   6/4/0
        """;

    static Stream<Arguments> cells() {
        List<String> lines = TABLE.strip().lines().toList();
        List<String> calls = words(lines.get(0));
        List<Arguments> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = words(line);
            for (int i = 0; i < calls.size(); i++) {
                cells.add(Arguments.of(Call.valueOf(calls.get(i)), CallFault.valueOf(row.get(0)), row.get(i + 1)));
            }
        }
        return cells.stream();
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    @Test
    void theTableIsWhole() {
        List<String> lines = TABLE.strip().lines().toList();
        assertThat(words(lines.get(0))).containsExactly(names(Call.values()));
        assertThat(lines.subList(1, lines.size()).stream()
                        .map(line -> words(line).get(0)))
                .containsExactly(names(CallFault.values()));
    }

    private static String[] names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toArray(String[]::new);
    }

    /** Of these calls. */
    private static final class Sent {
        private int all;
        private int ofThese;
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("cells")
    void theCall(Call call, CallFault fault, String expected) {
        StageSimulation run = call.stage.begin();
        Sent sent = new Sent();
        run.answering((effect, world) -> {
            boolean meets = call.kind.isInstance(effect) && ++sent.all >= call.which && !run.isCalm();
            return meets ? fault.answer(run.cloud(), (ChangingCall) effect, ++sent.ofThese == 1, world) : world.get();
        });

        StageResult ending = call.stage.run(run);

        long executed = run.executed(call.kind) - (call.which - 1);
        String words = "%s, by %s".formatted(ending, run.entries());
        assertThat(ending.exit().code() + "/" + sent.ofThese + "/" + executed)
                .as(words)
                .isEqualTo(expected);
        assertThat(run.journal().open()).as(words).isEmpty();
        assertThat(run.isLockFree()).as("its lock is given back").isTrue();
        checked(call, fault, ending, executed == 1);
        serves(call, run, ending);
        assertThat(ending.next()).as("the next command").isNotEmpty();

        leadsOn(call, run, ending);
    }

    /** The reason is told, wherever the call came to nothing. */
    private static void checked(Call call, CallFault fault, StageResult ending, boolean done) {
        if (!done) {
            assertThat(ending.sentence())
                    .contains(
                            switch (fault) {
                                case DENIED -> "not authorized to perform " + call.kind.getSimpleName();
                                case NO_CREDENTIALS -> "the token has expired";
                                case WRONG_CLOCK -> "Signature expired";
                                case LIMIT -> "the limit is reached";
                                case THROTTLED_ONCE, THROTTLED_FOR_EVER -> "Rate exceeded";
                                case BUSY_ONCE, BUSY_FOR_EVER -> "Must be Ready";
                                case ANSWER_LOST, LOST, ALL_LOST -> "";
                                case UNSENT_ONCE, UNSENT_FOR_EVER -> "its evidence had ended";
                            });
        }
    }

    private static void serves(Call call, StageSimulation run, StageResult ending) {
        EnvironmentId owner = run.owner();
        if (ending.exit() == call.stage.exit) {
            assertThat(call.stage.owner())
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(), e -> assertThat(owner).isEqualTo(e));
        } else if (ending.exit() == ExitCode.PERSON) {
            assertThat(owner).isEqualTo(StartingWorld.GREEN);
            assertThat(ending.sentence()).contains("serves users");
        } else {
            assertThat(owner).isEqualTo(call.stage.ownerBefore());
        }
    }

    /** Once nothing goes wrong any more, what is typed again comes to its end, and whoever was held is taken back. */
    private static void leadsOn(Call call, StageSimulation run, StageResult ending) {
        if (ending.exit() == call.stage.exit) {
            return;
        }
        run.calmsDown();
        StageResult again = ending.exit() == ExitCode.PERSON ? run.rollback(null) : call.stage.run(run);
        assertThat(again.exit()).as(again.toString()).isEqualTo(ExitCode.OK);
        assertThat(run.journal().open()).isEmpty();
    }
}
