/** What people type and read: options, rendering, exit codes. Decides nothing about a release. */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cli;
