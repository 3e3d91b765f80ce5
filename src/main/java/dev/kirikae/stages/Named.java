package dev.kirikae.stages;

import dev.kirikae.tale.ReleaseFacts;

/** How people name a release: its id, its commit, its version label. */
public final class Named {

    private static final int SHORTEST = 7;

    private Named() {}

    public static boolean is(ReleaseFacts release, String name) {
        return release.id().equals(name)
                || release.version().equals(name)
                || name.length() >= SHORTEST && release.commit().startsWith(name);
    }

    static String shortCommit(ReleaseFacts release) {
        return release.commit().isEmpty() ? release.version() : release.commit().substring(0, SHORTEST);
    }
}
