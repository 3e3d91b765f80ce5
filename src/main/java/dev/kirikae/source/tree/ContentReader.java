package dev.kirikae.source.tree;

import dev.kirikae.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of each picked entry once, in bounded memory: size, SHA-256, and what the content alone gives away.
 */
final class ContentReader {
    private static final int LONGEST_TARGET = 4095;
    private static final int LARGEST_POINTER = 1024;
    private static final int LARGEST_IN_MEMORY = 1 << 20;
    private static final List<String> POINTERS =
            List.of("version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/");

    private final ObjectReaders readers;
    private final Offenders offenders;
    private final Map<String, String> linkTargets = new HashMap<>();
    private final byte[] buffer = new byte[64 << 10];

    ContentReader(ObjectReaders readers, Offenders offenders) {
        this.readers = readers;
        this.offenders = offenders;
    }

    List<TreeEntry> read(List<TreeReader.Picked> picked) throws IOException {
        Twins twins = new Twins(offenders);
        List<TreeEntry> entries = new ArrayList<>();
        for (TreeReader.Picked one : picked) {
            twins.add(one.path());
            try {
                entries.add(read(one));
            } catch (MissingObjectException e) {
                offenders.add(one.path(), "its content is missing in this clone (a partial clone?)");
            }
        }
        Links links = new Links(linkTargets);
        for (String link : linkTargets.keySet()) {
            @Nullable String problem = links.problem(link);
            if (problem != null) {
                offenders.add(link, problem);
            }
        }
        return entries;
    }

    private TreeEntry read(TreeReader.Picked one) throws IOException {
        ObjectLoader loader = readers.of(one.repository()).open(one.blob(), Constants.OBJ_BLOB);
        long size = loader.getSize();
        MessageDigest digest = Sha256.begin();
        boolean withCrlf = one.lineEnds().change(loader);
        if (one.mode() == EntryMode.LINK && size > LONGEST_TARGET) {
            offenders.add(one.path(), "a link to a path of more than " + LONGEST_TARGET + " bytes");
        } else {
            if (size <= LARGEST_IN_MEMORY) {
                look(one, loader.getBytes(LARGEST_IN_MEMORY));
            }
            size = 0;
            try (InputStream stream = LineEnds.open(loader, withCrlf)) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    digest.update(buffer, 0, read);
                    size += read;
                }
            }
        }
        BundleEntry entry = new BundleEntry(one.path(), one.mode(), size, Sha256.hex(digest));
        return new TreeEntry(entry, one.repository(), one.blob(), withCrlf);
    }

    private void look(TreeReader.Picked one, byte[] content) {
        if (one.mode() == EntryMode.LINK) {
            @Nullable String target = EntryName.text(content);
            if (target == null || target.isEmpty() || hostile(target)) {
                offenders.add(one.path(), "a link to a hostile path");
            } else {
                linkTargets.put(one.path(), target);
            }
        } else if (content.length <= LARGEST_POINTER) {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            if (POINTERS.stream().anyMatch(text::startsWith)) {
                offenders.add(one.path(), "a Git LFS pointer, whose content is not in this repository");
            }
        }
    }

    private static boolean hostile(String target) {
        return target.indexOf('\\') >= 0 || target.codePoints().anyMatch(Character::isISOControl);
    }
}
