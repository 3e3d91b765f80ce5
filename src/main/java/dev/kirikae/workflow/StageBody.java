package dev.kirikae.workflow;

/** What a stage does, from its first look to how it ends. */
@FunctionalInterface
public interface StageBody {

    /** @throws RuntimeException what a stage throws to end early, or to have an effect performed; never to be caught */
    StageResult run(StageContext context);
}
