package dev.kirikae.source.tree;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of a repository cannot be had (exit code 2). The message is one clear sentence, or a list of
 * offenders.
 */
public class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    /** @param cause null where there is none */
    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The same refusal with one more sentence. */
    public SourceException and(String sentence) {
        return new SourceException(getMessage() + " " + sentence, this);
    }
}
