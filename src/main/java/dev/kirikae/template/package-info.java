/**
 * Templates for {@code .ebextensions} and {@code .platform}: a template's text and values in, files or mistakes out. Pure,
 * but for {@link dev.kirikae.template.Library}, which reads the built-in templates from the class path. Knows YAML and the model.
 * Begin with {@link dev.kirikae.template.Template} (one that was read) and {@link dev.kirikae.template.Rendering}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.template;
