package dev.kirikae.tale;

/** The stage ends here, from wherever it is: heard once, at the stage's door, where the lock is given back. */
final class Leave extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    Leave(Ending ending) {
        super(null, null, false, false);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
