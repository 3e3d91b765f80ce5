package dev.kirikae.tale;

/** What a machine wants: one effect performed, or nothing more. */
public sealed interface Next {

    record Do(Effect effect) implements Next {}

    record End(Ending ending) implements Next {}
}
