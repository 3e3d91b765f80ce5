/**
 * Templates for {@code .ebextensions} and {@code .platform}: a template's text and values in, files or mistakes out. Pure,
 * but for {@link dev.kirikae.template.Library}, which reads the built-in templates from the class path.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.template;
