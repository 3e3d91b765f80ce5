package dev.kirikae.workflow;

import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run reads before anything else, side by side: who calls, what the journal says, who holds the lock, and what
 * is there.
 *
 * @param environments as Beanstalk lists them
 * @param asked when the environments were asked for
 */
public record FirstLook(
        Caller caller,
        Answer.JournalSeen journal,
        Answer.LockSeen lock,
        List<Environment> environments,
        Instant asked) {

    /** What has not answered by then is asked again, alone. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    public FirstLook {
        environments = List.copyOf(environments);
    }

    /** The one round that reads it all. Whoever has performed it already can give a run its answer. */
    public static Effect.Round round(String application, Instant now) {
        return new Effect.Round(
                List.of(
                        new Effect.LookAtCaller(),
                        new Effect.ReadJournal(),
                        new Effect.ReadLock(),
                        new Effect.LookAtEnvironments(application)),
                now.plus(LONGEST));
    }
}
