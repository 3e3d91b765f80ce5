/**
 * What people type and read: options, progress, results, exit codes. A command is flags, a request, one call into the house,
 * and the rendering of what came back. Decides nothing about a release.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cli;
