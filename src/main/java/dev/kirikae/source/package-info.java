/**
 * The source: a commit, its tree and the bundle made of it. Knows git (through JGit) and nothing of AWS; never checks out,
 * runs a hook, a filter or anything a repository's configuration names, and ignores the machine's own git configuration.
 * {@link dev.kirikae.source.Sources} is the way in.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.source;
