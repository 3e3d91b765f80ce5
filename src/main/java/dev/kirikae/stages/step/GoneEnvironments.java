package dev.kirikae.stages.step;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the journal knows and a look does not show. Explained is what Beanstalk tells to be terminated, by its record or
 * by an event: it is gone, by whatever hand, and its release ends. Anything else may be there, hidden from the caller.
 */
public final class GoneEnvironments {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Events of a termination go on for so long; later ones are of an environment that was restored. */
    private static final Duration AFTERMATH = Duration.ofMinutes(5);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    GoneEnvironments(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** Writes down what is gone. */
    void notice(EnvironmentSnapshot snapshot) {
        Set<EnvironmentId> gone = explained(
                context,
                policy.configuration().application(),
                context.journal(),
                snapshot.environments(),
                snapshot.asked());
        for (EnvironmentRecord known : context.journal().present()) {
            if (gone.contains(known.id())) {
                context.record(new JournalEntry.Gone(known.id(), null, context.now()));
            }
        }
    }

    /** Whether {@link #notice} would write or ask anything. */
    public boolean areThere(EnvironmentSnapshot snapshot) {
        return context.journal().present().stream().anyMatch(known -> isTerminated(known.id(), snapshot.environments()))
                || !NotShown.missing(context.journal(), snapshot.environments(), snapshot.asked())
                        .isEmpty();
    }

    /**
     * Which of those that are not known to be gone Beanstalk tells to be terminated. Asks only where one is not listed;
     * ends the stage where its record cannot be had, not where events cannot.
     *
     * @param listed a look at the environments
     * @param asked when that was asked for
     */
    public static Set<EnvironmentId> explained(
            StageContext context, String application, JournalState journal, List<Environment> listed, Instant asked) {
        Set<EnvironmentId> gone = new HashSet<>();
        for (EnvironmentRecord known : journal.present()) {
            if (isTerminated(known.id(), listed)) {
                gone.add(known.id());
            }
        }
        Set<EnvironmentId> missing = new TreeSet<>();
        NotShown.missing(journal, listed, asked).forEach(e -> missing.add(e.id()));
        gone.addAll(explained(context, application, missing));
        return gone;
    }

    private static Set<EnvironmentId> explained(StageContext context, String application, Set<EnvironmentId> missing) {
        Set<EnvironmentId> gone = new TreeSet<>();
        if (missing.isEmpty()) {
            return gone;
        }
        List<Environment> records = context.look(
                        new Effect.LookAtTerminated(application), Answer.EnvironmentsSeen.class)
                .environments();
        missing.stream().filter(id -> isTerminated(id, records)).forEach(gone::add);
        List<EnvironmentId> open =
                missing.stream().filter(id -> !gone.contains(id)).toList();
        if (open.isEmpty()) {
            return gone;
        }
        Instant since = context.now().minus(NotShown.REPORTED_FOR);
        List<Effect.LookAtEvents> looks =
                open.stream().map(id -> new Effect.LookAtEvents(id, since)).toList();
        Answer answer = context.ask(new Effect.Round(looks, context.now().plus(PATIENCE)));
        for (int i = 0; answer instanceof Answer.RoundSeen round && i < open.size(); i++) {
            if (round.answers().get(i) instanceof Answer.EventsSeen seen && endsTerminated(seen.events())) {
                gone.add(open.get(i));
            }
        }
        return gone;
    }

    private static boolean endsTerminated(List<EnvironmentEvent> events) {
        List<Instant> ends = new ArrayList<>();
        events.stream().filter(EnvironmentEvent::isTermination).forEach(e -> ends.add(e.at()));
        return !ends.isEmpty()
                && events.stream()
                        .noneMatch(e -> e.at().isAfter(ends.get(ends.size() - 1).plus(AFTERMATH)));
    }

    private static boolean isTerminated(EnvironmentId id, List<Environment> reported) {
        return reported.stream().anyMatch(e -> e.id().equals(id) && e.status() == Status.TERMINATED);
    }

    /** The snapshot once it shows what the journal made: a fresh environment that is not listed yet is waited for. */
    EnvironmentSnapshot shown(EnvironmentSnapshot first) {
        return context.repeat(
                "until fresh environments are listed",
                first,
                snapshot -> context.journal().present().stream()
                        .allMatch(known ->
                                snapshot.find(known.id()) != null || NotShown.isOldEnough(known, snapshot.asked())),
                snapshot -> {
                    context.pause(context.now().plus(EVERY), "a fresh environment to be listed");
                    return steps.look().now();
                });
    }
}
