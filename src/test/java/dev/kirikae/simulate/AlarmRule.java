package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl.AlarmTruth;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a told alarm really said when a release settled. */
final class AlarmRule {

    /** The watch looks at its alarms at least this often. */
    private static final Duration LOOKS = Duration.ofSeconds(45);

    private final StageResult result;
    private final BiConsumer<Rule, String> violations;

    AlarmRule(StageResult result, BiConsumer<Rule, String> violations) {
        this.result = result;
        this.violations = violations;
    }

    /** @param owner whose release has just settled */
    void settled(EnvironmentId owner) {
        Policy policy = result.scenario().policy();
        Instant judged = judgedAt(owner);
        if (!policy.hasAlarm() || policy.says(Parameter.RED_AT_START, "ignore") || judged == null) {
            return;
        }
        Environment environment = result.cloud().environment(owner);
        String name = policy.alarm().replace("${environment}", environment == null ? "" : environment.name());
        AlarmTruth alarm = result.after().alarms().get(name);
        boolean excluded = policy.says(Parameter.RED_AT_START, "exclude-while-red");
        boolean accepts = policy.says(Parameter.ON_INCONCLUSIVE, "accept")
                || result.run().allowed().containsKey(Guard.INCONCLUSIVE);
        if (alarm == null) {
            boolean was = result.before().alarms().containsKey(name);
            if (!was && !accepts) {
                violations.accept(Rule.SILENT_NOT_SETTLED, name + " was deleted before this stage");
            }
        } else if (alarm.told() && !alarm.since().isAfter(judged.minus(LOOKS))) {
            if (alarm.state() == Alarm.State.ALARM && !excluded) {
                violations.accept(
                        Rule.RED_NOT_SETTLED, name + " is red since " + alarm.since() + ", judged at " + judged);
            }
            boolean silent =
                    alarm.state() == Alarm.State.INSUFFICIENT_DATA && !policy.says(Parameter.NO_DATA, "ignore");
            if (silent && !(accepts && policy.says(Parameter.NO_DATA, "inconclusive"))) {
                violations.accept(Rule.SILENT_NOT_SETTLED, name + " has no data since " + alarm.since());
            }
        }
    }

    /** When this stage judged its watch; null where it did not. */
    private @Nullable Instant judgedAt(EnvironmentId owner) {
        String release = result.after().facts().releaseOf(owner);
        Instant at = null;
        for (Entry entry : result.written()) {
            if (entry instanceof Entry.Judged judged
                    && judged.phase() == Entry.Phase.LIVE
                    && judged.release().equals(release)) {
                at = judged.at();
            }
        }
        return at;
    }
}
