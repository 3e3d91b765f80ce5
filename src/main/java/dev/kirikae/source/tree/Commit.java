package dev.kirikae.source.tree;

import java.time.Instant;

/**
 * A commit that exists in the repository.
 *
 * @param id the whole id, 40 lower-case hexadecimal digits
 * @param time the committer's time, whole seconds
 * @param subject first paragraph of its message on one line, without control characters, at most 200 characters
 */
public record Commit(String id, Instant time, String subject) {
    /** The first seven digits of the id. */
    public String shortId() {
        return id.substring(0, 7);
    }
}
