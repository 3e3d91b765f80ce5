package dev.kirikae.jenkins;

/** A section, step, option or argument that the runner does not know. */
final class UnknownWord extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownWord(String message) {
        super(message);
    }
}
