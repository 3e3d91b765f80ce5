package dev.kirikae.cloud;

/** The process that performed an effect is gone, in the middle of it. The cloud lives on; a new process has a new client. */
public final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean done;

    Crash(boolean done) {
        super(done ? "the process died after the effect" : "the process died before the effect", null, false, false);
        this.done = done;
    }

    /** Whether the effect took place before the process died. */
    public boolean wasDone() {
        return done;
    }
}
