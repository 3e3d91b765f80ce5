package dev.kirikae.source.tree;

/**
 * One entry of the bundle.
 *
 * @param path below the bundle's root, segments separated by {@code /}
 * @param mode file, executable file or link
 * @param size bytes of its content (of a link: of its target)
 * @param sha256 of its content, lower-case hexadecimal
 */
public record BundleEntry(String path, EntryMode mode, long size, String sha256) {}
