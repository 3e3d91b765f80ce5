package dev.kirikae.cli.view;

import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param sentence what happened; empty where the lines say all
 * @param next the next command as it is typed after {@code kirikae}, without the options that name the service
 * @param lines the result for people, besides the sentence
 * @param fields the result for programs, besides exit, sentence and next
 * @param problems one line each, where the sentence only counts them
 */
public record CommandOutcome(
        ExitCode exit,
        @Nullable Guard guard,
        String sentence,
        String next,
        List<String> lines,
        Map<String, Object> fields,
        List<String> problems) {

    public CommandOutcome {
        lines = List.copyOf(lines);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        problems = List.copyOf(problems);
    }

    public static CommandOutcome of(StageResult ending) {
        return new CommandOutcome(
                ending.exit(),
                ending.guard(),
                ending.sentence(),
                ending.next(),
                List.of(),
                Map.of(),
                ending.evidence().stream().flatMap(String::lines).toList());
    }

    public static CommandOutcome ok(String sentence, String next) {
        return new CommandOutcome(ExitCode.OK, null, sentence, next, List.of(), Map.of(), List.of());
    }

    public static CommandOutcome failed(ExitCode exit, String sentence, List<String> problems, String next) {
        return new CommandOutcome(exit, null, sentence, next, List.of(), Map.of(), problems);
    }

    /** Somebody asked the program to end before it had a result. */
    public static CommandOutcome stopped(String sentence) {
        return failed(ExitCode.STOPPED, sentence, List.of(), "");
    }

    public CommandOutcome with(List<String> moreLines, Map<String, Object> moreFields) {
        List<String> allLines = new java.util.ArrayList<>(lines);
        allLines.addAll(moreLines);
        Map<String, Object> allFields = new LinkedHashMap<>(fields);
        allFields.putAll(moreFields);
        return new CommandOutcome(exit, guard, sentence, next, allLines, allFields, problems);
    }

    public CommandOutcome andThen(String command) {
        return new CommandOutcome(exit, guard, sentence, command, lines, fields, problems);
    }
}
