package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stage that was run, with the world before and after it.
 *
 * @param target the environment that {@code --to} named; null where nothing was named
 * @param unusual what happened to it, by place
 * @param incidents those that were on
 */
record StageOutcome(
        EmbeddedCloud cloud,
        Scenario scenario,
        Act.Run run,
        String nonce,
        @Nullable EnvironmentId target,
        Observed before,
        Observed after,
        StageProcess.Outcome outcome,
        Map<String, Integer> unusual,
        Set<Incident> incidents) {

    @Nullable
    ExitCode exit() {
        StageResult ending = outcome.ending();
        return ending == null ? null : ending.exit();
    }

    String sentence() {
        StageResult ending = outcome.ending();
        return ending == null ? "" : ending.sentence();
    }

    /** What Beanstalk executed of anybody while it ran. */
    List<Mutation> executed() {
        return cloud.executionLog().mutations().subList(before.mutations(), after.mutations());
    }

    /** What was entered into the journal while it ran. */
    List<JournalEntry> written() {
        return after.facts().entries().subList(before.entries(), after.entries());
    }

    List<Mutation> own() {
        return executed().stream().filter(m -> m.client().equals(nonce)).toList();
    }

    /** Whether a person acted in the middle of it. */
    boolean byHand() {
        return executed().stream().anyMatch(Mutation::isByHand);
    }

    boolean moved() {
        return after.owner() != null && !after.owner().equals(before.owner());
    }

    /** Who would have the name now if this stage had moved nothing. */
    @Nullable
    EnvironmentId ownerWithout() {
        EnvironmentId owner = before.owner();
        for (Mutation mutation : executed()) {
            if (!mutation.client().equals(nonce)) {
                owner = NameTruth.after(mutation, owner);
            }
        }
        return NameTruth.isGoneWithoutUs(cloud, owner) ? null : owner;
    }

    /** Whether a write to the ledger was lost, so that what the stage knows may be less than what is. */
    boolean isLedgerDisturbed() {
        return outcome.cutOff()
                || unusual.keySet().stream().anyMatch(p -> p.startsWith("append") || p.startsWith("write-lock"));
    }

    boolean isCalm() {
        return unusual.isEmpty() && incidents.isEmpty() && !byHand() && !outcome.cutOff();
    }

    /** Whether something happened in the world in the middle of it that nobody was told. */
    boolean isDisturbed() {
        return byHand()
                || unusual.entrySet().stream()
                        .anyMatch(u -> u.getKey().startsWith("before ") && u.getValue() >= Choices.MEANWHILE);
    }

    /** Whether a look showed the world as it was some seconds before. */
    boolean sawOldLooks() {
        return incidents.contains(Incident.STALE_LOOKS)
                || unusual.keySet().stream()
                        .anyMatch(place -> place.startsWith("stale-") || place.startsWith("unseen-"));
    }
}
