package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Memory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environments at one moment.
 *
 * @param asked when the look was asked for
 */
record Scene(List<Environment> environments, LiveName name, Instant asked) {

    Roles roles(Memory memory) {
        return Roles.of(memory, environments, name, asked);
    }

    @Nullable
    Environment find(EnvironmentId id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    /** The same look as an answer, for whoever begins with one. */
    Answer answer() {
        return new Answer.EnvironmentsSeen(environments);
    }
}
