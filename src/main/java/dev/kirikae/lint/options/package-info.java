/**
 * Option settings: which namespaces and options there are, what values they take, and which of them a file sets. Pure; knows no
 * rule. Begin with {@code Settings} and {@code OptionTable}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint.options;
