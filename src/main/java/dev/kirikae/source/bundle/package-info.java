/**
 * The zip that Beanstalk gets: the files of a commit and those generated beside them, the same bytes for the same
 * content whoever makes it. Knows {@code source.tree}. Begin with {@link dev.kirikae.source.bundle.BundleTree}, then
 * {@link dev.kirikae.source.bundle.Bundle}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.source.bundle;
