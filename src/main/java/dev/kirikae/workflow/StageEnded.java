package dev.kirikae.workflow;

/** The stage ends here, from wherever it is: caught once, where the stage is closed and the lock given back. */
final class StageEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StageResult ending;

    StageEnded(StageResult ending) {
        super(null, null, false, false);
        this.ending = ending;
    }

    StageResult ending() {
        return ending;
    }
}
