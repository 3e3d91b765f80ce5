package dev.kirikae.workflow;

/** What a run wants next. */
public sealed interface Step {

    /** One effect performed, and its answer. */
    record Do(Effect effect) implements Step {}

    /** Nothing more. */
    record End(StageResult ending) implements Step {}
}
