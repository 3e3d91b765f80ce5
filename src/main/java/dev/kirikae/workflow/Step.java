package dev.kirikae.workflow;

/** What a machine wants: one effect performed, or nothing more. */
public sealed interface Step {

    record Do(Effect effect) implements Step {}

    record End(StageResult ending) implements Step {}
}
