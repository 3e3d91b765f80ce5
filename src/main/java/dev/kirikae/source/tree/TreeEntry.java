package dev.kirikae.source.tree;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * An entry of the commit, read once: what the bundle will say of it, and where its content lies.
 *
 * @param repository that the content lies in: the project's, or a submodule's
 * @param blob git's own id of the content as it is committed
 * @param withCrlf whether its lines end with CRLF in the bundle
 */
public record TreeEntry(BundleEntry entry, Repository repository, ObjectId blob, boolean withCrlf) {
    /** Its content as the bundle has it. */
    public InputStream open(ObjectReader reader) throws IOException {
        return LineEnds.open(reader.open(blob, Constants.OBJ_BLOB), withCrlf);
    }
}
