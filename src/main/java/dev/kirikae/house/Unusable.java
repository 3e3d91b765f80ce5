package dev.kirikae.house;

import dev.kirikae.tale.Exit;
import java.util.List;

/** What a person gave cannot be used: nothing was changed. Told in one sentence, and in one line for each problem. */
public final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;
    private final transient List<String> problems;

    private Unusable(Exit exit, String sentence, List<String> problems) {
        super(sentence);
        this.exit = exit;
        this.problems = List.copyOf(problems);
    }

    /** Bad input, in one sentence. */
    public static Unusable because(String sentence) {
        return new Unusable(Exit.BAD_INPUT, sentence, List.of());
    }

    /** Bad input with all its problems, one line each. */
    public static Unusable because(String sentence, List<String> problems) {
        return new Unusable(Exit.BAD_INPUT, sentence, problems);
    }

    /** As {@link #because}, with another meaning. */
    public static Unusable because(Exit exit, String sentence) {
        return new Unusable(exit, sentence, List.of());
    }

    public Exit exit() {
        return exit;
    }

    /** One line each; empty where the sentence says all. */
    public List<String> problems() {
        return problems;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
