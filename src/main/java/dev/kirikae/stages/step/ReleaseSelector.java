package dev.kirikae.stages.step;

import dev.kirikae.journal.ReleaseRecord;

/** How people name a release: its id, its commit, its version label. */
public final class ReleaseSelector {

    private static final int SHORTEST = 7;

    private ReleaseSelector() {}

    /** @param name id or version label as a whole, or the first digits of the commit, at least seven */
    public static boolean is(ReleaseRecord release, String name) {
        return release.id().equals(name)
                || release.version().equals(name)
                || name.length() >= SHORTEST && release.commit().startsWith(name);
    }

    /** Seven digits; the version label, where the commit is not known. */
    public static String shortCommit(ReleaseRecord release) {
        return release.commit().isEmpty() ? release.version() : release.commit().substring(0, SHORTEST);
    }
}
