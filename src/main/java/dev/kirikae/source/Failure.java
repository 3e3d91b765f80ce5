package dev.kirikae.source;

import org.eclipse.jgit.errors.MissingObjectException;

/** An exception's innermost words, for the end of a sentence. */
final class Failure {
    private Failure() {}

    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof MissingObjectException) {
            return "an object is missing (a shallow or partial clone?): " + words(innermost);
        }
        return innermost == failure ? words(failure) : words(failure) + ": " + words(innermost);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String words = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return Shown.of(words.strip().replaceAll("\\.+$", ""));
    }
}
