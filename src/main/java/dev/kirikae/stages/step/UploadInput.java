package dev.kirikae.stages.step;

import org.jspecify.annotations.Nullable;

/**
 * What is to be uploaded, prepared before any stage runs.
 *
 * @param commit forty hexadecimal digits; empty for a version named by its label
 * @param shortCommit seven characters, in release ids and labels
 * @param subject of the commit; empty likewise
 * @param label of the version
 * @param digest content digest; empty for a version named by its label
 * @param sha256 of the bundle file; empty likewise
 * @param size of the bundle file in bytes; 0 likewise
 * @param onBranch whether the commit is reachable from {@code source.branch}; true for a version named by its label
 * @param record the whole configuration as JSON, as the journal keeps it
 * @param key not used; null
 */
public record UploadInput(
        String commit,
        String shortCommit,
        String subject,
        String label,
        String digest,
        String sha256,
        long size,
        boolean onBranch,
        String record,
        @Nullable String key) {

    /** A version that exists already: nothing is stored. */
    public boolean isForeign() {
        return digest.isEmpty();
    }
}
