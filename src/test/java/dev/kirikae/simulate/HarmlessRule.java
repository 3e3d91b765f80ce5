package dev.kirikae.simulate;

import dev.kirikae.workflow.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One lost or throttled call, or one look at the past, changes nothing of how a stage ends. */
final class HarmlessRule {

    private HarmlessRule() {}

    /** Checks the last stage of a run to which nothing happened but this. */
    static void check(SequenceRun run) {
        List<SequenceStep> steps = run.sequence().steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            SequenceStep step = steps.get(i);
            if (step.act() instanceof Act.Run && isHarmless(step.unusual()) && run.wasQuiet(i)) {
                compare(run, steps, i);
                return;
            }
        }
    }

    private static void compare(SequenceRun run, List<SequenceStep> steps, int at) {
        List<SequenceStep> calm = new ArrayList<>(steps.subList(0, at));
        calm.add(SequenceStep.calm(steps.get(at).act()));
        SequenceRun other = SequenceRun.replayed(new Sequence(run.scenario(), calm, Finale.NONE));
        ExitCode expected = other.exit(at);
        ExitCode exit = run.exit(at);
        if (other.violation() == null && exit != expected) {
            run.broken(
                    Invariant.HARMLESS,
                    "step " + (at + 1) + " ended " + exit + "; without it " + expected + " " + other.sentence());
        }
    }

    private static boolean isHarmless(Map<String, Integer> unusual) {
        return unusual.size() == 1 && unusual.entrySet().stream().allMatch(u -> isHarmless(u.getKey(), u.getValue()));
    }

    private static boolean isHarmless(String place, int choice) {
        String site = place.substring(0, place.lastIndexOf(' '));
        return switch (site) {
            case "append", "write-lock", "store-object", "ensure-storage" -> choice <= 2;
            case "swap", "terminate", "create-environment", "create-version", "set-capacity", "save-configuration" ->
                choice == 1 || choice == 3;
            case "stale-name", "unseen-environment" -> true;
            default -> site.startsWith("look-at-") || site.startsWith("read-") || site.startsWith("stale-");
        };
    }
}
