/**
 * What is uploaded: a commit with its rendered templates, linted, or a version that exists already. Knows
 * {@code app.input}. Begin with {@link dev.kirikae.app.bundle.PreparedBundle}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app.bundle;
