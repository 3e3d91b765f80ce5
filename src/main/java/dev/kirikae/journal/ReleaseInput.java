package dev.kirikae.journal;

/**
 * What a release is made of.
 *
 * @param commit forty lower-case hexadecimal digits; empty for a version that Kirikae did not bundle
 * @param version label of its application version
 * @param digest content digest of its bundle; empty where Kirikae did not bundle it
 * @param configuration the whole configuration at upload, as JSON; empty where an index has let it go
 */
public record ReleaseInput(String commit, String version, String digest, String configuration) {

    ReleaseInput withoutConfiguration() {
        return new ReleaseInput(commit, version, digest, "");
    }
}
