package dev.kirikae.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What lies behind an exception, for sentences that people read. */
public final class Causes {

    private static final Pattern CLASS =
            Pattern.compile("(?:[a-z][a-z0-9_]*\\.)+[A-Z]\\w*(?:Exception|Error)(?::\\s*|$)");

    private Causes() {}

    /** The exception and its causes, the innermost first; each once, also where they go round in a circle. Never empty. */
    public static List<Throwable> innermostFirst(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        Collections.reverse(causes);
        return causes;
    }

    /** Its own message without the names of classes; empty where it has none. */
    public static String said(Throwable error) {
        String message = error.getMessage();
        return message == null ? "" : CLASS.matcher(message).replaceAll("").strip();
    }
}
