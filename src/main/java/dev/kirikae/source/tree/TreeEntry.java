package dev.kirikae.source.tree;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * An entry of the commit, read once: what the bundle will say of it, and where its content lies.
 *
 * @param repository that the content lies in: the project's, or a submodule's
 * @param blob git's own id of the content
 */
public record TreeEntry(BundleEntry entry, Repository repository, ObjectId blob) {}
