package dev.kirikae.cli.view;

import dev.kirikae.app.world.DryRunWorld;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.verify.AlarmBinding;
import dev.kirikae.verify.AlarmProof;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a plan says of its gating alarms: whom each watches, and which pages nobody. */
public final class AlarmBindings {

    private AlarmBindings() {}

    /**
     * A line for each alarm of which there is something to say, by name.
     *
     * @param live null where nobody is
     * @param candidate null where it is still to be made
     */
    public static List<String> of(DryRunWorld dryRun, @Nullable Environment live, @Nullable Environment candidate) {
        AlarmBinding.Side serving = live == null ? null : side(dryRun, live);
        AlarmBinding.Side next = candidate == null ? null : side(dryRun, candidate);
        TreeSet<String> lines = new TreeSet<>();
        for (Alarm alarm : dryRun.alarms()) {
            List<String> words = words(alarm, serving, next);
            if (!words.isEmpty()) {
                lines.add("alarm " + alarm.name() + ": " + String.join("; ", words));
            }
        }
        return List.copyOf(lines);
    }

    static List<String> words(Alarm alarm, AlarmBinding.@Nullable Side live, AlarmBinding.@Nullable Side candidate) {
        List<String> words = new ArrayList<>();
        if (live != null && candidate != null) {
            words.add(AlarmBinding.of(alarm, live, candidate).words());
        }
        if (!alarm.actionsEnabled()) {
            words.add(AlarmProof.PAGES_NOBODY);
        }
        return words;
    }

    private static AlarmBinding.Side side(DryRunWorld dryRun, Environment environment) {
        return new AlarmBinding.Side(environment.name(), dryRun.resources(environment.id()));
    }
}
