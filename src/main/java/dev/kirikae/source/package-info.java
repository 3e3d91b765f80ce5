/**
 * Git, and the bundle made from it: a repository opened, a commit chosen, its history asked. Inside:
 * {@code source.tree} (the files of a commit), {@code source.bundle} (the zip of them), {@code source.remote} (where
 * repositories are, and fetching them). Knows the model; never the configuration, a stage or AWS. Begin with
 * {@link dev.kirikae.source.Sources}, then {@link dev.kirikae.source.Source}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.source;
