package dev.kirikae.stages.step;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExpectedTime;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waiting for an environment to come up or to go, with few looks: the budget is shared with people. */
public final class AwaitLaunch {

    /** The fastest launch seen: 2 min 50 s (Developer Guide, "Clone an environment", read 2026-11). */
    private static final Duration FASTEST_LAUNCH = Duration.ofSeconds(170);

    /** Launches mostly take longer than this; before it one looks rarely. */
    private static final Duration USUAL_LAUNCH = Duration.ofMinutes(4);

    private static final Duration RARELY = Duration.ofSeconds(35);

    /** A termination takes four to six minutes (Developer Guide, "Terminate an environment", read 2026-11). */
    private static final Duration USUAL_TERMINATION = Duration.ofSeconds(310);

    /** Events are asked for no more often: they share the budget of the looks (aws-toolkit-azure-devops#62, read 2026-11). */
    private static final Duration EVENTS_EVERY = Duration.ofMinutes(1);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    AwaitLaunch(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * How a wait ended.
     *
     * @param well whether it is as was waited for
     * @param why in words, also where it is well; never empty at the end of a wait
     * @param snapshot the last look
     * @param looks how many there were
     */
    public record Waited(boolean well, String why, EnvironmentSnapshot snapshot, int looks) {

        /**
         * How long it took; where the first look found it so, a little less than that look waited.
         *
         * @param waited from the beginning until that look
         * @param launch else a termination
         */
        public Duration took(Duration waited, StageContext context, boolean launch) {
            if (looks > 1) {
                return waited;
            }
            Duration known = learned(
                    launch
                            ? context.journal().took().launches()
                            : context.journal().took().terminations());
            Duration usual = launch ? FASTEST_LAUNCH : USUAL_TERMINATION;
            Duration expected = known == null ? usual : known;
            return expected.compareTo(waited) < 0 ? expected : waited;
        }
    }

    /**
     * When its creation was asked for: a launch that could not begin for an hour has not used up its time.
     *
     * @param environment counts where the journal does not know; null where it was not looked at
     */
    public Instant madeAt(ReleaseRecord release, @Nullable Environment environment) {
        EnvironmentRecord facts =
                release.environment() == null ? null : context.journal().environment(release.environment());
        Instant asked = facts == null ? null : facts.madeAt();
        if (asked != null) {
            return asked;
        }
        return environment == null ? release.openedAt() : environment.created();
    }

    /**
     * Until the environment is Ready, is not listed or goes, or its time from {@code begun} on is over. How well it is,
     * verification says.
     */
    public Waited untilReady(EnvironmentId id, Instant begun) {
        Instant end =
                TimeOrder.later(begun.plus(policy.configuration().deadlines().launch()), context.now());
        return until(id, begun, end, true, this::readiness);
    }

    /** Until it is Terminated, or not listed any more. */
    Waited untilGone(EnvironmentId id, Instant begun) {
        Instant end =
                TimeOrder.later(begun.plus(policy.configuration().deadlines().terminate()), context.now());
        return until(id, begun, end, false, this::absence);
    }

    private record Judged(boolean well, String why) {}

    private interface Judge {
        /** Null: not yet. */
        @Nullable
        Judged judge(EnvironmentId id, EnvironmentSnapshot snapshot, Instant begun);
    }

    private Waited until(EnvironmentId id, Instant begun, Instant end, boolean launch, Judge judge) {
        Duration learned = learned(
                launch
                        ? context.journal().took().launches()
                        : context.journal().took().terminations());
        Waited open = new Waited(false, "", new EnvironmentSnapshot(List.of(), policy.liveName(), Instant.EPOCH), 0);
        return context.repeat(
                "until it is so",
                open,
                w -> !w.snapshot().asked().equals(Instant.EPOCH) && !w.why().isEmpty(),
                w -> {
                    Instant last = w.looks() == 0 ? context.now() : w.snapshot().asked();
                    Instant next = nextLook(begun, learned, last, w.looks() == 0, launch);
                    ExpectedTime expected = new ExpectedTime(begun, usual(launch), end);
                    pass(id, begun, TimeOrder.earlier(next, end), launch, expected);
                    EnvironmentSnapshot snapshot = steps.look().now();
                    Judged judged = judge.judge(id, snapshot, begun);
                    if (judged == null) {
                        judged = new Judged(false, snapshot.asked().isBefore(end) ? "" : outOfTime(id, snapshot));
                    }
                    return new Waited(judged.well(), judged.why(), snapshot, w.looks() + 1);
                });
    }

    /** A launch tells how it goes, also while nobody looks at it: a bad word of it ends the pause. */
    private void pass(EnvironmentId id, Instant begun, Instant until, boolean launch, ExpectedTime expected) {
        String what = id + (launch ? " to be Ready" : " to be gone");
        boolean bad = false;
        while (launch && !bad && context.now().plus(EVENTS_EVERY).isBefore(until)) {
            context.pause(context.now().plus(EVENTS_EVERY), what, expected);
            bad = context.ask(new Effect.LookAtEvents(id, begun)) instanceof Answer.EventsSeen seen
                    && seen.events().stream().anyMatch(EnvironmentEvent::isBad);
        }
        if (!bad) {
            context.pause(until, what, expected);
        }
    }

    /** For people: the median of the last ones; null where nothing is known. */
    private @Nullable Duration usual(boolean launch) {
        List<Duration> known = launch
                ? context.journal().took().launches()
                : context.journal().took().terminations();
        if (!known.isEmpty()) {
            return known.stream().sorted().toList().get(known.size() / 2);
        }
        return launch ? policy.configuration().polling().first() : USUAL_TERMINATION;
    }

    private static String outOfTime(EnvironmentId id, EnvironmentSnapshot snapshot) {
        Environment environment = snapshot.find(id);
        return "out of time" + (environment == null ? "" : ", " + id + " is " + environment.statusWord());
    }

    /** @param last when the last look was asked: counted from its answer, looks would drift apart */
    private Instant nextLook(Instant begun, @Nullable Duration learned, Instant last, boolean first, boolean launch) {
        Duration every = policy.configuration().polling().every();
        Duration past = Duration.between(begun, context.now());
        Duration reported = policy.configuration().polling().first();
        Duration expected = reported != null ? reported : learned;
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
        return TimeOrder.earlier(rarely, usual);
    }

    /** A little before the quickest of the last ones. */
    private static @Nullable Duration learned(List<Duration> known) {
        return known.stream()
                .min(Duration::compareTo)
                .map(d -> d.multipliedBy(95).dividedBy(100))
                .orElse(null);
    }

    private @Nullable Judged readiness(EnvironmentId id, EnvironmentSnapshot snapshot, Instant begun) {
        Environment environment = snapshot.find(id);
        if (environment == null) {
            return snapshot.asked().isAfter(begun.plus(NotShown.FRESH))
                    ? new Judged(false, id + " is not listed")
                    : null;
        }
        if (environment.status().isEnding()) {
            return new Judged(false, id + " is " + environment.statusWord() + ": its launch failed");
        }
        return environment.isReady() ? new Judged(true, id + " is Ready") : null;
    }

    private @Nullable Judged absence(EnvironmentId id, EnvironmentSnapshot snapshot, Instant begun) {
        Environment environment = snapshot.find(id);
        if (environment == null || environment.status() == dev.kirikae.model.Status.TERMINATED) {
            return new Judged(true, id + " is gone");
        }
        boolean back = environment.isReady() && snapshot.asked().isAfter(begun.plus(NotShown.FRESH));
        return back ? new Judged(false, id + " is Ready again: its termination failed") : null;
    }
}
