package dev.kirikae.source.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** One line of a git tree, name still as bytes: it may be anything. */
record FolderEntry(byte[] name, int mode, ObjectId id) {
    static List<FolderEntry> read(ObjectReader reader, ObjectId tree) throws IOException {
        try {
            List<FolderEntry> entries = new ArrayList<>();
            CanonicalTreeParser parser = new CanonicalTreeParser();
            parser.reset(reader, tree);
            for (; !parser.eof(); parser.next()) {
                byte[] name = new byte[parser.getNameLength()];
                parser.getName(name, 0);
                entries.add(new FolderEntry(name, parser.getEntryRawMode(), parser.getEntryObjectId()));
            }
            return entries;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("tree " + tree.name() + " is damaged", e);
        }
    }

    boolean isFolder() {
        return is(FileMode.TYPE_TREE);
    }

    boolean isLink() {
        return is(FileMode.TYPE_SYMLINK);
    }

    boolean isFile() {
        return is(FileMode.TYPE_FILE);
    }

    boolean isSubmodule() {
        return is(FileMode.TYPE_GITLINK);
    }

    boolean isExecutable() {
        return (mode & 0_111) != 0;
    }

    boolean isNamed(String text) {
        return text.equals(EntryName.text(name));
    }

    private boolean is(int type) {
        return (mode & FileMode.TYPE_MASK) == type;
    }
}
