package dev.kirikae.workflow;

/** The run has come to an effect that has no answer yet. No stack: it is thrown at every step. */
final class AnswerNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Effect effect;

    AnswerNeeded(Effect effect) {
        super(null, null, false, false);
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }
}
