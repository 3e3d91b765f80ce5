package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approval names: the stage, the commit, the content, the configuration, and who is candidate and live. Nothing
 * that was observed, and no time, so that the same plan has the same digest whenever it is made.
 */
public final class PlanDigest {

    private PlanDigest() {}

    /**
     * In 64 lower-case hexadecimal digits.
     *
     * @param stage in one word
     * @param commit forty digits; empty where there is none
     * @param content content digest of the bundle; empty likewise
     * @param candidate null where there is none
     * @param live null where nobody is live
     */
    public static String of(
            String stage,
            String commit,
            String content,
            Configuration configuration,
            @Nullable EnvironmentId candidate,
            @Nullable EnvironmentId live) {
        return Sha256.hex(List.of(
                stage,
                commit,
                content,
                ConfigurationJson.write(configuration),
                candidate == null ? "" : candidate.value(),
                live == null ? "" : live.value()));
    }
}
