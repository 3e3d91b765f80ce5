package dev.kirikae.source.tree;

import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** One reader for each repository that is asked for, all closed together. For one thread. */
public final class ObjectReaders implements AutoCloseable {
    private final Map<Repository, ObjectReader> open = new IdentityHashMap<>();

    /** The same one each time; closed with this. */
    public ObjectReader of(Repository repository) {
        return open.computeIfAbsent(repository, Repository::newObjectReader);
    }

    @Override
    public void close() {
        open.values().forEach(ObjectReader::close);
    }
}
