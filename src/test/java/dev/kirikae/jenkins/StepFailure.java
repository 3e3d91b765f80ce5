package dev.kirikae.jenkins;

/** A step that ends its stage. */
final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean isAbort;

    StepFailure(String message, boolean isAbort) {
        super(message);
        this.isAbort = isAbort;
    }

    boolean isAbort() {
        return isAbort;
    }
}
