package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the journal knows and a look does not show. Explained is what Beanstalk tells to be terminated, by its record or by an
 * event: it is gone, by whatever hand, and its release ends. Anything else may be there, hidden from the caller.
 */
public final class Absences {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Events of a termination go on for so long; later ones are of an environment that was restored. */
    private static final Duration AFTERMATH = Duration.ofMinutes(5);

    private final Desk desk;
    private final Order order;

    Absences(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** Writes down what is gone. */
    void notice(Scene scene) {
        Set<EnvironmentId> gone = explained(
                desk, order.configuration().application(), desk.memory(), scene.environments(), scene.asked());
        for (EnvironmentFacts known : desk.memory().present()) {
            if (gone.contains(known.id())) {
                desk.record(new Entry.Gone(known.id(), null, desk.now()));
            }
        }
    }

    /** Whether {@link #notice} would write or ask anything. */
    boolean areThere(Scene scene) {
        return desk.memory().present().stream().anyMatch(known -> isTerminated(known.id(), scene.environments()))
                || !Unshown.missing(desk.memory(), scene.environments(), scene.asked())
                        .isEmpty();
    }

    /** Which of those that are not known to be gone Beanstalk tells to be terminated. Asks only where one is not listed. */
    public static Set<EnvironmentId> explained(
            Desk desk, String application, Memory memory, List<Environment> listed, Instant asked) {
        Set<EnvironmentId> gone = new HashSet<>();
        for (EnvironmentFacts known : memory.present()) {
            if (isTerminated(known.id(), listed)) {
                gone.add(known.id());
            }
        }
        Set<EnvironmentId> missing = new TreeSet<>();
        Unshown.missing(memory, listed, asked).forEach(e -> missing.add(e.id()));
        gone.addAll(explained(desk, application, missing));
        return gone;
    }

    private static Set<EnvironmentId> explained(Desk desk, String application, Set<EnvironmentId> missing) {
        Set<EnvironmentId> gone = new TreeSet<>();
        if (missing.isEmpty()) {
            return gone;
        }
        List<Environment> records = desk.look(new Effect.LookAtTerminated(application), Answer.EnvironmentsSeen.class)
                .environments();
        missing.stream().filter(id -> isTerminated(id, records)).forEach(gone::add);
        List<EnvironmentId> open =
                missing.stream().filter(id -> !gone.contains(id)).toList();
        if (open.isEmpty()) {
            return gone;
        }
        Instant since = desk.now().minus(Unshown.TOLD);
        List<Effect.LookAtEvents> looks =
                open.stream().map(id -> new Effect.LookAtEvents(id, since)).toList();
        Answer answer = desk.ask(new Effect.Round(looks, desk.now().plus(PATIENCE)));
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

    private static boolean isTerminated(EnvironmentId id, List<Environment> told) {
        return told.stream().anyMatch(e -> e.id().equals(id) && e.status() == Status.TERMINATED);
    }

    /** The scene once it shows what the journal made: a fresh environment that is not listed yet is waited for. */
    Scene shown(Scene first) {
        return desk.repeat(
                "until fresh environments are listed",
                first,
                scene -> desk.memory().present().stream()
                        .allMatch(known -> scene.find(known.id()) != null || Unshown.isOldEnough(known, scene.asked())),
                scene -> {
                    desk.pause(desk.now().plus(EVERY), "a fresh environment to be listed");
                    return Entering.look(desk, order);
                });
    }
}
