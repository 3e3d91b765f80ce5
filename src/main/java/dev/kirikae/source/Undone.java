package dev.kirikae.source;

import java.util.List;

/**
 * What would be undone: commits of the live one's history that the candidate's lacks, newest first.
 *
 * @param subjects short id and subject of each, at most 20
 * @param more whether there are others besides
 */
public record Undone(List<String> subjects, boolean more) {
    static final int MOST = 20;

    public Undone {
        subjects = List.copyOf(subjects);
    }
}
