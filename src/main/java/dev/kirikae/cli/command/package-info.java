/**
 * The commands: each is flags, a request, one call into {@code app}, and the rendering of what came back. Knows {@code cli.view} and
 * {@code app}; decides nothing about a release. Begin with {@code Command}, then {@code ReleaseCommand} and {@code StageRun}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cli.command;
