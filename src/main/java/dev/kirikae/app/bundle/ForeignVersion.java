package dev.kirikae.app.bundle;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.model.Sha256;
import dev.kirikae.stages.step.UploadInput;

/** What is uploaded without a repository. */
public final class ForeignVersion {

    private static final int SHORT = 7;

    private ForeignVersion() {}

    /** A version that exists already; the first seven of its label's SHA-256 stand for the commit in ids. */
    public static UploadInput foreign(String label, Configuration configuration) {
        return new UploadInput(
                "",
                Sha256.hex(label).substring(0, SHORT),
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
