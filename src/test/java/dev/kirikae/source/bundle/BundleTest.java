package dev.kirikae.source.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.Sha256;
import dev.kirikae.source.Source;
import dev.kirikae.source.TestRepository;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    Path folder;

    private TestRepository git;
    private Source source;
    private Path target;

    @BeforeEach
    void open() throws IOException {
        git = new TestRepository(folder.resolve("api"));
        source = git.open();
        target = Files.createDirectory(folder.resolve("out")).resolve("bundle.zip");
    }

    @AfterEach
    void close() {
        source.close();
        git.close();
    }

    private Commit sample() throws IOException {
        return git.file("app.js", "x".repeat(1000))
                .file("empty", "")
                .file("z/\u00e9\ud83d\ude00.txt", "unicode")
                .executable("bin/run", "#!/bin/sh\n")
                .link("bin/again", "run")
                .bytes("noise", noise(5000))
                .commit("One");
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static GeneratedFile generated(String path, String content) {
        return new GeneratedFile(path, false, content.getBytes(UTF_8));
    }

    private Bundle bundle(Commit commit, GeneratedFile... generated) {
        return source.tree(commit, "", List.of()).with(List.of(generated));
    }

    @Test
    void writesAZipThatOthersRead() throws Exception {
        Bundle bundle = bundle(
                sample(),
                generated(".ebextensions/10-x.config", "option_settings: {}\n"),
                new GeneratedFile(".platform/hooks/predeploy/10-x.sh", true, "#!/bin/sh\n".getBytes(UTF_8)));
        BundleFile file = bundle.writeZip(target);

        assertThat(file.path()).isEqualTo(target);
        assertThat(file.size()).isEqualTo(Files.size(target));
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(target))));
        Map<String, String> found = new TreeMap<>();
        List<String> order = new ArrayList<>();
        try (ZipFile zip = new ZipFile(target.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                order.add(entry.getName());
                assertThat(entry.getExtra()).isNull();
                assertThat(entry.getTimeLocal()).hasToString("2026-11-22T03:04:06");
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    found.put(
                            entry.getName(),
                            HexFormat.of().formatHex(Sha256.begin().digest(content)));
                }
            }
            assertThat(zip.getEntry("noise").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getEntry("app.js").getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(zip.getEntry("app.js").getCompressedSize()).isLessThan(100);
        }
        assertThat(order)
                .isEqualTo(bundle.entries().stream().map(BundleEntry::path).toList())
                .startsWith(".ebextensions/10-x.config", ".platform/hooks/predeploy/10-x.sh", "app.js", "bin/again");
        for (BundleEntry entry : bundle.entries()) {
            assertThat(found).containsEntry(entry.path(), entry.sha256());
        }
        assertThat(modes(target))
                .containsEntry("app.js", "100644")
                .containsEntry("bin/run", "100755")
                .containsEntry("bin/again", "120777")
                .containsEntry(".ebextensions/10-x.config", "100644")
                .containsEntry(".platform/hooks/predeploy/10-x.sh", "100755");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(left()).containsExactly(target);
    }

    @Test
    void givesTheSameDigestAndBytesInEveryZoneAndLanguage() throws IOException {
        Commit commit = sample();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        List<String> digests = new ArrayList<>();
        List<String> files = new ArrayList<>();
        try {
            for (String id : List.of("UTC", "Asia/Tokyo", "America/St_Johns")) {
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                Locale.setDefault(id.equals("UTC") ? Locale.ROOT : Locale.forLanguageTag("tr-TR"));
                try (Source again = git.open()) {
                    Bundle bundle = again.tree(commit, "", List.of()).with(List.of(generated("I", "i")));
                    digests.add(bundle.contentDigest());
                    files.add(bundle.writeZip(target).sha256());
                }
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        assertThat(digests.stream().distinct()).hasSize(1);
        assertThat(files.stream().distinct()).hasSize(1);
    }

    @Test
    void digestsPathModeAndContentAsDocumented() throws IOException {
        Commit commit = git.file("b", "1").executable("a", "2").commit("One");
        String lines = "100755 d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35 a\n"
                + "100644 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b b\n";
        String digest = bundle(commit).contentDigest();
        assertThat(digest).isEqualTo(HexFormat.of().formatHex(Sha256.begin().digest(lines.getBytes(UTF_8))));
        Commit renamed = git.without("b").file("c", "1").commit("Two");
        Commit changed = git.without("c").file("b", "3").commit("Three");
        Commit softer = git.file("b", "1").without("a").file("a", "2").commit("Four");
        Commit same = git.without("a").executable("a", "2").commit("Five");
        assertThat(Stream.of(renamed, changed, softer).map(one -> bundle(one).contentDigest()))
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
        assertThat(bundle(same).contentDigest())
                .as("time and commit are not content")
                .isEqualTo(digest);
        assertThat(bundle(git.without("b").commit("Six"), generated("b", "1")).contentDigest())
                .as("who made a file is not content")
                .isEqualTo(digest);
    }

    @Test
    void sortsByBytesNotByCharacters() throws IOException {
        Commit commit = git.file("\ud83d\ude00", "1").file("\uff5e", "2").commit("One");
        assertThat(bundle(commit).entries()).extracting(BundleEntry::path).containsExactly("\uff5e", "\ud83d\ude00");
    }

    @Test
    void refusesGeneratedFilesThatCollide() throws IOException {
        Commit commit = git.file(".ebextensions/10-x.config", "1")
                .link("link", ".ebextensions")
                .file("App", "1")
                .commit("One");
        assertThatThrownBy(() -> bundle(
                        commit,
                        generated(".ebextensions/10-x.config", "2"),
                        generated(".ebextensions", "2"),
                        generated("link/x", "2"),
                        generated("app", "2"),
                        generated("twice", "2"),
                        generated("twice", "3"),
                        generated("../x", "2"),
                        generated("/x", "2"),
                        generated("a//b", "2")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(".ebextensions/10-x.config: the commit has a file there")
                .hasMessageContaining(".ebextensions: there is a folder of that name")
                .hasMessageContaining("link/x: link is a file or a link, not a folder")
                .hasMessageContaining("app: differs from App in case")
                .hasMessageContaining("twice: it is generated twice")
                .hasMessageContaining("../x: a name that means another folder")
                .hasMessageContaining("/x: an absolute path")
                .hasMessageContaining("a//b: a name is empty");
    }

    @Test
    void refusesABundleThatIsTooLargeAndKeepsNothing() throws IOException {
        Commit commit =
                git.bytes("big", noise(3000)).bytes("bigger", noise(6000)).commit("One");
        Bundle bundle = bundle(commit);
        assertThatThrownBy(() -> bundle.writeZip(target, 8000))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is larger than 0.0 MB")
                .hasMessageMatching("(?s).*bigger \\(0.0 MB\\)\\s+big \\(0.0 MB\\).*");
        assertThat(left()).isEmpty();
        assertThat(bundle.writeZip(target, 9500).size()).isBetween(9000L, 9500L);
    }

    @Test
    void neverWritesThroughALinkAndReplacesWhatWasThere() throws IOException {
        Bundle bundle = bundle(sample());
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
        Path link = Files.createSymbolicLink(target.resolveSibling("link.zip"), elsewhere);
        assertThatThrownBy(() -> bundle.writeZip(link)).hasMessageContaining("it is a link or a folder");
        assertThatThrownBy(() -> bundle.writeZip(target.getParent())).hasMessageContaining("it is a link or a folder");
        assertThatThrownBy(() -> bundle.writeZip(folder.resolve("no/x.zip"))).hasMessageContaining("does not exist");
        assertThat(elsewhere).hasContent("precious");
        Files.writeString(target, "old");
        assertThat(bundle.writeZip(target).size()).isEqualTo(Files.size(target));
    }

    @Test
    void clampsTimesToWhatAZipCanSay() {
        assertThat(DosTime.of(Instant.EPOCH)).isEqualTo(new DosTime(0x21, 0));
        assertThat(DosTime.of(Instant.parse("2200-01-01T00:00:00Z"))).isEqualTo(new DosTime(0xFF9F, 0xBF7D));
        assertThat(DosTime.of(Instant.parse("2026-11-22T03:04:06Z")))
                .isEqualTo(new DosTime(46 << 9 | 11 << 5 | 22, 3 << 11 | 4 << 5 | 3));
    }

    /** Random only in content; checks that streamed entries (packed and stored) come out as they went in. */
    @Test
    void streamsLargeFiles() throws IOException {
        int size = 8 << 20;
        Files.writeString(git.path.resolve(".git/config"), "[core]\n\tstreamFileThreshold = 1m\n");
        byte[] text = "All work and no play makes a dull file. ".repeat(40_000).getBytes(UTF_8);
        git.entry("large", FileMode.REGULAR_FILE, streamed(size)).bytes("text", text);
        Commit commit = git.commit("One");
        source.close();
        source = git.open();
        Bundle bundle = bundle(commit);
        BundleFile file = bundle.writeZip(target);
        assertThat(file.size()).isBetween((long) size, size + 100_000L);
        try (ZipFile zip = new ZipFile(target.toFile())) {
            for (BundleEntry entry : bundle.entries()) {
                MessageDigest digest = Sha256.begin();
                try (InputStream in = zip.getInputStream(zip.getEntry(entry.path()))) {
                    byte[] buffer = new byte[1 << 16];
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
                assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(entry.sha256());
            }
            assertThat(zip.getEntry("large").getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    private ObjectId streamed(int size) throws IOException {
        byte[] block = noise(1 << 20);
        InputStream repeated = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at == size ? -1 : block[at++ % block.length] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (at == size) {
                    return -1;
                }
                int start = at % block.length;
                int part = Math.min(Math.min(length, size - at), block.length - start);
                System.arraycopy(block, start, into, offset, part);
                at += part;
                return part;
            }
        };
        try (ObjectInserter inserter = git.git.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, size, repeated);
            inserter.flush();
            return id;
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(target.getParent())) {
            return files.toList();
        }
    }

    /** Reads the modes out of the central directory by hand: the JDK's reader does not show them. */
    private static Map<String, String> modes(Path file) throws IOException {
        ByteBuffer zip = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.capacity() - 22;
        assertThat(zip.getInt(end)).isEqualTo(0x06054b50);
        Map<String, String> modes = new TreeMap<>();
        int at = zip.getInt(end + 16);
        for (int i = 0; i < zip.getShort(end + 10); i++) {
            assertThat(zip.getInt(at)).isEqualTo(0x02014b50);
            assertThat(zip.get(at + 5)).as("made by Unix").isEqualTo((byte) 3);
            assertThat(zip.getShort(at + 8)).as("names in UTF-8, no descriptor").isEqualTo((short) 0x800);
            int length = zip.getShort(at + 28);
            modes.put(
                    new String(zip.array(), at + 46, length, UTF_8), Integer.toOctalString(zip.getInt(at + 38) >>> 16));
            at += 46 + length;
        }
        assertThat(at).isEqualTo(end);
        return modes;
    }

    /** Such as on a full disk: what was there stays, and nothing half is left. */
    @Test
    void keepsNothingHalfWhereItCannotBeWrittenToItsEnd() throws IOException {
        ObjectId lost = git.blob("b".getBytes(UTF_8));
        Commit commit =
                git.file("a", "a").entry("b", FileMode.REGULAR_FILE, lost).commit("One");
        Bundle bundle = source.tree(commit, "", List.of()).with(List.of());
        Path target = Files.writeString(folder.resolve("bundle.zip"), "the old one");
        Files.delete(git.path.resolve(".git/objects/" + lost.name().substring(0, 2) + "/"
                + lost.name().substring(2)));
        try (Source again = git.open()) {
            assertThat(again.name()).isNotEmpty();
            assertThatThrownBy(() -> bundle.writeZip(target))
                    .isInstanceOf(BundleNotWrittenException.class)
                    .hasMessageContaining("The bundle cannot be written to " + target);
        }
        assertThat(target).content().isEqualTo("the old one");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
