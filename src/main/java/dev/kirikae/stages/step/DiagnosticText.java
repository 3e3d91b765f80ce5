package dev.kirikae.stages.step;

import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.Instance;
import dev.kirikae.workflow.Answer;
import java.util.ArrayList;
import java.util.List;

/** Causes and events as lines for people: few of them, none long. */
final class DiagnosticText {

    private static final int LONGEST = 300;
    private static final int MOST_CAUSES = 5;
    private static final int MOST_INSTANCES = 3;
    private static final int MOST_OF_ONE = 2;

    /** Of many events the first mostly tell why it began, and the last how it is. */
    private static final int FIRST = 3;

    private static final int LAST = 7;

    private DiagnosticText() {}

    /** One cause of the environment, as it stands in evidence. */
    static String cause(String cause) {
        return cut("cause: " + cause);
    }

    /**
     * One that is gone has no causes any more, and that is no news.
     *
     * @param answer to {@link dev.kirikae.workflow.Effect.LookAtCauses}
     */
    static List<String> causes(Answer answer, SuspectInstances suspects) {
        List<String> lines = new ArrayList<>();
        if (answer instanceof Answer.CausesSeen seen) {
            lines.addAll(causes(seen));
        } else if (answer instanceof Answer.Missing missing && missing.trouble() != Answer.Trouble.ABSENT) {
            lines.add(cut("no causes: " + missing.why()));
        }
        for (Instance instance : suspects.bad().stream().limit(MOST_INSTANCES).toList()) {
            lines.addAll(causes(instance));
        }
        int more = suspects.bad().size() - MOST_INSTANCES;
        if (more > 0) {
            lines.add("and " + more + " more bad instances");
        }
        Answer.Missing untold = suspects.untold();
        if (untold != null && answer instanceof Answer.CausesSeen) {
            lines.add(cut("no instances: " + untold.why()));
        }
        return lines;
    }

    /** The first few. */
    static List<String> causes(Answer.CausesSeen seen) {
        return seen.causes().stream()
                .limit(MOST_CAUSES)
                .map(DiagnosticText::cause)
                .toList();
    }

    private static List<String> causes(Instance instance) {
        String who = "instance " + instance.id() + " is " + instance.health().word() + ", runs "
                + (instance.version() == null ? "no version that is told" : instance.version())
                + (instance.deployment().isEmpty() ? "" : " (" + instance.deployment() + ")");
        return instance.causes().isEmpty()
                ? List.of(cut(who))
                : instance.causes().stream()
                        .limit(MOST_OF_ONE)
                        .map(cause -> cut(who + ": " + cause))
                        .toList();
    }

    /** @param answer to {@link dev.kirikae.workflow.Effect.LookAtEvents} */
    static List<String> events(Answer answer) {
        if (answer instanceof Answer.Missing missing) {
            return List.of(cut("no events: " + missing.why()));
        }
        if (!(answer instanceof Answer.EventsSeen seen)) {
            return List.of();
        }
        List<String> lines = seen.events().stream()
                .filter(EnvironmentEvent::isWarningOrWorse)
                .map(e -> cut("event " + e.at() + " " + e.severity() + ": " + e.message()))
                .toList();
        if (lines.size() <= FIRST + LAST) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, FIRST));
        some.add("(" + (lines.size() - FIRST - LAST) + " more events of this kind in between)");
        some.addAll(lines.subList(lines.size() - LAST, lines.size()));
        return some;
    }

    /** At most 300 characters. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
