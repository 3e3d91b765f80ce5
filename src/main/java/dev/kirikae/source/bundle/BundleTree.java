package dev.kirikae.source.bundle;

import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.EntryMode;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.ObjectReaders;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.source.tree.TreeEntry;
import dev.kirikae.source.tree.TreeFiles;
import dev.kirikae.source.tree.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The files of a commit that belong into its bundle, checked and hashed. Valid while the repository is open. */
public final class BundleTree {
    private final Commit commit;
    private final Map<String, TreeEntry> entries;
    private final List<String> ignored;

    /** @param files as {@link dev.kirikae.source.tree.TreeReader} has checked them; no path twice */
    public BundleTree(Commit commit, TreeFiles files) {
        this.commit = commit;
        this.ignored = files.ignored();
        this.entries = files.entries().stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.entry().path(), Function.identity()));
    }

    public Commit commit() {
        return commit;
    }

    /**
     * What {@code .ebignore} takes away although Beanstalk would act on it, a sentence each; empty where that is nothing. A
     * pattern that is meant for something else takes it away without a word.
     */
    public List<String> notices() {
        List<String> others =
                ignored.stream().filter(path -> !path.equals(".ebignore")).toList();
        if (entries.isEmpty() && !others.isEmpty()) {
            return List.of(".ebignore takes every file of the commit away");
        }
        List<String> notices = new ArrayList<>();
        for (String heeded : List.of(".ebextensions/", ".platform/", "Procfile")) {
            List<String> taken = others.stream()
                    .filter(path -> heeded.endsWith("/") ? path.startsWith(heeded) : path.equals(heeded))
                    .toList();
            if (!taken.isEmpty()) {
                String more = taken.size() == 1 ? "" : " and " + (taken.size() - 1) + " more of " + heeded;
                notices.add(".ebignore takes " + SafeName.of(taken.get(0)) + more
                        + " away, which Beanstalk would act on; take it back with a line such as !" + heeded);
            }
        }
        return notices;
    }

    /** All entries in the bundle's order: by the UTF-8 bytes of their paths. */
    public List<BundleEntry> entries() {
        return entries.values().stream()
                .map(TreeEntry::entry)
                .sorted(ContentDigest.ORDER)
                .toList();
    }

    /**
     * The content of one of its files, at most 4 MiB; null when it has no such file, or a link is there.
     *
     * @param path from the bundle's root
     * @throws SourceException when it is too big, or cannot be read
     */
    public byte @Nullable [] content(String path) {
        @Nullable TreeEntry found = entries.get(path);
        if (found == null || found.entry().mode() == EntryMode.LINK) {
            return null;
        }
        try (ObjectReader reader = found.repository().newObjectReader()) {
            byte[] committed = WholeFile.read(reader, found.blob(), path, commit);
            if (!found.withCrlf()) {
                return committed;
            }
            try (InputStream converted = found.open(reader)) {
                return converted.readAllBytes();
            }
        } catch (IOException e) {
            throw new SourceException("The commit " + commit.shortId() + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }

    /**
     * The bundle of these files and those generated. Nothing is written yet.
     *
     * @throws SourceException listing the generated ones whose path may not be, or is taken; when there are too many
     *     files
     */
    public Bundle with(List<GeneratedFile> generated) {
        return new BundlePlan(this, generated).bundle();
    }

    Content contentOf(ObjectReaders readers, BundleEntry entry) {
        @Nullable TreeEntry found = entries.get(entry.path());
        if (found == null) {
            throw new IllegalArgumentException("not of this commit: " + entry.path());
        }
        return () -> found.open(readers.of(found.repository()));
    }
}
