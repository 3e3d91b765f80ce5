package dev.kirikae.simulate;

import dev.kirikae.cloud.Mutation;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold after each stage, however it ended. */
final class StageRules {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern SERVES = Pattern.compile("(push-api-[a-z0-9-]+)( \\([a-z0-9-]+\\))? serves users");
    private static final Set<Stage> FINISHED_FOR_GOOD =
            Set.of(Stage.UPLOAD, Stage.UPLOAD_FRESH, Stage.RELEASE, Stage.ROLLBACK, Stage.RECOVER);

    /** More failed launches than that are in no sequence: recover terminates each. */
    private static final int FAILED_LAUNCHES = 3;

    /** The most that a stage may execute of each kind; what is not named here is not counted. */
    private static int most(Class<?> kind, Stage stage) {
        boolean releases = stage == Stage.RELEASE || stage == Stage.RELEASE_AGAIN;
        if (kind == ChangingCall.Swap.class || kind == ChangingCall.SetCapacity.class) {
            return releases
                    ? 2
                    : stage == Stage.ROLLBACK || stage == Stage.RECOVER || stage == Stage.RECOVER_GONE ? 1 : 0;
        }
        if (kind == ChangingCall.Terminate.class) {
            boolean recovers = stage == Stage.RECOVER || stage == Stage.RECOVER_GONE;
            return releases || stage == Stage.ROLLBACK ? 0 : recovers ? FAILED_LAUNCHES : 1;
        }
        return stage.isUpload() ? 1 : 0;
    }

    private static final List<Class<?>> COUNTED = List.of(
            ChangingCall.Swap.class,
            ChangingCall.SetCapacity.class,
            ChangingCall.Terminate.class,
            ChangingCall.CreateEnvironment.class,
            ChangingCall.CreateVersion.class);

    private final StageOutcome result;
    private final BiConsumer<Invariant, String> violations;

    StageRules(StageOutcome result, BiConsumer<Invariant, String> violations) {
        this.result = result;
        this.violations = violations;
    }

    /** @param previous the stage before, with nothing in between; null where there was something or nothing */
    void check(@Nullable StageOutcome previous) {
        RuntimeException thrown = result.outcome().thrown();
        if (thrown != null) {
            violations.accept(Invariant.NO_BUG, thrown + place(thrown));
        }
        if (result.outcome().endless()) {
            violations.accept(Invariant.ENDS, "after thousands of effects it has not ended");
        }
        JournalFacts facts = result.after().facts();
        if (facts.count(Life.SWITCHED) + facts.count(Life.HELD) > 1) {
            violations.accept(Invariant.ONE_MOVED, facts.words());
        }
        if (facts.count(Life.BEGUN) > 1) {
            violations.accept(Invariant.ONE_BEGUN, facts.words());
        }
        withinPlan();
        stop();
        lock();
        again(previous);
    }

    /**
     * What an ending says of who serves is true, where nobody acted since the last stage saw the world.
     *
     * @param before the stage before, whatever was between; null where there was none
     */
    void checkSaid(@Nullable StageOutcome before) {
        boolean known = before != null
                && Objects.equals(before.after().owner(), result.before().owner());
        Matcher said = SERVES.matcher(result.sentence());
        while (known && !result.byHand() && said.find()) {
            String name = said.group(1);
            boolean isOwner = result.cloud().environments().stream()
                    .anyMatch(e -> e.name().equals(name)
                            && e.id().equals(result.after().owner()));
            if (!isOwner) {
                violations.accept(
                        Invariant.SERVES,
                        "\"" + said.group() + "\", but " + result.after().owner() + " does");
            }
        }
    }

    private static String place(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0] + (trace.length > 1 ? ", " + trace[1] : "");
    }

    private void withinPlan() {
        for (Class<?> kind : COUNTED) {
            long executed = result.own().stream()
                    .filter(m -> kind.isInstance(m.call()) && !m.late())
                    .count();
            int most = most(kind, result.run().stage());
            if (executed > most && !result.byHand()) {
                violations.accept(
                        Invariant.WITHIN_PLAN, executed + " times " + kind.getSimpleName() + ", at most " + most);
            }
        }
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
            violations.accept(Invariant.STOP_IS_HEEDED, "asked at " + asked + " it executed " + after);
        }
        boolean ended = result.outcome().ending() != null
                && !result.outcome().cutOff()
                && result.unusual().size() == 1;
        if (ended && result.after().at().isAfter(asked.plus(SOON))) {
            violations.accept(
                    Invariant.STOP_IS_HEEDED,
                    "asked at " + asked + " it ended at " + result.after().at());
        }
    }

    private void lock() {
        boolean ended = result.outcome().ending() != null;
        if (ended && !result.isLedgerDisturbed() && result.after().facts().isLockOf(result.nonce())) {
            violations.accept(
                    Invariant.LOCK, "held by " + result.after().facts().lease());
        }
    }

    private void again(@Nullable StageOutcome previous) {
        boolean same = previous != null
                && previous.run().equals(result.run())
                && Objects.equals(previous.target(), result.target())
                && previous.exit() == ExitCode.OK
                && !previous.byHand()
                && !result.byHand()
                && FINISHED_FOR_GOOD.contains(result.run().stage());
        boolean cleansUp = result.own().stream().allMatch(m -> m.call() instanceof ChangingCall.DeleteConfiguration);
        if (same && !cleansUp) {
            violations.accept(Invariant.AGAIN, "run again it executed " + result.own());
        }
    }
}
