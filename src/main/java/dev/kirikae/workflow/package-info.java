/**
 * The engine: what a stage may ask for (effects), what it may hear (answers), the run by replay, and the two protocols
 * that are written once: the at-most-once change and the lease. Pure: no clock, thread, stream or random number. Knows
 * the journal's entries and state and the model; never a stage.
 *
 * <p>A stage is straight-line Java that runs from its start at every step, against the answers recorded so far; the
 * first effect without an answer is performed next. Begin with {@link dev.kirikae.workflow.StageContext} (what a stage
 * may do), then {@link dev.kirikae.workflow.ReplayedRun} (the replay) and {@code ChangeProtocol} (the one way to a
 * changing call).
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.workflow;
