package dev.kirikae.source.bundle;

import dev.kirikae.model.Sha256;
import dev.kirikae.source.tree.BundleEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** The digest of a bundle's content, whatever its zip looks like; {@link Bundle#contentDigest()} defines it. */
final class ContentDigest {
    static final Comparator<BundleEntry> ORDER = (left, right) -> Arrays.compareUnsigned(
            left.path().getBytes(StandardCharsets.UTF_8), right.path().getBytes(StandardCharsets.UTF_8));

    private ContentDigest() {}

    static String of(Collection<BundleEntry> entries) {
        MessageDigest digest = Sha256.begin();
        entries.stream().sorted(ORDER).forEach(entry -> {
            String line = entry.mode().octal() + " " + entry.sha256() + " " + entry.path() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return Sha256.hex(digest);
    }
}
