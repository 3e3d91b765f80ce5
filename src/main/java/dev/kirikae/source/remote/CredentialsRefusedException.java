package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SourceException;
import org.jspecify.annotations.Nullable;

/** A remote asked for credentials and got none, or refused those it got (exit code 10). */
public final class CredentialsRefusedException extends SourceException {
    private static final long serialVersionUID = 1L;

    public CredentialsRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
