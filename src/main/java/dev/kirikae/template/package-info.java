/**
 * Templates for {@code .ebextensions} and {@code .platform}, and the lint of such files. Text in, files or problems out:
 * pure, but for {@link dev.kirikae.template.Library}, which reads the built-in templates from the class path.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.template;
