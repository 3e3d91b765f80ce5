package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.LiveName;
import dev.kirikae.tale.Aims;
import org.jspecify.annotations.Nullable;

/**
 * How a service is to be treated.
 *
 * @param ca PEM text of the file that {@code verify.address.ca} names; null for none
 */
public record Order(Configuration configuration, @Nullable String ca) {

    public LiveName liveName() {
        return new LiveName(configuration.live().cname(), configuration.region());
    }

    Aims aims() {
        Configuration.Deadlines deadlines = configuration.deadlines();
        return new Aims(configuration.application(), deadlines.switching(), deadlines.launch(), deadlines.terminate());
    }
}
