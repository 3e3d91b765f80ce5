package dev.kirikae.source.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Walks a commit's tree and picks what belongs into the bundle, as {@link dev.kirikae.source.Source#tree} says. To be
 * used once; valid while the repository is open.
 */
public final class TreeReader {
    /**
     * More entries a zip without extensions cannot hold: its count has 16 bits, of which all ones means "see zip64".
     */
    public static final int MOST_ENTRIES = 65_534;

    private static final int DEEPEST = 200;
    private static final int LARGEST_RULES = 1 << 20;

    private final Repository repository;
    private final Commit commit;
    private final String directory;
    private final List<String> excludes;
    private final Offenders offenders = new Offenders();
    private final List<Picked> picked = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    /** A file or link that the bundle shall hold, not yet read. */
    record Picked(String path, EntryMode mode, ObjectId blob) {}

    private record Folder(ObjectId tree, String path, Attributes attributes, List<FolderEntry> entries) {}

    /**
     * @param directory folder of the repository that becomes the bundle's root; empty for the repository's own
     * @param excludes patterns as in {@code .gitignore}, without {@code !}
     */
    public TreeReader(Repository repository, Commit commit, String directory, List<String> excludes) {
        this.repository = repository;
        this.commit = commit;
        this.directory = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        this.excludes = excludes;
    }

    /**
     * The files that the bundle holds, and those that it would hold but for {@code .ebignore}.
     *
     * @throws SourceException listing all that a bundle cannot hold; for a pattern or a folder that is wrong, and what
     *     cannot be read
     */
    public TreeFiles read() {
        try (ObjectReader reader = repository.newObjectReader()) {
            Folder root = bundleRoot(reader);
            boolean ignores =
                    root.entries().stream().anyMatch(entry -> entry.isNamed(".ebignore") && !entry.isFolder());
            byte[] ebignore = rules(reader, root.entries(), root.path(), ".ebignore");
            Exclusions exclusions = new Exclusions(excludes, ignores ? ebignore : null);
            walk(reader, root, root.path().length(), exclusions, 0);
            List<TreeEntry> entries = new ContentReader(reader, offenders).read(picked);
            offenders.refuse("Commit " + commit.shortId());
            return new TreeFiles(entries, ignored);
        } catch (IOException e) {
            throw new SourceException("The commit " + commit.shortId() + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }

    private Folder bundleRoot(ObjectReader reader) throws IOException {
        Folder folder;
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId tree = walk.parseTree(ObjectId.fromString(commit.id())).getId();
            List<FolderEntry> entries = FolderEntry.read(reader, tree);
            Attributes attributes = Attributes.ofRoot(rules(reader, entries, "", ".gitattributes"));
            folder = new Folder(tree, "", attributes, entries);
        }
        if (directory.isEmpty()) {
            return folder;
        }
        @Nullable String problem = EntryName.problemOfPath(directory);
        if (problem != null) {
            throw new SourceException("source.directory " + SafeName.of(directory) + " has " + problem
                    + "; expected the path of a folder from the repository's root.");
        }
        for (String segment : directory.split("/")) {
            FolderEntry next = folder.entries().stream()
                    .filter(entry -> entry.isNamed(segment) && entry.isFolder())
                    .findFirst()
                    .orElseThrow(() -> new SourceException("source.directory " + SafeName.of(directory)
                            + " is no folder of commit " + commit.shortId() + "."));
            folder = inside(reader, folder, next.id(), segment);
        }
        return folder;
    }

    private Folder inside(ObjectReader reader, Folder above, ObjectId tree, String name) throws IOException {
        String path = above.path() + name + "/";
        List<FolderEntry> entries = FolderEntry.read(reader, tree);
        byte[] own = rules(reader, entries, path, ".gitattributes");
        return new Folder(tree, path, above.attributes().below(path, own), entries);
    }

    private void walk(ObjectReader reader, Folder folder, int rootLength, Exclusions exclusions, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            offenders.add(folder.path(), "more than " + DEEPEST + " folders deep");
            return;
        }
        Set<String> names = new HashSet<>();
        for (FolderEntry entry : folder.entries()) {
            @Nullable String name = EntryName.text(entry.name());
            String shown = folder.path() + (name == null ? "(" + HexFormat.of().formatHex(entry.name()) + ")" : name);
            @Nullable String problem = name == null ? "a name that is not UTF-8" : EntryName.problem(name);
            if (name == null || problem != null) {
                offenders.add(shown, String.valueOf(problem));
            } else if (!names.add(name)) {
                offenders.add(shown, "a name that its folder holds twice");
            } else {
                String path = folder.path() + name;
                String inBundle = path.substring(rootLength);
                boolean left = folder.attributes().isSet("export-ignore", path, entry.isFolder())
                        || exclusions.hold(inBundle, entry.isFolder());
                if (!left && entry.isFolder()) {
                    walk(reader, inside(reader, folder, entry.id(), name), rootLength, exclusions, depth + 1);
                } else if (!left && exclusions.ignore(inBundle)) {
                    ignored.add(inBundle);
                } else if (!left) {
                    pick(folder.attributes(), path, inBundle, entry);
                }
            }
        }
    }

    private void pick(Attributes attributes, String path, String inBundle, FolderEntry entry) {
        @Nullable String tooLong = EntryName.tooLong(inBundle);
        if (tooLong != null) {
            offenders.add(inBundle, tooLong);
        } else if (entry.isSubmodule()) {
            offenders.add(inBundle, "a submodule, whose files are not in this repository");
        } else if (!entry.isFile() && !entry.isLink()) {
            offenders.add(inBundle, "neither file nor link (mode " + Integer.toOctalString(entry.mode()) + ")");
        } else if (entry.isFile() && attributes.isSet("export-subst", path, false)) {
            offenders.add(inBundle, "marked export-subst, which is not supported; take the attribute away");
        } else if (picked.size() == MOST_ENTRIES) {
            throw new SourceException("Commit " + commit.shortId() + " has more than " + MOST_ENTRIES
                    + " files, which a bundle cannot hold; exclude some.");
        } else {
            EntryMode file = entry.isExecutable() ? EntryMode.EXECUTABLE : EntryMode.FILE;
            picked.add(new Picked(inBundle, entry.isLink() ? EntryMode.LINK : file, entry.id()));
        }
    }

    /** The bytes of a rules file of the folder; none where it does not exist. */
    private byte[] rules(ObjectReader reader, List<FolderEntry> entries, String folder, String name)
            throws IOException {
        for (FolderEntry entry : entries) {
            if (entry.isNamed(name) && !entry.isFolder()) {
                if (!entry.isFile()) {
                    offenders.add(folder + name, "a link, which is not followed for rules; make it a file");
                    return new byte[0];
                }
                ObjectLoader loader = reader.open(entry.id());
                if (loader.getSize() > LARGEST_RULES) {
                    offenders.add(folder + name, "more than " + LARGEST_RULES + " bytes of rules");
                    return new byte[0];
                }
                return withoutMark(loader.getBytes(LARGEST_RULES));
            }
        }
        return new byte[0];
    }

    private static byte[] withoutMark(byte[] utf8) {
        boolean marked = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        return marked ? java.util.Arrays.copyOfRange(utf8, 3, utf8.length) : utf8;
    }
}
