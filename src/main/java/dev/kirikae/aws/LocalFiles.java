package dev.kirikae.aws;

import java.nio.file.Path;
import java.util.Map;

/**
 * Local bundles.
 *
 * @param bySha256 in hexadecimal
 */
record LocalFiles(Map<String, Path> bySha256) {

    LocalFiles {
        bySha256 = Map.copyOf(bySha256);
    }

    /** @throws UnknownFile where nobody handed it in */
    Path of(String sha256) {
        Path file = bySha256.get(sha256);
        if (file == null) {
            throw new UnknownFile(sha256);
        }
        return file;
    }
}
