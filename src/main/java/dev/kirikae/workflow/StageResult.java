package dev.kirikae.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stage ended.
 *
 * @param guard the guard that refused; null where none did
 * @param sentence what happened and why, and after a switch who serves users: for people, without a line break
 * @param evidence what it was decided from, one item a line; empty where the sentence says all
 * @param next the next command, as it is typed after {@code kirikae}; empty where there is none
 */
public record StageResult(ExitCode exit, @Nullable Guard guard, String sentence, List<String> evidence, String next) {

    /** How an item of evidence begins that is a line of a log. */
    public static final String LOG_LINE = "  | ";

    public StageResult {
        evidence = List.copyOf(evidence);
    }

    /** Without a guard and without evidence. */
    public static StageResult of(ExitCode exit, String sentence, String next) {
        return new StageResult(exit, null, sentence, List.of(), next);
    }

    /** Without evidence. */
    public static StageResult refused(Guard guard, String sentence, String next) {
        return new StageResult(ExitCode.REFUSED, guard, sentence, List.of(), next);
    }

    /** The same with this evidence instead. */
    public StageResult with(List<String> items) {
        return new StageResult(exit, guard, sentence, items, next);
    }

    /** The same with another next command; empty for none. */
    public StageResult leadingTo(String command) {
        return new StageResult(exit, guard, sentence, evidence, command);
    }
}
