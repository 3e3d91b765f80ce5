package dev.kirikae.source.tree;

import org.eclipse.jgit.lib.ObjectId;

/**
 * An entry of the commit, read once: what the bundle will say of it, and where its content lies.
 *
 * @param blob git's own id of the content
 */
public record TreeEntry(BundleEntry entry, ObjectId blob) {}
