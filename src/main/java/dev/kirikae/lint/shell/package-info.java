/**
 * Shell texts, read far enough to know which commands run with which words. Pure; knows nothing else of the lint. Begin with
 * {@code ShellReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint.shell;
