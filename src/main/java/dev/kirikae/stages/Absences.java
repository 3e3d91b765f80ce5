package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.EnvironmentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the journal knows and Beanstalk tells to be terminated is gone, by whatever hand: its release ends. */
final class Absences {

    /** A fresh environment may be missing from the list for so long (Terraform's provider waits likewise, read 2026-11). */
    static final Duration UNSEEN = Duration.ofMinutes(2);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Desk desk;
    private final Order order;

    Absences(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    void notice(Scene scene) {
        List<Environment> terminated = new ArrayList<>(scene.environments());
        if (isAnyMissing(scene)) {
            String application = order.configuration().application();
            terminated.addAll(desk.look(new Effect.LookAtTerminated(application), Answer.EnvironmentsSeen.class)
                    .environments());
        }
        for (EnvironmentFacts known : present()) {
            boolean gone =
                    terminated.stream().anyMatch(e -> e.id().equals(known.id()) && e.status() == Status.TERMINATED);
            if (gone) {
                desk.record(new Entry.Gone(known.id(), null, desk.now()));
            }
        }
    }

    /** Whether {@link #notice} would write or ask anything. */
    boolean areThere(Scene scene) {
        return present().stream().anyMatch(known -> looksGone(known, scene.environments(), scene.asked()));
    }

    /** Terminated in the list, or missing from it for too long to be fresh. */
    static boolean looksGone(EnvironmentFacts known, List<Environment> listed, Instant asked) {
        for (Environment environment : listed) {
            if (environment.id().equals(known.id())) {
                return environment.status() == Status.TERMINATED;
            }
        }
        return isOldEnough(known, asked);
    }

    private boolean isAnyMissing(Scene scene) {
        return present().stream()
                .anyMatch(known -> scene.find(known.id()) == null && isOldEnough(known, scene.asked()));
    }

    /** The scene once it shows what the journal made: a fresh environment that is not listed yet is waited for. */
    Scene shown(Scene first) {
        return desk.repeat(
                "until fresh environments are listed",
                first,
                scene -> present().stream()
                        .allMatch(known -> scene.find(known.id()) != null || isOldEnough(known, scene.asked())),
                scene -> {
                    desk.pause(desk.now().plus(EVERY), "a fresh environment to be listed");
                    return Entering.look(desk, order);
                });
    }

    private static boolean isOldEnough(EnvironmentFacts known, Instant asked) {
        Instant made = known.madeAt();
        return made == null || asked.isAfter(made.plus(UNSEEN));
    }

    private List<EnvironmentFacts> present() {
        return desk.memory().environments().stream()
                .filter(known -> known.goneAt() == null)
                .toList();
    }
}
