/**
 * Worlds, opened: AWS, the embedded cloud, the copy that {@code plan} runs on, each with its time and its ledger. Knows
 * {@code app.input}. Begin with {@link dev.kirikae.app.world.Worlds}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app.world;
