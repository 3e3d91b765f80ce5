package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waiting for an environment to come up or to go, with few looks: the budget is shared with people. */
final class Launching {

    /** The fastest launch seen: 2 min 50 s (Developer Guide, "Clone an environment", read 2026-11). */
    private static final Duration FASTEST_LAUNCH = Duration.ofSeconds(170);

    /** Launches mostly take longer than this; before it one looks rarely. */
    private static final Duration USUAL_LAUNCH = Duration.ofMinutes(4);

    private static final Duration RARELY = Duration.ofSeconds(35);

    /** A termination takes four to six minutes (Developer Guide, "Terminate an environment", read 2026-11). */
    private static final Duration USUAL_TERMINATION = Duration.ofSeconds(310);

    private final Desk desk;
    private final Order order;

    Launching(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** How a wait ended: the scene that showed it, and whether that is what was waited for. */
    record Waited(boolean well, String why, Scene scene, int looks) {

        /** How long it took; where the first look found it so, a little less than that look waited. */
        Duration took(Duration waited, Desk desk, boolean launch) {
            if (looks > 1) {
                return waited;
            }
            Duration known =
                    learned(launch ? desk.memory().launches() : desk.memory().terminations());
            Duration usual = launch ? FASTEST_LAUNCH : USUAL_TERMINATION;
            Duration expected = known == null ? usual : known;
            return expected.compareTo(waited) < 0 ? expected : waited;
        }
    }

    /** When its creation was asked for: a launch that could not begin for an hour has not used up its time. */
    Instant madeAt(ReleaseFacts release, @Nullable Environment environment) {
        EnvironmentFacts facts =
                release.environment() == null ? null : desk.memory().environment(release.environment());
        Instant asked = facts == null ? null : facts.madeAt();
        if (asked != null) {
            return asked;
        }
        return environment == null ? release.openedAt() : environment.created();
    }

    /** Until the environment is Ready; how well it is, verification says. */
    Waited untilReady(EnvironmentId id, Instant begun) {
        Instant end = latest(begun.plus(order.configuration().deadlines().launch()), desk.now());
        return until(id, begun, end, true, this::readiness);
    }

    /** Until it is Terminated, or not listed any more. */
    Waited untilGone(EnvironmentId id, Instant begun) {
        Instant end = latest(begun.plus(order.configuration().deadlines().terminate()), desk.now());
        return until(id, begun, end, false, this::absence);
    }

    private record Judged(boolean well, String why) {}

    private interface Judge {
        /** Null: not yet. */
        @Nullable
        Judged judge(EnvironmentId id, Scene scene, Instant begun);
    }

    private Waited until(EnvironmentId id, Instant begun, Instant end, boolean launch, Judge judge) {
        Duration learned =
                learned(launch ? desk.memory().launches() : desk.memory().terminations());
        Waited open = new Waited(false, "", new Scene(List.of(), order.liveName(), Instant.EPOCH), 0);
        return desk.repeat(
                "until it is so",
                open,
                w -> !w.scene().asked().equals(Instant.EPOCH) && !w.why().isEmpty(),
                w -> {
                    Instant last = w.looks() == 0 ? desk.now() : w.scene().asked();
                    Instant next = nextLook(begun, learned, last, w.looks() == 0, launch);
                    desk.pause(next.isBefore(end) ? next : end, id + (launch ? " to be Ready" : " to be gone"));
                    Scene scene = Entering.look(desk, order);
                    Judged judged = judge.judge(id, scene, begun);
                    if (judged == null) {
                        judged = new Judged(false, scene.asked().isBefore(end) ? "" : outOfTime(id, scene));
                    }
                    return new Waited(judged.well(), judged.why(), scene, w.looks() + 1);
                });
    }

    private static String outOfTime(EnvironmentId id, Scene scene) {
        Environment environment = scene.find(id);
        return "out of time" + (environment == null ? "" : ", " + id + " is " + environment.statusWord());
    }

    /** @param last when the last look was asked: counted from its answer, looks would drift apart */
    private Instant nextLook(Instant begun, @Nullable Duration learned, Instant last, boolean first, boolean launch) {
        Duration every = order.configuration().polling().every();
        Duration past = Duration.between(begun, desk.now());
        Duration told = order.configuration().polling().first();
        Duration expected = told != null ? told : learned;
        if (expected != null) {
            return first && past.compareTo(expected) < 0 ? begun.plus(expected) : last.plus(every);
        }
        if (!launch) {
            return past.compareTo(USUAL_TERMINATION) < 0
                    ? begun.plus(USUAL_TERMINATION)
                    : last.plus(every.multipliedBy(2));
        }
        if (past.compareTo(FASTEST_LAUNCH) < 0) {
            return begun.plus(FASTEST_LAUNCH);
        }
        if (past.compareTo(USUAL_LAUNCH) >= 0) {
            return last.plus(every);
        }
        Instant usual = begun.plus(USUAL_LAUNCH);
        Instant rarely = last.plus(RARELY);
        return rarely.isBefore(usual) ? rarely : usual;
    }

    /** A little before the quickest of the last ones. */
    private static @Nullable Duration learned(List<Duration> known) {
        return known.stream()
                .min(Duration::compareTo)
                .map(d -> d.multipliedBy(95).dividedBy(100))
                .orElse(null);
    }

    private @Nullable Judged readiness(EnvironmentId id, Scene scene, Instant begun) {
        Environment environment = scene.find(id);
        if (environment == null) {
            return scene.asked().isAfter(begun.plus(Unshown.FRESH)) ? new Judged(false, id + " is not listed") : null;
        }
        if (environment.status().isEnding()) {
            return new Judged(false, id + " is " + environment.statusWord() + ": its launch failed");
        }
        return environment.isReady() ? new Judged(true, id + " is Ready") : null;
    }

    private @Nullable Judged absence(EnvironmentId id, Scene scene, Instant begun) {
        Environment environment = scene.find(id);
        if (environment == null || environment.status() == dev.kirikae.model.Status.TERMINATED) {
            return new Judged(true, id + " is gone");
        }
        boolean back = environment.isReady() && scene.asked().isAfter(begun.plus(Unshown.FRESH));
        return back ? new Judged(false, id + " is Ready again: its termination failed") : null;
    }

    /** Why it went wrong, in Beanstalk's and the instances' own words. */
    List<String> evidence(EnvironmentId id, String why, Instant since) {
        List<String> evidence = new ArrayList<>();
        evidence.add(why);
        if (desk.ask(new Effect.LookAtCauses(id)) instanceof Answer.CausesSeen causes) {
            causes.causes().forEach(c -> evidence.add("cause: " + c));
        }
        if (desk.ask(new Effect.LookAtEvents(id, since)) instanceof Answer.EventsSeen seen) {
            seen.events().stream()
                    .filter(EnvironmentEvent::isBad)
                    .limit(10)
                    .forEach(e -> evidence.add("event " + e.at() + " " + e.severity() + ": " + e.message()));
        }
        if (desk.ask(new Effect.AskForLogs(id)) instanceof Answer.Asked) {
            desk.pause(desk.now().plusSeconds(15), "the instances' logs");
            if (desk.ask(new Effect.LookAtLogs(id)) instanceof Answer.LogsSeen logs) {
                logs.tailByInstance().forEach((instance, tail) -> evidence.add("log of " + instance + ":\n" + tail));
            }
        }
        return evidence;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
