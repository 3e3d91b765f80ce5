package dev.kirikae.cli.view;

import java.util.Map;
import java.util.function.IntSupplier;

/** How many columns a line of help, or of a list, may have. */
public final class TerminalWidth {

    /** Set by a person where it is to be another than the terminal's. */
    private static final String VARIABLE = "COLUMNS";

    private static final int LEAST = 40;
    private static final int MOST = 400;

    private TerminalWidth() {}

    /**
     * Between 40 and 400.
     *
     * @param columns of the terminal, or what is usual where there is none
     */
    public static int of(Map<String, String> env, IntSupplier columns) {
        String given = env.getOrDefault(VARIABLE, "");
        int wanted = given.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(given) : columns.getAsInt();
        return Math.min(MOST, Math.max(LEAST, wanted));
    }
}
