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

    private final Superproject project;
    private final Commit commit;
    private final String directory;
    private final List<String> excludes;
    private final Offenders offenders = new Offenders();
    private final List<Picked> picked = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    /** A file or link that the bundle shall hold, not yet read. */
    record Picked(String path, EntryMode mode, LineEnds lineEnds, Repository repository, ObjectId blob) {}

    /**
     * A commit's root: the project's, or that of a submodule.
     *
     * @param place from the project's root, empty or with a slash at its end
     */
    private record Module(Superproject of, ObjectReader reader, String place, List<FolderEntry> entries) {}

    /** @param path from its module's root, empty or with a slash at its end */
    private record Folder(Module module, String path, Attributes attributes, List<FolderEntry> entries) {
        /** From the project's root. */
        String place() {
            return module.place() + path;
        }
    }

    /**
     * @param project with its submodules, where they are taken
     * @param directory folder of the repository that becomes the bundle's root; empty for the repository's own
     * @param excludes patterns as in {@code .gitignore}, without {@code !}
     */
    public TreeReader(Superproject project, Commit commit, String directory, List<String> excludes) {
        this.project = project;
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
        try (ObjectReaders readers = new ObjectReaders()) {
            Folder root = bundleRoot(readers);
            boolean ignores =
                    root.entries().stream().anyMatch(entry -> entry.isNamed(".ebignore") && !entry.isFolder());
            byte[] ebignore = rules(root.module().reader(), root.entries(), root.place(), ".ebignore");
            Exclusions exclusions = new Exclusions(excludes, ignores ? ebignore : null);
            walk(readers, root, root.place().length(), exclusions, 0);
            List<TreeEntry> entries = new ContentReader(readers, offenders).read(picked);
            offenders.refuse("Commit " + commit.shortId());
            return new TreeFiles(entries, ignored);
        } catch (IOException e) {
            throw new SourceException("The commit " + commit.shortId() + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }

    private Folder bundleRoot(ObjectReaders readers) throws IOException {
        Folder folder = root(readers, project, ObjectId.fromString(commit.id()), "");
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
                    .filter(entry -> entry.isNamed(segment) && (entry.isFolder() || entry.isSubmodule()))
                    .findFirst()
                    .orElseThrow(() -> new SourceException("source.directory " + SafeName.of(directory)
                            + " is no folder of commit " + commit.shortId() + "."));
            @Nullable Folder inner = inside(readers, folder, next, segment);
            if (inner == null) {
                throw new SourceException("source.directory " + SafeName.of(directory) + ": "
                        + SafeName.of(folder.place() + segment) + " is a submodule; set source.submodules: true.");
            }
            folder = inner;
        }
        return folder;
    }

    private Folder root(ObjectReaders readers, Superproject of, ObjectId commit, String place) throws IOException {
        ObjectReader reader = readers.of(of.repository());
        try (RevWalk walk = new RevWalk(reader)) {
            List<FolderEntry> entries =
                    FolderEntry.read(reader, walk.parseTree(commit).getId());
            Attributes attributes = Attributes.ofRoot(rules(reader, entries, place, ".gitattributes"));
            return new Folder(new Module(of, reader, place, entries), "", attributes, entries);
        }
    }

    /** The folder, or the root of the submodule, of that name; null for a submodule where none are taken. */
    private @Nullable Folder inside(ObjectReaders readers, Folder above, FolderEntry entry, String name)
            throws IOException {
        Module module = above.module();
        String path = above.path() + name;
        if (!entry.isSubmodule()) {
            List<FolderEntry> entries = FolderEntry.read(module.reader(), entry.id());
            byte[] own = rules(module.reader(), entries, module.place() + path + "/", ".gitattributes");
            return new Folder(module, path + "/", above.attributes().below(path + "/", own), entries);
        }
        if (!module.of().takesSubmodules()) {
            return null;
        }
        byte[] gitmodules = rules(module.reader(), module.entries(), module.place(), ".gitmodules");
        Superproject found = module.of().submodule(Submodule.at(path, entry.id(), gitmodules));
        return root(readers, found, entry.id(), module.place() + path + "/");
    }

    private void walk(ObjectReaders readers, Folder folder, int rootLength, Exclusions exclusions, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            offenders.add(folder.place().substring(rootLength), "more than " + DEEPEST + " folders deep");
            return;
        }
        Set<String> names = new HashSet<>();
        for (FolderEntry entry : folder.entries()) {
            @Nullable String name = EntryName.text(entry.name());
            String shown = folder.place() + (name == null ? "(" + HexFormat.of().formatHex(entry.name()) + ")" : name);
            @Nullable String problem = name == null ? "a name that is not UTF-8" : EntryName.problem(name);
            if (name == null || problem != null) {
                offenders.addFixed(shown, problem + renamed(shown, rootLength));
            } else if (!names.add(name)) {
                offenders.addFixed(shown, "a name that its folder holds twice" + renamed(shown, rootLength));
            } else {
                boolean isFolder = entry.isFolder() || entry.isSubmodule();
                String inBundle = shown.substring(rootLength);
                boolean left = folder.attributes().isSet("export-ignore", folder.path() + name, isFolder)
                        || exclusions.hold(inBundle, isFolder);
                if (!left && isFolder) {
                    enter(readers, folder, entry, rootLength, exclusions, depth + 1);
                } else if (!left && exclusions.ignore(inBundle)) {
                    ignored.add(inBundle);
                } else if (!left) {
                    pick(folder, name, inBundle, entry);
                }
            }
        }
    }

    /** What is wrong with a name is not hidden by leaving the file out; its folder need not be looked into. */
    private static String renamed(String place, int rootLength) {
        int folder = place.lastIndexOf('/');
        return "; rename it"
                + (folder <= rootLength
                        ? ""
                        : ", or leave out its folder: source.exclude: ["
                                + Exclusions.pattern(place.substring(rootLength, folder)) + "]");
    }

    private void enter(
            ObjectReaders readers, Folder above, FolderEntry entry, int rootLength, Exclusions exclusions, int depth)
            throws IOException {
        String name = String.valueOf(EntryName.text(entry.name()));
        String inBundle = (above.place() + name).substring(rootLength);
        @Nullable Folder inner;
        try {
            inner = inside(readers, above, entry, name);
        } catch (SourceException e) {
            throw e.and("Or leave it out: source.exclude: [" + Exclusions.pattern(inBundle) + "].");
        }
        if (inner != null) {
            walk(readers, inner, rootLength, exclusions, depth);
        } else if (exclusions.holdAllBelow(inBundle)) {
            ignored.add(inBundle);
        } else {
            offenders.add(
                    inBundle,
                    "a submodule, whose files are in another repository; source.submodules: true takes them in");
        }
    }

    private void pick(Folder folder, String name, String inBundle, FolderEntry entry) {
        @Nullable String tooLong = EntryName.tooLong(inBundle);
        if (tooLong != null) {
            offenders.add(inBundle, tooLong);
        } else if (!entry.isFile() && !entry.isLink()) {
            offenders.add(inBundle, "neither file nor link (mode " + Integer.toOctalString(entry.mode()) + ")");
        } else if (entry.isFile() && folder.attributes().isSet("export-subst", folder.path() + name, false)) {
            offenders.add(inBundle, "marked export-subst, which is not supported; take the attribute away");
        } else if (picked.size() == MOST_ENTRIES) {
            throw new SourceException("Commit " + commit.shortId() + " has more than " + MOST_ENTRIES
                    + " files, which a bundle cannot hold; leave some out with source.exclude.");
        } else {
            EntryMode file = entry.isExecutable() ? EntryMode.EXECUTABLE : EntryMode.FILE;
            EntryMode mode = entry.isLink() ? EntryMode.LINK : file;
            LineEnds ends =
                    entry.isLink() ? LineEnds.AS_COMMITTED : LineEnds.of(folder.attributes(), folder.path() + name);
            picked.add(new Picked(inBundle, mode, ends, folder.module().of().repository(), entry.id()));
        }
    }

    /** The bytes of a rules file of the folder; none where it does not exist. */
    private byte[] rules(ObjectReader reader, List<FolderEntry> entries, String folder, String name)
            throws IOException {
        for (FolderEntry entry : entries) {
            if (entry.isNamed(name) && !entry.isFolder()) {
                if (!entry.isFile()) {
                    offenders.addFixed(folder + name, "a link, which is not followed for rules; make it a file");
                    return new byte[0];
                }
                ObjectLoader loader = reader.open(entry.id());
                if (loader.getSize() > LARGEST_RULES) {
                    offenders.addFixed(folder + name, "more than " + LARGEST_RULES + " bytes of rules");
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
