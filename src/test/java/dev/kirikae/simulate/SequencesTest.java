package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.World;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Sequences of different stages, with stops, kills and acts of people in them and between them, under the rules of {@link
 * Rule}. Every build draws some; {@code -Dkirikae.sequences=100000} draws as many, on all cores, and {@code
 * -Dkirikae.sequences.from=N} begins elsewhere, {@code
 * -Dkirikae.sequences.without=DUE,AGE} passes rules over. A sequence that breaks a rule is made short and told.
 */
class SequencesTest {

    private static final int RUNS = Integer.getInteger("kirikae.sequences", 800);
    private static final long FROM = Long.getLong("kirikae.sequences.from", 1);
    private static final int SHOWN = 8;

    @Test
    void noSequenceBreaksARule() {
        Map<Invariant, NavigableSet<Long>> broken = new ConcurrentSkipListMap<>();
        Set<String> reached = new ConcurrentSkipListSet<>();
        LongStream.range(FROM, FROM + RUNS).parallel().forEach(seed -> {
            SequenceRun run = SequenceRun.drawn(seed);
            Violation violation = run.violation();
            if (violation != null) {
                broken.computeIfAbsent(violation.rule(), rule -> new ConcurrentSkipListSet<>())
                        .add(seed);
            }
            reached.addAll(run.reached());
        });
        StringBuilder transcripts = new StringBuilder();
        broken.forEach((rule, seeds) -> transcripts
                .append("\n\n")
                .append(seeds.size())
                .append(" of ")
                .append(RUNS)
                .append(" break ")
                .append(rule)
                .append(", seeds ")
                .append(seeds.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", ")))
                .append(", the first:\n")
                .append(shortest(seeds.first())));
        assertThat(transcripts.toString()).isEmpty();
        assertThat(reached)
                .containsAll(everyStageEndsWell())
                .containsAll(RARE)
                .contains(Milestones.FIRST_RELEASED, Milestones.FIRST_FAILED, Milestones.FIRST_REPLACED)
                .contains(Milestones.ADOPTED_DESTROYED);
    }

    /** What must have come up, or the drawing has become blind. */
    private static final Set<String> RARE = Set.of(
            "RELEASE " + ExitCode.REFUSED,
            "RELEASE " + ExitCode.UNCLEAR,
            "RELEASE " + ExitCode.FAILED,
            "RELEASE " + ExitCode.RESTORED,
            "RELEASE " + ExitCode.PERSON,
            "RELEASE " + ExitCode.STOPPED,
            "RELEASE killed",
            "ROLLBACK " + ExitCode.REFUSED,
            "ROLLBACK killed",
            "UPLOAD " + ExitCode.FAILED,
            "UPLOAD killed",
            "RECOVER " + ExitCode.PERSON);

    private static Set<String> everyStageEndsWell() {
        Set<String> all = new ConcurrentSkipListSet<>();
        for (Stage stage : Stage.values()) {
            all.add(stage + " " + ExitCode.OK);
        }
        return all;
    }

    private static String shortest(long seed) {
        SequenceRun run = SequenceRun.drawn(seed);
        Violation violation = run.violation();
        if (violation == null) {
            return "not again: the run depends on something else than its seed";
        }
        return SequenceRun.replayed(Shrinking.shrink(run.sequence(), violation.rule()))
                .transcript();
    }

    @Test
    void aRunIsTheSameEachTimeAndCanBeReplayed() {
        for (long seed = 1; seed <= 20; seed++) {
            SequenceRun run = SequenceRun.drawn(seed);
            assertThat(SequenceRun.drawn(seed).transcript()).isEqualTo(run.transcript());
            assertThat(SequenceRun.replayed(run.sequence()).transcript()).isEqualTo(run.transcript());
        }
    }

    @Test
    void aSwapThatIsSentTwiceIsFound() {
        assertThat(broken(world -> effect -> {
                    Answer answer = world.perform(effect);
                    return effect instanceof ChangingCall.Swap ? world.perform(effect) : answer;
                }))
                .contains(Invariant.ONCE);
    }

    @Test
    void aSwapThatIsSaidToBeRefusedAndIsNotIsFound() {
        assertThat(broken(world -> effect -> {
                    Answer answer = world.perform(effect);
                    return effect instanceof ChangingCall.Swap && answer instanceof Answer.Done
                            ? new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded")
                            : answer;
                }))
                .isNotEmpty();
    }

    @Test
    void aTerminationOfAnotherEnvironmentIsFound() {
        assertThat(broken(world -> effect -> effect instanceof ChangingCall.Terminate call
                        ? world.perform(new ChangingCall.Terminate(
                                call.operation(), Start.BLUE, call.signedAt(), call.notAfter()))
                        : world.perform(effect)))
                .contains(Invariant.INTENDED);
    }

    private static Set<Invariant> broken(UnaryOperator<World> between) {
        Set<Invariant> broken = new ConcurrentSkipListSet<>();
        for (long seed = 1; seed <= 150; seed++) {
            Violation violation = SequenceRun.drawn(seed, between).violation();
            if (violation != null) {
                broken.add(violation.rule());
            }
        }
        return broken;
    }
}
