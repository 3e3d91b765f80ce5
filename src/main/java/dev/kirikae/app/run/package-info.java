/**
 * A stage run in an opened world: who calls, which configuration counts, what is kept of it. Knows {@code app.input}
 * and {@code app.world}. Begin with {@link dev.kirikae.app.run.ServiceSession} and
 * {@link dev.kirikae.app.run.StageRunner}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app.run;
