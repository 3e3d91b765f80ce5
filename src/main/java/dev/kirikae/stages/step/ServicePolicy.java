package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.GoalObservers;
import org.jspecify.annotations.Nullable;

/**
 * How a service is to be treated.
 *
 * @param configuration what counts: the file's, or the recorded one
 * @param ca PEM text of the file that {@code verify.address.ca} names; null for none
 */
public record ServicePolicy(
        Configuration configuration, @Nullable String ca) {

    public LiveName liveName() {
        return configuration.liveName();
    }

    /** As patient as the configuration's deadlines say. */
    public GoalObservers observers() {
        Configuration.Deadlines deadlines = configuration.deadlines();
        return new GoalObservers(
                configuration.application(), deadlines.switching(), deadlines.launch(), deadlines.terminate());
    }
}
