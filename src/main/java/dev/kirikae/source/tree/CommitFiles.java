package dev.kirikae.source.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Single files of a commit: templates, configuration. Paths are from the repository's root and lead into submodules
 * where these are taken; a path that no bundle may hold is a file that is not there. What cannot be read is a
 * {@link SourceException}. Valid while the repository is open.
 */
public final class CommitFiles {
    private final Superproject project;
    private final Commit commit;

    /** Something of the commit: in which repository, where in it, and its line in the folder above. */
    private record Found(Superproject in, ObjectId root, String path, FolderEntry entry) {}

    /** Reads something; closes nothing. */
    private interface Reading<T extends @Nullable Object> {
        T run(ObjectReaders readers) throws IOException;
    }

    /** @param project with its submodules, where they are taken */
    public CommitFiles(Superproject project, Commit commit) {
        this.project = project;
        this.commit = commit;
    }

    /** Whether anything is there: a file, a folder, a link or a submodule. */
    public boolean exists(String path) {
        return read(readers -> found(readers, path) != null);
    }

    /**
     * At most 4 MiB; null where nothing is there, or a folder.
     *
     * @throws SourceException for a link, a submodule, or a file that is too big; for what is in a submodule where these
     *     are not taken
     */
    public byte @Nullable [] file(String path) {
        Optional<byte[]> content = read(readers -> {
            Found found = found(readers, path);
            if (found == null || found.entry().isFolder()) {
                return Optional.empty();
            }
            if (!found.entry().isFile()) {
                throw new SourceException("The file " + SafeName.of(path) + " of commit " + commit.shortId()
                        + " is a link or a submodule; name the file itself.");
            }
            ObjectReader reader = readers.of(found.in().repository());
            return Optional.of(WholeFile.read(reader, found.entry().id(), path, commit));
        });
        return content.orElse(null);
    }

    /**
     * The regular files directly in the folder, sorted; none where there is no such folder.
     *
     * @param folder empty for the repository's root
     * @throws SourceException for a submodule where these are not taken
     */
    public List<String> files(String folder) {
        return read(readers -> {
            List<FolderEntry> entries = List.of();
            if (folder.isEmpty()) {
                entries = root(readers, project, ObjectId.fromString(commit.id()));
            } else {
                @Nullable Found found = found(readers, folder);
                if (found != null && (found.entry().isFolder() || found.entry().isSubmodule())) {
                    entries = inside(readers, found);
                }
            }
            List<String> files = new ArrayList<>();
            for (FolderEntry entry : entries) {
                @Nullable String name = EntryName.text(entry.name());
                if (entry.isFile() && name != null) {
                    files.add(folder.isEmpty() ? name : folder + "/" + name);
                }
            }
            files.sort(null);
            return files;
        });
    }

    private @Nullable Found found(ObjectReaders readers, String path) throws IOException {
        if (EntryName.problemOfPath(path) != null) {
            return null;
        }
        Superproject in = project;
        ObjectId root = ObjectId.fromString(commit.id());
        String within = "";
        List<FolderEntry> entries = root(readers, in, root);
        @Nullable Found found = null;
        for (String segment : path.split("/")) {
            if (found != null) {
                boolean isFolder = found.entry().isFolder();
                if (!isFolder && !found.entry().isSubmodule()) {
                    return null;
                }
                entries = inside(readers, found);
                in = isFolder ? in : submodule(readers, found);
                root = isFolder ? root : found.entry().id();
                within = isFolder ? found.path() + "/" : "";
            }
            @Nullable
            FolderEntry entry = entries.stream()
                    .filter(each -> each.isNamed(segment))
                    .findFirst()
                    .orElse(null);
            if (entry == null) {
                return null;
            }
            found = new Found(in, root, within + segment, entry);
        }
        return found;
    }

    private List<FolderEntry> inside(ObjectReaders readers, Found found) throws IOException {
        return found.entry().isFolder()
                ? FolderEntry.read(
                        readers.of(found.in().repository()), found.entry().id())
                : root(readers, submodule(readers, found), found.entry().id());
    }

    private Superproject submodule(ObjectReaders readers, Found found) throws IOException {
        if (!found.in().takesSubmodules()) {
            throw new SourceException("The folder " + SafeName.of(found.path()) + " of commit " + commit.shortId()
                    + " is a submodule; set source.submodules: true, or name another folder.");
        }
        byte[] gitmodules = new byte[0];
        for (FolderEntry entry : root(readers, found.in(), found.root())) {
            if (entry.isNamed(".gitmodules") && entry.isFile()) {
                gitmodules = WholeFile.read(readers.of(found.in().repository()), entry.id(), ".gitmodules", commit);
            }
        }
        return found.in().submodule(Submodule.at(found.path(), found.entry().id(), gitmodules));
    }

    private static List<FolderEntry> root(ObjectReaders readers, Superproject of, ObjectId commit) throws IOException {
        ObjectReader reader = readers.of(of.repository());
        try (RevWalk walk = new RevWalk(reader)) {
            return FolderEntry.read(reader, walk.parseTree(commit).getId());
        }
    }

    private <T extends @Nullable Object> T read(Reading<T> reading) {
        try (ObjectReaders readers = new ObjectReaders()) {
            return reading.run(readers);
        } catch (IOException e) {
            throw new SourceException("The commit " + commit.shortId() + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }
}
