package dev.kirikae.stages.step;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.StageResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tails of logs as they come in.
 *
 * @param suspects whose they are to be
 * @param tails those that came, by instance
 * @param trouble why the latest look brought none; null where it brought what there was
 */
record LogTails(SuspectInstances suspects, Map<String, String> tails, Answer.@Nullable Missing trouble) {

    private static final int MOST_LINES = 20;

    /** So many are shown; of the others it is said where they are. */
    private static final int MOST_SHOWN = 2;

    LogTails {
        tails = Map.copyOf(tails);
    }

    static LogTails of(SuspectInstances suspects) {
        return new LogTails(suspects, Map.of(), null);
    }

    /** @param answer to {@link dev.kirikae.workflow.Effect.LookAtLogs} */
    LogTails with(Answer answer) {
        if (answer instanceof Answer.LogsSeen seen) {
            Map<String, String> all = new TreeMap<>(tails);
            all.putAll(seen.tailByInstance());
            return new LogTails(suspects, all, null);
        }
        return new LogTails(suspects, tails, answer instanceof Answer.Missing missing ? missing : null);
    }

    /** Whether nothing more is to be waited for: all came, or somebody must mend rights first. */
    boolean areComplete() {
        if (trouble != null && isForGood(trouble)) {
            return true;
        }
        List<String> wanted = suspects.readIds();
        return wanted.isEmpty() ? !tails.isEmpty() : tails.keySet().containsAll(wanted);
    }

    private static boolean isForGood(Answer.Missing missing) {
        return switch (missing.trouble()) {
            case DENIED, NO_CREDENTIALS, CLOCK, FOREIGN_BUCKET, ABSENT, UNSUPPORTED -> true;
            case THROTTLED, NOT_READY, UNREACHABLE, LATE -> false;
        };
    }

    /** For people: the end of the first few, and what did not come. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>(suspects.readIds());
        ids.addAll(new TreeSet<>(tails.keySet()));
        ids.retainAll(tails.keySet());
        int shown = 0;
        for (String id : ids) {
            lines.addAll(lines(id, tails.getOrDefault(id, ""), shown++ < MOST_SHOWN ? MOST_LINES : 0));
        }
        if (!areComplete() || trouble != null) {
            String why = trouble == null ? "Beanstalk has not collected them in time" : trouble.why();
            lines.add(DiagnosticText.cut((tails.isEmpty() ? "no logs: " : "not all logs: ") + why));
        }
        return lines;
    }

    private List<String> lines(String id, String tail, int most) {
        List<String> all = tail.stripTrailing().lines().toList();
        String guessed = suspects.isBadKnown() ? "" : " (no instance is told apart as the bad one)";
        List<String> lines = new ArrayList<>();
        int from = Math.max(0, all.size() - most);
        lines.add("log of " + id + guessed + where(from, most, all.size()));
        all.subList(from, all.size()).stream()
                .map(line -> DiagnosticText.cut(StageResult.LOG_LINE + line.replace("\t", "    ")))
                .forEach(lines::add);
        return lines;
    }

    private static String where(int from, int most, int all) {
        if (from == 0) {
            return ":";
        }
        return most == 0
                ? ": in the report"
                : ", its last " + most + " of " + all + " lines (the others are in the report):";
    }
}
