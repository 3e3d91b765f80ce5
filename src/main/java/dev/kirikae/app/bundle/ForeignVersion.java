package dev.kirikae.app.bundle;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.model.Sha256;
import dev.kirikae.stages.step.UploadInput;

/**
 * What is uploaded without a repository: a version that is named by its label. Whether it is there, the stage looks.
 */
public final class ForeignVersion {

    private static final int SHORT = 7;

    private ForeignVersion() {}

    /** The first seven digits of the label's SHA-256 stand for the commit in ids; it counts as being on the branch. */
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
