package dev.kirikae.stages.step;

import dev.kirikae.journal.ReleaseRecord;

/** How people name a release: its id, its commit, its version label. */
public final class ReleaseSelector {

    private static final int SHORTEST = 7;

    private ReleaseSelector() {}

    public static boolean is(ReleaseRecord release, String name) {
        return release.id().equals(name)
                || release.version().equals(name)
                || name.length() >= SHORTEST && release.commit().startsWith(name);
    }

    public static String shortCommit(ReleaseRecord release) {
        return release.commit().isEmpty() ? release.version() : release.commit().substring(0, SHORTEST);
    }
}
