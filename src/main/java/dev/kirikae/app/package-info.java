/**
 * Puts things together for a command: opens the input, the bundle and the world that was asked for, and hands a stage
 * to the driver. Time, chance and files come in here and below. Decides nothing about a release. Inside:
 * {@code app.input} (what a command was given), {@code app.bundle} (what is uploaded), {@code app.world} (AWS or the
 * embedded cloud, opened), {@code app.run} (a stage run in it). Begin with {@code app.input.CommandContext}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app;
