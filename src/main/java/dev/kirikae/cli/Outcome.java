package dev.kirikae.cli;

import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Guard;
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
record Outcome(
        Exit exit,
        @Nullable Guard guard,
        String sentence,
        String next,
        List<String> lines,
        Map<String, Object> fields,
        List<String> problems) {

    Outcome {
        lines = List.copyOf(lines);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        problems = List.copyOf(problems);
    }

    static Outcome of(Ending ending) {
        return new Outcome(
                ending.exit(),
                ending.guard(),
                ending.sentence(),
                ending.next(),
                List.of(),
                Map.of(),
                ending.evidence().stream().flatMap(String::lines).toList());
    }

    static Outcome ok(String sentence, String next) {
        return new Outcome(Exit.OK, null, sentence, next, List.of(), Map.of(), List.of());
    }

    static Outcome failed(Exit exit, String sentence, List<String> problems, String next) {
        return new Outcome(exit, null, sentence, next, List.of(), Map.of(), problems);
    }

    /** Somebody asked the program to end before it had a result. */
    static Outcome stopped(String sentence) {
        return failed(Exit.STOPPED, sentence, List.of(), "");
    }

    Outcome with(List<String> moreLines, Map<String, Object> moreFields) {
        List<String> allLines = new java.util.ArrayList<>(lines);
        allLines.addAll(moreLines);
        Map<String, Object> allFields = new LinkedHashMap<>(fields);
        allFields.putAll(moreFields);
        return new Outcome(exit, guard, sentence, next, allLines, allFields, problems);
    }

    Outcome andThen(String command) {
        return new Outcome(exit, guard, sentence, command, lines, fields, problems);
    }
}
