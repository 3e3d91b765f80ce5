package dev.kirikae.simulate;

import dev.kirikae.cli.StatusWayBack;
import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.simulate.WayBackOracle.Prediction;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code status} and a settled release name as way back is where a rollback goes. */
final class WayBackRule {

    private static final Pattern NAMED = Pattern.compile("stands by: [^(]*\\((e-[a-z0-9]+)\\)");

    private WayBackRule() {}

    /** Null where nothing can be said: an intent is open, which status says too. */
    static @Nullable Prediction predicted(EmbeddedCloud cloud, Policy policy, Observed now) {
        boolean quiet = Objects.equals(now.owner(), cloud.ownerOf(Start.NAME));
        return now.facts().hasOpenIntent() || !quiet
                ? null
                : StatusWayBack.of(Start.NAME, policy.configuration().verify().health())
                        .of(cloud);
    }

    /** @param predicted what was predicted before this stage */
    static void check(StageOutcome result, @Nullable Prediction predicted, BiConsumer<Invariant, String> violations) {
        settled(result, violations);
        boolean plain = result.run().stage() == Stage.ROLLBACK && result.run().to() == null;
        if (!plain || predicted == null || !result.isCalm() || result.exit() == null) {
            return;
        }
        boolean busy = result.before().environments().stream().anyMatch(e -> e.exists() && !e.isReady());
        if (!predicted.moves()) {
            boolean refusedOnly =
                    predicted.to() != null && result.run().allowed().containsKey(Guard.STANDBY_SICK);
            boolean becameReady = predicted.to() != null && busy;
            if (result.moved() && !refusedOnly && !becameReady) {
                violations.accept(
                        Invariant.WAY_BACK,
                        "none was predicted, and it went to " + result.after().owner());
            }
            return;
        }
        if (busy || FinaleRules.isAnyStuck(result.cloud())) {
            return;
        }
        boolean sick = predicted.to() != null && CloudControl.isSick(result.cloud(), predicted.to());
        boolean allowed = result.run().allowed().containsKey(Guard.STANDBY_SICK);
        boolean refused = sick && !allowed && result.exit() == ExitCode.REFUSED;
        if (!refused && !Objects.equals(predicted.to(), result.after().owner())) {
            violations.accept(
                    Invariant.WAY_BACK,
                    predicted.to() + " was predicted, and " + result.after().owner() + " serves, after: "
                            + result.exit() + " " + result.sentence());
        }
    }

    private static void settled(StageOutcome result, BiConsumer<Invariant, String> violations) {
        Matcher named = NAMED.matcher(result.sentence());
        Prediction now = named.find() && !result.byHand()
                ? predicted(result.cloud(), result.scenario().policy(), result.after())
                : null;
        if (now != null && !Objects.equals(named.group(1), String.valueOf(now.to()))) {
            violations.accept(
                    Invariant.WAY_BACK, "the ending names " + named.group(1) + ", status would name " + now.to());
        }
    }
}
