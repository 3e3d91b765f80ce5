package dev.kirikae.model;

import org.jspecify.annotations.Nullable;

/**
 * A bundle in S3.
 *
 * @param contentDigest from the object's metadata; null where somebody else put the object there
 * @param sha256 of the object's bytes, from its metadata
 */
public record StoredObject(
        String bucket,
        String key,
        long size,
        @Nullable String contentDigest,
        @Nullable String sha256) {}
