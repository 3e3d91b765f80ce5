package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * A remote asked for credentials and got none, or refused those it got: user and token for https, keys for ssh (exit
 * code 10). The message is one clear sentence.
 */
public final class CredentialsRefusedException extends SourceException {
    private static final long serialVersionUID = 1L;

    /** @param cause null where there is none */
    public CredentialsRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public CredentialsRefusedException and(String sentence) {
        return new CredentialsRefusedException(getMessage() + " " + sentence, this);
    }
}
