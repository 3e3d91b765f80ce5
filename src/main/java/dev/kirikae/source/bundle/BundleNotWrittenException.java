package dev.kirikae.source.bundle;

import dev.kirikae.source.tree.SourceException;

/** A bundle was begun and could not be written to its end, such as on a full disk (exit code 6). Nothing of it is left. */
public final class BundleNotWrittenException extends SourceException {
    private static final long serialVersionUID = 1L;

    BundleNotWrittenException(String message, Throwable cause) {
        super(message, cause);
    }
}
