/**
 * The files of a commit, walked, checked and hashed: what a bundle cannot hold is listed at once. Names are never
 * trusted. Here is also what the other rooms of {@code source} share: the repository opened, names fit for messages,
 * private files. Knows none of them. Begin with {@code TreeReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.source.tree;
