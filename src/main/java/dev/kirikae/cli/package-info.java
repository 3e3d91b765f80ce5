/**
 * The front door: the process, its signals, the command line as picocli reads it, and what an exception means to whoever typed it.
 * Decides nothing about a release. Inside: {@code cli.command} (one class a command) and {@code cli.view} (what people and
 * programs read). Begin with {@link dev.kirikae.cli.Program}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cli;
