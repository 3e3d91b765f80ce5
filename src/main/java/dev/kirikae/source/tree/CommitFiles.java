package dev.kirikae.source.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Single files of a commit: templates, configuration. Paths are from the repository's root; a path that no bundle may
 * hold is a file that is not there. What cannot be read is a {@link SourceException}. Valid while the repository is
 * open.
 */
public final class CommitFiles {
    private static final int LARGEST = 4 << 20;

    private final Repository repository;
    private final Commit commit;

    public CommitFiles(Repository repository, Commit commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /** Whether anything is there: a file, a folder, a link or a submodule. */
    public boolean exists(String path) {
        try (@Nullable TreeWalk found = found(path)) {
            return found != null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * At most 4 MiB; null where nothing is there, or a folder.
     *
     * @throws SourceException for a link, a submodule, or a file that is too big
     */
    public byte @Nullable [] file(String path) {
        try (@Nullable TreeWalk found = found(path)) {
            if (found == null || found.getFileMode(0).equals(FileMode.TREE)) {
                return null;
            }
            if ((found.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                throw new SourceException("The file " + SafeName.of(path) + " of commit " + commit.shortId()
                        + " is a link or a submodule; name the file itself.");
            }
            return content(path, found.getObjectId(0));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The regular files directly in the folder, sorted; none where there is no such folder.
     *
     * @param folder empty for the repository's root
     */
    public List<String> files(String folder) {
        List<String> files = new ArrayList<>();
        try (@Nullable TreeWalk found = found(folder)) {
            if (folder.isEmpty()) {
                list(tree(), "", files);
            } else if (found != null && found.getFileMode(0).equals(FileMode.TREE)) {
                list(found.getObjectId(0), found.getPathString() + "/", files);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        files.sort(null);
        return files;
    }

    private @Nullable TreeWalk found(String path) throws IOException {
        return EntryName.problemOfPath(path) != null ? null : TreeWalk.forPath(repository, path, tree());
    }

    private RevTree tree() throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseTree(ObjectId.fromString(commit.id()));
        }
    }

    private void list(ObjectId tree, String prefix, List<String> files) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            while (walk.next()) {
                if ((walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                    files.add(prefix + walk.getPathString());
                }
            }
        }
    }

    private byte[] content(String path, ObjectId blob) throws IOException {
        ObjectLoader loader = repository.open(blob);
        if (loader.getSize() > LARGEST) {
            throw new SourceException("The file " + SafeName.of(path) + " of commit " + commit.shortId() + " has "
                    + loader.getSize() + " bytes; at most " + LARGEST + " are read.");
        }
        return loader.getBytes(LARGEST);
    }

    private SourceException unreadable(IOException e) {
        return new SourceException("The commit " + commit.shortId() + " cannot be read: " + Failure.of(e) + ".", e);
    }
}
