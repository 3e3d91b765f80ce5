package dev.kirikae.model;

import org.jspecify.annotations.Nullable;

/**
 * A bundle in S3.
 *
 * @param size in bytes
 * @param contentDigest of what the bundle holds, from the object's metadata; null where somebody else put the object
 *     there
 * @param sha256 of the object's bytes, from its metadata; null likewise
 */
public record StoredObject(
        String bucket,
        String key,
        long size,
        @Nullable String contentDigest,
        @Nullable String sha256) {}
