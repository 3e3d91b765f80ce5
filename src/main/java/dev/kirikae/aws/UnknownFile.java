package dev.kirikae.aws;

/** A bundle was to be stored whose file nobody registered: a fault of this program, never of the outside. */
final class UnknownFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownFile(String sha256) {
        super("no local file is registered for " + sha256);
    }
}
