package dev.kirikae.stages.step;

import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environments at one moment.
 *
 * @param environments as Beanstalk lists them
 * @param name the live name of the service
 * @param asked when the look was asked for
 */
public record EnvironmentSnapshot(List<Environment> environments, LiveName name, Instant asked) {

    /** @param journal as it is known now, which may be later than the look */
    public Roles roles(JournalState journal) {
        return Roles.of(journal, environments, name, asked);
    }

    /** Null where it was not listed. */
    @Nullable
    public Environment find(EnvironmentId id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    /** The same look as an answer, for whoever begins with one. */
    public Answer answer() {
        return new Answer.EnvironmentsSeen(environments);
    }
}
