package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What must hold at the instant at which Beanstalk has executed a call. */
final class ExecutionRules {

    private final Scenario scenario;
    private final BiConsumer<Invariant, String> violations;
    private final Map<String, ExitCode> ended = new HashMap<>();
    private final boolean served;
    private Act.@Nullable Run current;
    private @Nullable PassedGuards guards;

    ExecutionRules(Scenario scenario, BiConsumer<Invariant, String> violations) {
        this.scenario = scenario;
        this.violations = violations;
        this.served = scenario.kind() != Scenario.Kind.NOTHING;
    }

    /**
     * @param before the world when the stage begins
     * @param choices what happens to it
     */
    void begins(EmbeddedCloud cloud, Act.Run run, Observed before, Choices choices) {
        current = run;
        guards = new PassedGuards(scenario, cloud, run, before, choices, violations);
    }

    /** @param exit null where the process was killed */
    void ends(String nonce, @Nullable ExitCode exit) {
        current = null;
        guards = null;
        if (exit != null) {
            ended.put(nonce, exit);
        }
    }

    void executed(EmbeddedCloud cloud) {
        Mutation latest = cloud.executionLog().latest();
        if (latest == null || latest.isByHand()) {
            return;
        }
        ChangingCall call = latest.call();
        intended(cloud, call);
        if (cloud.executionLog().executionsOf(call.operation()) > 1) {
            violations.accept(Invariant.ONCE, call.toString());
        }
        ExitCode exit = ended.get(latest.client());
        if (exit != null && exit != ExitCode.UNCLEAR) {
            violations.accept(Invariant.NOT_AFTER_THE_END, latest.client() + " had ended " + exit.code() + ": " + call);
        }
        if (call instanceof ChangingCall.Terminate terminate) {
            terminated(cloud, terminate.environment(), latest);
        }
        if (call instanceof ChangingCall.Swap swap) {
            swapped(cloud, swap);
        }
        if (guards != null && !latest.late()) {
            passed(cloud, guards, call);
        }
        serves(cloud, call);
    }

    private static void passed(EmbeddedCloud cloud, PassedGuards guards, ChangingCall call) {
        if (call instanceof ChangingCall.Swap swap
                && goal(cloud, swap.operation()) instanceof Goal.NameBelongsTo name
                && name.purpose() != Goal.Purpose.WAY_BACK) {
            guards.swapped(swap, name.purpose() == Goal.Purpose.SWITCH);
        } else if (call instanceof ChangingCall.Terminate terminate) {
            guards.terminated(terminate.environment());
        } else if (call instanceof ChangingCall.CreateEnvironment) {
            guards.created();
        }
    }

    private void intended(EmbeddedCloud cloud, ChangingCall call) {
        Goal goal = goal(cloud, call.operation());
        boolean agrees = goal != null;
        if (call instanceof ChangingCall.Swap swap) {
            agrees = goal instanceof Goal.NameBelongsTo name
                    && name.from().equals(swap.from())
                    && name.to().equals(swap.to());
        } else if (call instanceof ChangingCall.Terminate terminate) {
            agrees = goal instanceof Goal.EnvironmentGone gone
                    && gone.environment().equals(terminate.environment());
        }
        if (!agrees) {
            violations.accept(Invariant.INTENDED, call + ", intended: " + goal);
        }
    }

    private static @Nullable Goal goal(EmbeddedCloud cloud, String operation) {
        for (JournalEntry entry : ((MemoryLedger) cloud.ledger()).entries()) {
            if (entry instanceof JournalEntry.Intended intended
                    && intended.operation().equals(operation)) {
                return intended.goal();
            }
        }
        return null;
    }

    private void terminated(EmbeddedCloud cloud, EnvironmentId id, Mutation latest) {
        JournalFacts facts = JournalFacts.of(cloud);
        if (id.equals(NameTruth.owner(cloud))
                && !facts.isFirst(id)
                && !NameTruth.movedByHandSince(cloud, latest.call())) {
            violations.accept(Invariant.LIVE_IS_KEPT, id + " owns the live name");
        }
        if (facts.isWayBackOfUnfinished(id, NameTruth.owner(cloud))) {
            violations.accept(Invariant.WAY_BACK_IS_KEPT, id + " was replaced by a release that has not ended");
        }
        boolean made = facts.releaseOf(id) != null;
        if (!made && !scenario.policy().isAdopted(id)) {
            violations.accept(Invariant.OURS, id + " was not made by Kirikae, and adopt does not name it");
        }
        Instant left = CloudControl.leftNameAt(cloud, id);
        boolean allowed = current != null && current.allowed().containsKey(Guard.TOO_EARLY);
        boolean byHand = cloud.executionLog().mutations().stream().anyMatch(Mutation::isByHand);
        if (left != null && !allowed && !byHand && cloud.now().isBefore(left.plus(leastAge()))) {
            violations.accept(Invariant.AGE, id + " was live until " + left + ", and is terminated at " + latest.at());
        }
    }

    private Duration leastAge() {
        var standby = scenario.policy().configuration().standby();
        return standby.keep().compareTo(standby.rejected()) < 0 ? standby.keep() : standby.rejected();
    }

    private void swapped(EmbeddedCloud cloud, ChangingCall.Swap swap) {
        boolean forward = goal(cloud, swap.operation()) instanceof Goal.NameBelongsTo name
                && name.purpose() == Goal.Purpose.SWITCH;
        boolean unsure = current != null && current.allowed().containsKey(Guard.INCONCLUSIVE);
        boolean asked = scenario.policy().says(WorldParameter.PROBES, "two");
        boolean byHand = NameTruth.movedByHandSince(cloud, swap);
        if (forward && asked && !unsure && !byHand && CloudControl.isSick(cloud, swap.to())) {
            violations.accept(Invariant.SOUND, swap.toString());
        }
    }

    private void serves(EmbeddedCloud cloud, ChangingCall call) {
        EnvironmentId owner = NameTruth.owner(cloud);
        Environment live = owner == null ? null : cloud.environment(owner);
        boolean byHand = cloud.executionLog().mutations().stream().anyMatch(Mutation::isByHand);
        if (served && !byHand && (live == null || !live.exists())) {
            violations.accept(Invariant.SERVED, "nobody serves after " + call);
        }
    }
}
