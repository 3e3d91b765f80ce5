package dev.kirikae.cli.view;

import java.util.Map;

/** How many columns a line of what is printed may have. */
public final class TerminalWidth {

    /** Set by the launcher where there is a terminal, since Java cannot ask one; by a person where it is to be another. */
    private static final String VARIABLE = "COLUMNS";

    private static final int USUAL = 80;
    private static final int LEAST = 40;
    private static final int MOST = 400;

    private TerminalWidth() {}

    /** Between 40 and 400; 80 where it is not known. */
    public static int of(Map<String, String> env) {
        String given = env.getOrDefault(VARIABLE, "");
        int columns = given.matches("[0-9]{1,4}") ? Integer.parseInt(given) : 0;
        return columns == 0 ? USUAL : Math.min(MOST, Math.max(LEAST, columns));
    }
}
