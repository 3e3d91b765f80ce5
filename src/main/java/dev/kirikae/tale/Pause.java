package dev.kirikae.tale;

/** The telling has come to what was not heard yet. No stack: it is thrown at every step. */
final class Pause extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Effect effect;

    Pause(Effect effect) {
        super(null, null, false, false);
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }
}
