package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.ReleaseRecord;

/**
 * Whether two uploads are of the same input: the version label, which is the bundle's digest, and the declared
 * environment with its platform as it is written. What was recorded in no comparable form counts by its label alone.
 */
public final class SameInput {

    private SameInput() {}

    /** @param configuration the one that {@code bundle} was prepared by */
    public static boolean areSame(ReleaseRecord recorded, UploadInput bundle, Configuration configuration) {
        return recorded.version().equals(bundle.label())
                && (recorded.configuration().equals(bundle.record())
                        || isSameEnvironment(recorded.configuration(), configuration.environment()));
    }

    private static boolean isSameEnvironment(String recorded, Configuration.Environment declared) {
        if (recorded.isEmpty()) {
            return true;
        }
        try {
            return ConfigurationJson.read(recorded).environment().equals(declared);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
