/**
 * The stages: upload, release, rollback, destroy, recover, verify. Short steps in the order in which they are taken;
 * each stage is a workflow that works in a {@link dev.kirikae.workflow.StageContext}. Pure. Knows its steps, the
 * engine, the journal, verification and the configuration; never who performs an effect. Begin with
 * {@link dev.kirikae.stages.Release}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.stages;
