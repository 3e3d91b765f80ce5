package dev.kirikae.simulate;

import dev.kirikae.cloud.Mutation;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What must hold after each stage, however it ended. */
final class StageRules {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Set<Stage> FINISHED_FOR_GOOD =
            Set.of(Stage.UPLOAD, Stage.RELEASE, Stage.ROLLBACK, Stage.RECOVER);

    /** The most that a stage may execute of each kind; what is not named here is not counted. */
    private static final Map<Class<?>, Map<Stage, Integer>> PLAN = Map.of(
            Effect.Swap.class,
            Map.of(Stage.RELEASE, 2, Stage.RELEASE_AGAIN, 2, Stage.ROLLBACK, 1, Stage.RECOVER, 1),
            Effect.Terminate.class,
            Map.of(
                    Stage.UPLOAD,
                    1,
                    Stage.RECOVER,
                    1,
                    Stage.DESTROY,
                    1,
                    Stage.DESTROY_DUE,
                    1,
                    Stage.DESTROY_CANDIDATE,
                    1),
            Effect.CreateEnvironment.class,
            Map.of(Stage.UPLOAD, 1),
            Effect.CreateVersion.class,
            Map.of(Stage.UPLOAD, 1),
            Effect.SetCapacity.class,
            Map.of(Stage.RELEASE, 2, Stage.RELEASE_AGAIN, 2, Stage.ROLLBACK, 1, Stage.RECOVER, 1));

    private final StageResult result;
    private final BiConsumer<Rule, String> violations;

    StageRules(StageResult result, BiConsumer<Rule, String> violations) {
        this.result = result;
        this.violations = violations;
    }

    /** @param previous the stage before, with nothing in between; null where there was something or nothing */
    void check(@Nullable StageResult previous) {
        RuntimeException thrown = result.outcome().thrown();
        if (thrown != null) {
            violations.accept(Rule.NO_BUG, thrown + place(thrown));
        }
        if (result.outcome().endless()) {
            violations.accept(Rule.ENDS, "after thousands of effects it has not ended");
        }
        JournalFacts facts = result.after().facts();
        if (facts.count(Life.SWITCHED) + facts.count(Life.HELD) > 1) {
            violations.accept(Rule.ONE_MOVED, facts.words());
        }
        if (facts.count(Life.BEGUN) > 1) {
            violations.accept(Rule.ONE_BEGUN, facts.words());
        }
        withinPlan();
        stop();
        lock();
        again(previous);
    }

    private static String place(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0] + (trace.length > 1 ? ", " + trace[1] : "");
    }

    private void withinPlan() {
        PLAN.forEach((kind, most) -> {
            long executed =
                    result.own().stream().filter(m -> kind.isInstance(m.call())).count();
            int allowed = most.getOrDefault(result.run().stage(), 0);
            if (executed > allowed) {
                violations.accept(
                        Rule.WITHIN_PLAN, executed + " times " + kind.getSimpleName() + ", at most " + allowed);
            }
        });
    }

    private void stop() {
        Instant asked = result.outcome().stoppedAt();
        if (asked == null) {
            return;
        }
        List<Mutation> after = result.own().stream()
                .filter(m -> m.at().isAfter(asked.plusSeconds(1)))
                .toList();
        if (!after.isEmpty()) {
            violations.accept(Rule.STOP_IS_HEEDED, "asked at " + asked + " it executed " + after);
        }
        boolean ended = result.outcome().ending() != null
                && !result.outcome().cutOff()
                && result.unusual().size() == 1;
        if (ended && result.after().at().isAfter(asked.plus(SOON))) {
            violations.accept(
                    Rule.STOP_IS_HEEDED,
                    "asked at " + asked + " it ended at " + result.after().at());
        }
    }

    private void lock() {
        boolean ended = result.outcome().ending() != null;
        if (ended && !result.isLedgerDisturbed() && result.after().facts().isLockOf(result.nonce())) {
            violations.accept(Rule.LOCK, "held by " + result.after().facts().lease());
        }
    }

    private void again(@Nullable StageResult previous) {
        boolean same = previous != null
                && previous.run().equals(result.run())
                && Objects.equals(previous.target(), result.target())
                && previous.exit() == Exit.OK
                && !previous.byHand()
                && FINISHED_FOR_GOOD.contains(result.run().stage());
        boolean cleansUp = result.own().stream().allMatch(m -> m.call() instanceof Effect.DeleteConfiguration);
        if (same && !cleansUp) {
            violations.accept(Rule.AGAIN, "run again it executed " + result.own());
        }
    }
}
