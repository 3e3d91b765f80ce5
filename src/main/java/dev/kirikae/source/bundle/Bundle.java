package dev.kirikae.source.bundle;

import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.ObjectReaders;
import dev.kirikae.source.tree.PrivateFiles;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A source bundle, complete but for being written. Valid while the repository is open. */
public final class Bundle {
    /**
     * Beanstalk's limit for a source bundle (developer guide, "Create an application source bundle", read in November
     * 2026).
     */
    private static final long LARGEST = 500L << 20;

    private static final int BIGGEST_SHOWN = 10;

    private final BundleTree tree;
    private final List<BundleEntry> entries;
    private final Map<String, GeneratedFile> generated;
    private final String contentDigest;

    Bundle(BundleTree tree, List<BundleEntry> entries, Map<String, GeneratedFile> generated) {
        this.tree = tree;
        this.entries = List.copyOf(entries);
        this.generated = Map.copyOf(generated);
        this.contentDigest = ContentDigest.of(this.entries);
    }

    /** All entries in the zip's order: by the UTF-8 bytes of their paths. */
    public List<BundleEntry> entries() {
        return entries;
    }

    public Commit commit() {
        return tree.commit();
    }

    /**
     * SHA-256, in lower-case hexadecimal, over one line for each entry, sorted by the unsigned UTF-8 bytes of the path:
     *
     * <pre>{@code <mode> SP <SHA-256 of the content, lower-case hexadecimal> SP <path> LF}</pre>
     *
     * in UTF-8, where the mode is {@code 100644}, {@code 100755} or {@code 120000} (a link, whose content is its target)
     * and the path is the one below the bundle's root. Paths hold no control character, so that no other list has the
     * same lines. It depends on nothing else: not on the zip, the time, the machine, the JDK.
     */
    public String contentDigest() {
        return contentDigest;
    }

    /**
     * The content of one of its files, at most 4 MiB.
     *
     * @throws SourceException when it is too big
     * @throws IllegalArgumentException when it has no such file, or a link is there
     */
    public byte[] content(String path) {
        @Nullable GeneratedFile file = generated.get(path);
        byte[] content = file == null ? tree.content(path) : file.content();
        if (content == null) {
            throw new IllegalArgumentException("not a file of this bundle: " + path);
        }
        return content;
    }

    /**
     * Writes the zip: entries sorted, all with the commit's time in UTC (within what a zip can say: 1980 to 2107, even
     * seconds), permissions 644 and 755 and links as Unix has them, names in UTF-8, no extra fields. Memory does not
     * grow with the size of the files. The file is readable by its owner only and appears at once and whole, or not at
     * all; what was there is replaced.
     *
     * @throws SourceException when it grows beyond 500 MiB, with the biggest files, or no file can be made there
     * @throws BundleNotWrittenException when it was begun and cannot be written to its end
     */
    public BundleFile writeZip(Path target) {
        return writeZip(target, LARGEST);
    }

    BundleFile writeZip(Path target, long largest) {
        String shown = SafeName.of(target.toString());
        if (Files.isSymbolicLink(target) || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new SourceException("The bundle cannot be written to " + shown + ": it is a link or a folder.");
        }
        @Nullable Path part;
        try {
            part = PrivateFiles.temporaryBeside(target);
        } catch (IOException e) {
            throw new SourceException("The bundle cannot be written to " + shown + ": " + Failure.of(e) + ".", e);
        }
        try {
            BundleFile written = write(part, largest);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            part = null;
            return new BundleFile(target, written.size(), written.sha256());
        } catch (ZipWriter.TooLargeException e) {
            throw new SourceException(tooLarge(largest), e);
        } catch (IOException e) {
            throw new BundleNotWrittenException(
                    "The bundle cannot be written to " + shown + ": " + Failure.of(e) + ".", e);
        } finally {
            remove(part);
        }
    }

    private BundleFile write(Path file, long largest) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                ObjectReaders readers = new ObjectReaders();
                ZipWriter zip = new ZipWriter(channel, DosTime.of(tree.commit().time()), largest)) {
            for (BundleEntry entry : entries) {
                zip.add(entry, content(readers, entry));
            }
            zip.finish();
            return new BundleFile(file, channel.size(), FileHash.of(channel));
        }
    }

    private Content content(ObjectReaders readers, BundleEntry entry) {
        @Nullable GeneratedFile file = generated.get(entry.path());
        return file == null ? tree.contentOf(readers, entry) : () -> new ByteArrayInputStream(file.content());
    }

    private String tooLarge(long largest) {
        String biggest = entries.stream()
                .sorted(Comparator.comparingLong(BundleEntry::size).reversed().thenComparing(BundleEntry::path))
                .limit(BIGGEST_SHOWN)
                .map(entry -> SafeName.of(entry.path()) + " (" + megabytes(entry.size()) + ")")
                .collect(Collectors.joining("\n  "));
        return "The bundle of commit " + commit().shortId() + " is larger than " + megabytes(largest)
                + ", the most that Elastic Beanstalk takes; leave files out with source.exclude. The biggest, before"
                + " compression:\n"
                + "  "
                + biggest;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }

    private static void remove(@Nullable Path part) {
        if (part == null) {
            return;
        }
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new SourceException(
                    "The unfinished bundle " + part + " cannot be removed: " + Failure.of(e) + ".", e);
        }
    }
}
