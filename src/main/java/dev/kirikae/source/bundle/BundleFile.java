package dev.kirikae.source.bundle;

import java.nio.file.Path;

/**
 * A bundle that was written.
 *
 * @param path the zip file
 * @param size its bytes
 * @param sha256 of the zip file itself, lower-case hexadecimal; differs between zlib versions where the content digest
 *     does not
 */
public record BundleFile(Path path, long size, String sha256) {}
