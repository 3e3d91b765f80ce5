/**
 * What people and programs read: the console, progress, the status, the plan. Values in, lines out. Knows no command. Begin with
 * {@code Console}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cli.view;
