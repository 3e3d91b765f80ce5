/**
 * Where repositories are, and how remote ones come here: over https and ssh, with the user's keys and none of the
 * user's git configuration, into a mirror that is kept. Knows {@code source.tree}. Begin with
 * {@link dev.kirikae.source.remote.Location}, then {@code RemoteCache}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.source.remote;
