package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl.AlarmTruth;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a told alarm really said when a release settled. */
final class SettledAlarmRule {

    /** The watch looks at its alarms at least this often. */
    private static final Duration LOOKS = Duration.ofSeconds(45);

    private final StageOutcome result;
    private final BiConsumer<Invariant, String> violations;

    SettledAlarmRule(StageOutcome result, BiConsumer<Invariant, String> violations) {
        this.result = result;
        this.violations = violations;
    }

    /** @param owner whose release has just settled */
    void settled(EnvironmentId owner) {
        Policy policy = result.scenario().policy();
        Instant judged = judgedAt(owner);
        if (!policy.hasAlarm() || policy.says(WorldParameter.RED_AT_START, "ignore") || judged == null) {
            return;
        }
        Environment environment = result.cloud().environment(owner);
        String name = policy.alarm().replace("${environment}", environment == null ? "" : environment.name());
        AlarmTruth alarm = result.after().alarms().get(name);
        boolean excluded = policy.says(WorldParameter.RED_AT_START, "exclude-while-red");
        boolean accepts = policy.says(WorldParameter.ON_INCONCLUSIVE, "accept")
                || result.run().allowed().containsKey(Guard.INCONCLUSIVE);
        if (alarm == null) {
            boolean was = result.before().alarms().containsKey(name);
            if (!was && !accepts) {
                violations.accept(Invariant.SILENT_NOT_SETTLED, name + " was deleted before this stage");
            }
        } else if (alarm.pinned() && !alarm.since().isAfter(judged.minus(LOOKS))) {
            if (alarm.state() == Alarm.State.ALARM && !excluded) {
                violations.accept(
                        Invariant.RED_NOT_SETTLED, name + " is red since " + alarm.since() + ", judged at " + judged);
            }
            boolean silent =
                    alarm.state() == Alarm.State.INSUFFICIENT_DATA && !policy.says(WorldParameter.NO_DATA, "ignore");
            if (silent && !(accepts && policy.says(WorldParameter.NO_DATA, "inconclusive"))) {
                violations.accept(Invariant.SILENT_NOT_SETTLED, name + " has no data since " + alarm.since());
            }
        }
    }

    /** When this stage judged its watch; null where it did not. */
    private @Nullable Instant judgedAt(EnvironmentId owner) {
        String release = result.after().facts().releaseOf(owner);
        Instant at = null;
        for (JournalEntry entry : result.written()) {
            if (entry instanceof JournalEntry.Judged judged
                    && judged.phase() == JournalEntry.Phase.LIVE
                    && judged.release().equals(release)) {
                at = judged.at();
            }
        }
        return at;
    }
}
