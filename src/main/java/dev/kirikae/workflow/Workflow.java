package dev.kirikae.workflow;

/**
 * A stage: runs from its start at every step, against the answers recorded so far. The same answers must lead to the
 * same effects: no clock, chance or state of its own decides anything.
 */
@FunctionalInterface
public interface Workflow {
    StageResult execute(ReplayedRun replay);
}
