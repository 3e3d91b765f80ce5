package dev.kirikae.source.tree;

import org.eclipse.jgit.lib.Repository;

/** A repository whose commits may hold submodules, at any depth. Valid while the outermost one is open; for one thread. */
public interface Superproject {
    /** Where the objects of its own commits are; closed with the outermost one, never by the caller. */
    Repository repository();

    /** Whether its submodules' files count as its own; else they are not there. */
    boolean takesSubmodules();

    /**
     * The repository that has the submodule's commit: one that lies in this clone, or fetched from the submodule's URL.
     *
     * @throws SourceException one sentence: its URL is none that is followed, it cannot be fetched, or has not the commit
     */
    Superproject submodule(Submodule wanted);
}
