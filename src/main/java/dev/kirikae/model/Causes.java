package dev.kirikae.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What lies behind an exception, for sentences that people read. It goes by messages and causes alone: what a type of
 * exception means is known where it is caught.
 */
public final class Causes {

    private static final Pattern CLASS =
            Pattern.compile("(?:[a-z][a-z0-9_]*\\.)+[A-Z]\\w*(?:Exception|Error)(?::\\s*|$)");

    private Causes() {}

    /**
     * The exception and its causes, the innermost first; each once, also where they go round in a circle. Never empty,
     * for the exception itself is the last.
     */
    public static List<Throwable> innermostFirst(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        Collections.reverse(causes);
        return causes;
    }

    /** Its own message without the names of exceptions' classes; empty where it has none, or nothing else is in it. */
    public static String said(Throwable error) {
        String message = error.getMessage();
        return message == null ? "" : CLASS.matcher(message).replaceAll("").strip();
    }
}
