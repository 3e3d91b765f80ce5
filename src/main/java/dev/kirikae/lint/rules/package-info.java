/**
 * The rules. Each class called {@code …Rules} is a group of rules with the looks that find where they are broken; its list {@code
 * CHECKS} stands in {@link dev.kirikae.lint.rules.Lint}, which is the way in and the place to add one. Pure. Knows the other
 * rooms of the lint, and none outside but the model, the templates and YAML.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint.rules;
