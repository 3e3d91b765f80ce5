package dev.kirikae.source.tree;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** A file of a commit read into memory at once: what is read by a person or a parser, not what is merely packed. */
public final class WholeFile {
    private static final int LARGEST = 4 << 20;

    private WholeFile() {}

    /**
     * Its bytes, at most 4 MiB.
     *
     * @param path for the message
     * @throws SourceException when it is too big
     */
    public static byte[] read(ObjectReader reader, ObjectId blob, String path, Commit commit) throws IOException {
        ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
        if (loader.getSize() > LARGEST) {
            throw new SourceException("The file " + SafeName.of(path) + " of commit " + commit.shortId() + " has "
                    + loader.getSize() + " bytes; at most " + LARGEST + " are read.");
        }
        return loader.getBytes(LARGEST);
    }
}
