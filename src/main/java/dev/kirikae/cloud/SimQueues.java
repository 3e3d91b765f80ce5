package dev.kirikae.cloud;

import dev.kirikae.model.QueueState;
import dev.kirikae.model.Wildcard;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's queues, each with a dead-letter queue. One whose name holds a variable stands for that of each environment. */
final class SimQueues {

    /** A message that cannot be worked off comes so often. */
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final CloudState state;

    SimQueues(CloudState state) {
        this.state = state;
    }

    /** From now on each of them and its dead letters grow. */
    void grow() {
        state.queuesGrow = state.now;
    }

    /** They grow no more, and keep what they hold. */
    void rest() {
        int grown = Math.toIntExact(grown());
        state.queues.replaceAll((name, held) -> held + grown);
        state.queuesGrow = null;
    }

    Answer look(Effect.LookAtQueue look) {
        if (look.queue().equals(state.alarmFeed)) {
            return new Answer.QueueSeen(new QueueState(look.queue(), state.feed.size(), 0, 0, null, null));
        }
        Integer held = held(look.queue());
        if (held == null) {
            return new Answer.Missing(Answer.Trouble.ABSENT, "The specified queue does not exist.");
        }
        String name = look.queue().substring(look.queue().lastIndexOf('/') + 1);
        long grown = grown();
        Instant since = state.queuesGrow;
        Duration oldest =
                since == null || !look.age() || grown == 0 ? null : Duration.between(since.plus(EVERY), state.now);
        QueueState dead = look.deadLetters() ? new QueueState(name + "-dead", held + grown, 0, 0, null, null) : null;
        return new Answer.QueueSeen(new QueueState(name, held + grown, 0, 0, oldest, dead));
    }

    private @Nullable Integer held(String queue) {
        for (Map.Entry<String, Integer> entry : state.queues.entrySet()) {
            String pattern = entry.getKey().replaceAll("\\$\\{[^}]*}", "*");
            if (Wildcard.matches(pattern, queue)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private long grown() {
        Instant since = state.queuesGrow;
        return since == null ? 0 : Duration.between(since, state.now).dividedBy(EVERY);
    }
}
