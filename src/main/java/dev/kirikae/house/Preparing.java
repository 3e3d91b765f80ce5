package dev.kirikae.house;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.stages.Bundled;

/** What is uploaded without a repository. */
public final class Preparing {

    private static final int SHORT = 7;

    private Preparing() {}

    /** A version that exists already; the first seven of its label's SHA-256 stand for the commit in ids. */
    public static Bundled foreign(String label, Configuration configuration) {
        return new Bundled(
                "",
                Hash.of(label).substring(0, SHORT),
                "",
                label,
                "",
                "",
                0,
                true,
                ConfigurationJson.write(configuration),
                null);
    }
}
