package dev.kirikae.source.bundle;

import dev.kirikae.model.Sha256;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.EntryMode;
import dev.kirikae.source.tree.EntryName;
import dev.kirikae.source.tree.Exclusions;
import dev.kirikae.source.tree.Offenders;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.source.tree.TreeReader;
import dev.kirikae.source.tree.Twins;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the files of a commit and the generated ones together, and refuses what collides. */
final class BundlePlan {
    private final BundleTree tree;
    private final List<GeneratedFile> generated;
    private final Map<String, GeneratedFile> byPath = new TreeMap<>();
    private final List<BundleEntry> entries;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final Offenders offenders = new Offenders();

    BundlePlan(BundleTree tree, List<GeneratedFile> generated) {
        this.tree = tree;
        this.generated = List.copyOf(generated);
        this.entries = new ArrayList<>(tree.entries());
    }

    Bundle bundle() {
        Twins twins = new Twins(offenders);
        for (BundleEntry entry : entries) {
            files.add(entry.path());
            folders.addAll(foldersAbove(entry.path()));
            twins.add(entry.path());
        }
        for (GeneratedFile file : generated) {
            add(file, twins);
        }
        offenders.refuse("What is generated for commit " + tree.commit().shortId());
        if (entries.size() > TreeReader.MOST_ENTRIES) {
            throw new SourceException("Commit " + tree.commit().shortId()
                    + " and what is generated for it have more than " + TreeReader.MOST_ENTRIES
                    + " files, which a bundle cannot hold; leave some out with source.exclude.");
        }
        entries.sort(ContentDigest.ORDER);
        return new Bundle(tree, entries, byPath);
    }

    private void add(GeneratedFile file, Twins twins) {
        String path = file.path();
        @Nullable String problem = EntryName.problemOfPath(path);
        if (problem == null && byPath.containsKey(path)) {
            problem = "it is generated twice";
        } else if (problem == null && files.contains(path)) {
            problem = "the commit has a file there, which a generated one would replace; name the template otherwise"
                    + " with 'as', or leave the commit's out with"
                    + " source.exclude: [" + Exclusions.pattern(path) + "]";
        } else if (problem == null && folders.contains(path)) {
            problem = "there is a folder of that name";
        } else if (problem == null) {
            problem = foldersAbove(path).stream()
                    .filter(files::contains)
                    .findFirst()
                    .map(above -> SafeName.of(above) + " is a file or a link, not a folder")
                    .orElse(null);
        }
        if (problem != null) {
            offenders.addFixed(path, problem);
            return;
        }
        twins.add(path);
        byPath.put(path, file);
        files.add(path);
        folders.addAll(foldersAbove(path));
        byte[] content = file.content();
        EntryMode mode = file.executable() ? EntryMode.EXECUTABLE : EntryMode.FILE;
        entries.add(new BundleEntry(
                path,
                mode,
                content.length,
                HexFormat.of().formatHex(Sha256.begin().digest(content))));
    }

    private static List<String> foldersAbove(String path) {
        List<String> folders = new ArrayList<>();
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            folders.add(path.substring(0, end));
        }
        return folders;
    }
}
