package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.CloudControl.AlarmTruth;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world at one instant.
 *
 * @param owner who has the live name once executed swaps have taken effect
 * @param mutations how many changing calls were executed so far
 * @param entries how many the journal has
 * @param environments all there ever were
 * @param instances how many each environment has
 * @param alarms by name
 */
record Observed(
        Instant at,
        @Nullable EnvironmentId owner,
        int mutations,
        int entries,
        JournalFacts facts,
        List<Environment> environments,
        Map<EnvironmentId, Integer> instances,
        Map<String, AlarmTruth> alarms) {

    static Observed of(EmbeddedCloud cloud) {
        List<Environment> environments = cloud.environments();
        Map<EnvironmentId, Integer> instances = new HashMap<>();
        environments.forEach(e -> instances.put(e.id(), cloud.instancesOf(e.id())));
        return new Observed(
                cloud.now(),
                NameTruth.owner(cloud),
                cloud.executionLog().mutations().size(),
                ((MemoryLedger) cloud.ledger()).entries().size(),
                JournalFacts.of(cloud),
                environments,
                instances,
                CloudControl.alarms(cloud));
    }

    int instances(@Nullable EnvironmentId id) {
        return id == null ? 0 : instances.getOrDefault(id, 0);
    }

    boolean isRed(String alarm) {
        AlarmTruth executionLog = alarms.get(alarm);
        return executionLog != null && executionLog.state() == Alarm.State.ALARM;
    }

    /** Of the environments that are there, none was made for a later release: the candidate is the newest. */
    boolean isNewest(ReleaseRecord release) {
        return environments.stream()
                .filter(Environment::exists)
                .map(e -> facts.journal().releaseOf(e.id()))
                .noneMatch(other -> other != null && other.openedAt().isAfter(release.openedAt()));
    }
}
