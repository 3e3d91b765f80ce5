/**
 * The steps that stages are made of, and the values that pass between them: who is what
 * ({@link dev.kirikae.stages.step.Roles}), the way back ({@link dev.kirikae.stages.step.WayBack}), the policy in force
 * ({@link dev.kirikae.stages.step.ServicePolicy}). Pure. No step knows a stage. Begin with {@code OpenService}, with
 * which every stage begins.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.stages.step;
