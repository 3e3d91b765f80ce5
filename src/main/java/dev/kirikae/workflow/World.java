package dev.kirikae.workflow;

/** The one way to the outside: AWS, or the embedded cloud. */
public interface World {

    /**
     * Performs one effect, once. Looks may be repeated inside; changing effects never are. Never throws for what the
     * outside does: that is an answer. {@link Effect.Wait} is the driver's and never comes here.
     */
    Answer perform(Effect effect);
}
