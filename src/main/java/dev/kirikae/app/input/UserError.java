package dev.kirikae.app.input;

import dev.kirikae.workflow.ExitCode;
import java.util.List;

/**
 * What a person gave cannot be used: nothing was changed. Said in one sentence without a full stop, and in one line for
 * each problem.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final transient List<String> problems;
    private final String next;

    private UserError(ExitCode exit, String sentence, List<String> problems, String next) {
        super(sentence);
        this.exit = exit;
        this.problems = List.copyOf(problems);
        this.next = next;
    }

    /** Bad input, in one sentence. */
    public static UserError because(String sentence) {
        return new UserError(ExitCode.BAD_INPUT, sentence, List.of(), "");
    }

    /** Bad input, and the command that mends it. */
    public static UserError because(String sentence, String next) {
        return new UserError(ExitCode.BAD_INPUT, sentence, List.of(), next);
    }

    /** Bad input with all its problems, one line each. */
    public static UserError because(String sentence, List<String> problems) {
        return new UserError(ExitCode.BAD_INPUT, sentence, problems, "");
    }

    /** As {@link #because(String)}, with another exit code. */
    public static UserError because(ExitCode exit, String sentence) {
        return new UserError(exit, sentence, List.of(), "");
    }

    public ExitCode exit() {
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
