package dev.kirikae.house;

import dev.kirikae.tale.Exit;
import java.util.List;

/** What a person gave cannot be used: nothing was changed. Told in one sentence, and in one line for each problem. */
public final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;
    private final transient List<String> problems;
    private final String next;

    private Unusable(Exit exit, String sentence, List<String> problems, String next) {
        super(sentence);
        this.exit = exit;
        this.problems = List.copyOf(problems);
        this.next = next;
    }

    /** Bad input, in one sentence. */
    public static Unusable because(String sentence) {
        return new Unusable(Exit.BAD_INPUT, sentence, List.of(), "");
    }

    /** Bad input, and the command that mends it. */
    public static Unusable because(String sentence, String next) {
        return new Unusable(Exit.BAD_INPUT, sentence, List.of(), next);
    }

    /** Bad input with all its problems, one line each. */
    public static Unusable because(String sentence, List<String> problems) {
        return new Unusable(Exit.BAD_INPUT, sentence, problems, "");
    }

    /** As {@link #because}, with another meaning. */
    public static Unusable because(Exit exit, String sentence) {
        return new Unusable(exit, sentence, List.of(), "");
    }

    public Exit exit() {
        return exit;
    }

    /** One line each; empty where the sentence says all. */
    public List<String> problems() {
        return problems;
    }

    /** The command that mends it, as it is typed after {@code kirikae}; empty where none does. */
    public String next() {
        return next;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
