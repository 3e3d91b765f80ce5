/**
 * What a command was given: the process's environment, the options that all commands understand, the configuration
 * file, the repository. Mistakes in them become a {@link dev.kirikae.app.input.UserError}. Knows no world and no run.
 * Begin with {@link dev.kirikae.app.input.CommandContext}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app.input;
