package dev.kirikae.workflow;

/** A stage: told from the start, every time, against what has been heard. */
@FunctionalInterface
public interface Workflow {
    StageResult execute(ReplayedRun replay);
}
