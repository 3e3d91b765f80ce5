package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.workflow.GoalObserver.GoalStatus;
import dev.kirikae.workflow.GoalObserver.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one protocol of every changing call: look → already so? → intent → look again → one call → settle → so now. A
 * call is never repeated; what became of it is known from what is seen.
 */
final class ChangeProtocol {

    /** Time that a call needs between the check of its last instant and its arrival. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A call that was answered is only looked for: that its effect is not seen yet never counts against it. */
    private static final Instant NEVER = Instant.MAX.minus(Duration.ofDays(1));

    private final StageContext context;
    private final ReplayedRun replay;

    ChangeProtocol(StageContext context, ReplayedRun replay) {
        this.context = context;
        this.replay = replay;
    }

    /** @param evidence from the last look before the intent: until when a call may rest on what it showed */
    ChangeResult reach(Change change, Answer first, UnaryOperator<Instant> evidence) {
        Quiet quiet = quiet(change.observer(), first);
        Observation before = quiet.view();
        if (before.status() == GoalStatus.HOLDS) {
            if (before.made() != null) {
                found(change.goal(), before.made(), before.words());
            }
            return ChangeResult.already(before.words(), before.made());
        }
        if (before.status() != GoalStatus.BEFORE) {
            return ChangeResult.changed(before.words());
        }
        context.locking().renewNow();
        context.heedStop();
        Instant signedAt = context.now();
        Instant late = signedAt.plus(context.request().late());
        String operation = operation();
        context.record(new JournalEntry.Intended(operation, change.goal(), signedAt, late));
        Answer second = change.lookAgain() ? replay.ask(change.observer().look(context.now())) : first;
        Observation again = change.lookAgain() ? change.observer().read().apply(second) : before;
        if (again.status() == GoalStatus.HOLDS) {
            settled(operation, true, true, again, "already so: " + again.words());
            return ChangeResult.already(again.words(), again.made());
        }
        if (again.status() != GoalStatus.BEFORE || replay.state().stop()) {
            return notSent(operation, again, second);
        }
        Instant last = lastInstant(late, evidence.apply(quiet.asked()));
        Answer answer = replay.ask(change.call().of(operation, signedAt, last));
        return outcome(change.observer(), operation, signedAt, late, answer);
    }

    /**
     * The same for what only helps ({@link Goal#isAside}): one attempt, for which nothing is waited, and which ends no stage.
     * What nobody answered stays open, for a later stage to settle.
     *
     * @param first what the observer's look brought, whatever it is
     */
    ChangeResult attempt(Change change, Answer first) {
        Observation before = change.observer().read().apply(first);
        if (before.status() == GoalStatus.HOLDS) {
            found(change.goal(), null, before.words());
            return ChangeResult.already(before.words(), null);
        }
        if (before.status() != GoalStatus.BEFORE) {
            return ChangeResult.changed(before.words());
        }
        context.locking().renewNow();
        Instant signedAt = context.now();
        Instant late = signedAt.plus(context.request().late());
        String operation = operation();
        context.record(new JournalEntry.Intended(operation, change.goal(), signedAt, late));
        Observation again =
                change.observer().read().apply(replay.ask(change.observer().look(context.now())));
        if (again.status() != GoalStatus.BEFORE || replay.state().stop()) {
            settled(operation, false, true, again, "not sent: " + again.words());
            return ChangeResult.changed(again.words());
        }
        Answer answer = replay.ask(change.call().of(operation, signedAt, lastInstant(late, late)));
        return answer instanceof Answer.Unknown unknown
                ? ChangeResult.notNow(unknown.why())
                : outcome(change.observer(), operation, signedAt, late, answer);
    }

    private String operation() {
        return context.request().nonce() + "-" + replay.state().length();
    }

    /** What holds already by whatever hand is known from now on: who has the name, or whose an environment is. */
    void found(Goal goal, @Nullable EnvironmentId made, String words) {
        String operation = operation();
        context.record(new JournalEntry.Intended(operation, goal, context.now(), context.now()));
        context.record(new JournalEntry.Settled(operation, true, true, made, "already so: " + words, context.now()));
    }

    /**
     * A second look that brought nothing is asked anew with the next attempt, unless it was refused for good; one that
     * shows something else is not.
     */
    private ChangeResult notSent(String operation, Observation again, Answer second) {
        boolean stop = replay.state().stop();
        String why = stop ? "stopped before the call" : again.words();
        settled(operation, false, true, again, "not sent: " + why);
        context.heedStop();
        if (second instanceof Answer.Missing missing) {
            context.refuseForGood(missing);
        }
        boolean passing = again.status() == GoalStatus.UNSEEN || again.status() == GoalStatus.BUSY;
        return passing ? ChangeResult.notNow(why) : ChangeResult.changed(why);
    }

    private ChangeResult outcome(
            GoalObserver observer, String operation, Instant signedAt, Instant late, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            settled(operation, false, true, null, "refused: " + refused.why());
            return ChangeResult.refused(refused);
        }
        if (answer instanceof Answer.NotSent notSent) {
            settled(operation, false, true, null, "not sent: " + notSent.why());
            return ChangeResult.notNow(notSent.why());
        }
        if (answer instanceof Answer.Done done) {
            return answered(observer, operation, signedAt, late, done);
        }
        Search found = search(observer, signedAt, late.plus(StageContext.READ_LAG), false);
        return concluded(observer, operation, late, found, false);
    }

    private ChangeResult answered(
            GoalObserver observer, String operation, Instant signedAt, Instant late, Answer.Done done) {
        if (observer.byAnswer()) {
            Observation made = new Observation(
                    GoalStatus.HOLDS,
                    "request " + done.requestId(),
                    done.environment() == null ? null : done.environment().id());
            settled(operation, true, true, made, made.words());
            return ChangeResult.done(made.words(), made.made());
        }
        context.record(new JournalEntry.Answered(operation, done.requestId(), context.now()));
        return concluded(observer, operation, late, search(observer, signedAt, NEVER, true), true);
    }

    private Instant lastInstant(Instant late, Instant evidenceEnds) {
        RunState.Held held = replay.state().lock();
        Instant last = held == null || late.isBefore(held.ends()) ? late : held.ends();
        last = last.minus(MARGIN);
        return TimeOrder.earlier(evidenceEnds, last);
    }

    /** @param asked when the look was asked for that shows it */
    private record Quiet(Observation view, Instant asked) {}

    /** Before an intent: what is under way is waited for. */
    private Quiet quiet(GoalObserver observer, Answer first) {
        Instant end = context.now().plus(observer.patience());
        return context.repeat(
                "until it is quiet",
                new Quiet(observer.read().apply(first), context.now()),
                quiet ->
                        quiet.view().status() != GoalStatus.BUSY && quiet.view().status() != GoalStatus.UNSEEN
                                || context.now().isAfter(end),
                quiet -> {
                    context.pause(context.now().plus(EVERY), quiet.view().words());
                    Instant asked = context.now();
                    return new Quiet(observer.read().apply(context.look(observer.look(asked))), asked);
                });
    }

    /**
     * An intent that an earlier process left. One whose call was answered has arrived: if it has had no effect for as
     * long as such a call may take, it will have none.
     */
    boolean settleLeftOver(GoalObservers observers, JournalEntry.Intended intent) {
        GoalObserver observer = observers.observer(intent.goal());
        if (intent.goal().isAside()) {
            return settleAside(observer, intent);
        }
        boolean answered = context.journal().intents().answered().contains(intent.operation());
        Instant late = answered ? TimeOrder.later(intent.late(), intent.at().plus(observer.patience())) : intent.late();
        Search found = search(observer, intent.at(), late.plus(StageContext.READ_LAG), false);
        if (found.view().status() == GoalObserver.GoalStatus.HIDDEN && isGone(observers, intent.goal())) {
            settled(intent.operation(), false, true, found.view(), "not done: what it speaks of is gone");
            return false;
        }
        ChangeResult reached = concluded(observer, intent.operation(), late, found, answered);
        return reached.holds();
    }

    /** One look, and nothing is waited for: what that does not tell stays open. */
    private boolean settleAside(GoalObserver observer, JournalEntry.Intended intent) {
        boolean over = context.now().isAfter(intent.late().plus(StageContext.READ_LAG));
        Observation view = observer.read().apply(replay.ask(observer.look(context.now())));
        boolean holds = view.status() == GoalStatus.HOLDS;
        if (holds || view.status() == GoalStatus.GONE || over && view.status() == GoalStatus.BEFORE) {
            settled(intent.operation(), holds, true, view, view.words());
        }
        return holds;
    }

    /** By the journal, or by Beanstalk's record of what was terminated. */
    private boolean isGone(GoalObservers observers, Goal goal) {
        if (!(goal instanceof Goal.NameBelongsTo name)) {
            return false;
        }
        return context.journal().isGone(name.to())
                || context
                        .look(new Effect.LookAtTerminated(observers.application()), Answer.EnvironmentsSeen.class)
                        .environments()
                        .stream()
                        .anyMatch(e -> e.id().equals(name.to()) && e.status() == Status.TERMINATED);
    }

    /** @param before looks in a row, all too late for the call, that did not show the goal */
    private record Search(int before, Instant asked, Observation view) {}

    /**
     * Looks until it is known. <em>Done</em>: seen in a look that was asked for a read lag after the intent. <em>Not
     * done</em>: not seen, twice, after the call can no longer arrive.
     *
     * @param over from when on a look that does not show the goal counts against it
     * @param isWaitedFor the call was answered in this run: only its effect is waited for
     */
    private Search search(GoalObserver observer, Instant signedAt, Instant over, boolean isWaitedFor) {
        Instant fresh = signedAt.plus(StageContext.READ_LAG);
        Instant patience =
                (isWaitedFor ? context.now() : TimeOrder.later(context.now(), over)).plus(observer.patience());
        return context.repeat(
                "until it is seen",
                new Search(0, signedAt, new Observation(GoalStatus.BUSY, "the call to take effect", null)),
                search -> isKnown(search, fresh) || context.now().isAfter(patience),
                search -> {
                    Instant next = TimeOrder.later(
                            fresh,
                            search.asked().equals(signedAt)
                                    ? fresh
                                    : context.now().plus(EVERY));
                    context.pause(next, search.view().words());
                    Instant asked = context.now();
                    Observation view = observer.read().apply(context.look(observer.look(asked)));
                    boolean old = !asked.isBefore(over) && isNotTheGoal(view.status());
                    return new Search(old ? search.before() + 1 : 0, asked, view);
                });
    }

    private static boolean isNotTheGoal(GoalStatus status) {
        return switch (status) {
            case BEFORE, ASTRAY, NOT_SHOWN, HIDDEN -> true;
            case HOLDS, GONE, BUSY, UNSEEN -> false;
        };
    }

    private static boolean isKnown(Search search, Instant fresh) {
        return switch (search.view().status()) {
            case HOLDS, GONE -> !search.asked().isBefore(fresh);
            case BEFORE, ASTRAY, NOT_SHOWN, HIDDEN -> search.before() >= 2;
            case BUSY, UNSEEN -> false;
        };
    }

    /** @param hasArrived the call was answered, so that it cannot arrive any later */
    private ChangeResult concluded(
            GoalObserver observer, String operation, Instant late, Search found, boolean hasArrived) {
        Observation view = found.view();
        Instant over = late.plus(StageContext.READ_LAG);
        if (view.status() == GoalStatus.HOLDS) {
            settled(operation, true, hasArrived || !found.asked().isBefore(over), view, view.words());
            return ChangeResult.done(view.words(), view.made());
        }
        if (view.status() == GoalStatus.GONE) {
            settled(operation, false, true, view, "not done: " + view.words());
            return ChangeResult.changed(view.words());
        }
        if ((view.status() == GoalStatus.BEFORE || view.status() == GoalStatus.NOT_SHOWN) && found.before() >= 2) {
            settled(operation, false, true, view, "not done: " + view.words() + ", and the call can no longer arrive");
            return ChangeResult.neverArrived(view.words());
        }
        if (view.status() == GoalStatus.HIDDEN && found.before() >= 2) {
            throw context.ended(
                    EndingCause.PERSON,
                    view.words() + ", so that it cannot be known whether "
                            + observer.goal().sentence()
                            + ": these credentials may not see it, or it was deleted by hand",
                    wayOut(observer.goal()));
        }
        if (view.status() == GoalStatus.ASTRAY && found.before() >= 2) {
            settled(operation, false, true, view, "a person must decide: " + view.words());
            throw context.ended(
                    EndingCause.PERSON, view.words(), context.journal().moved() == null ? "status" : "recover");
        }
        throw context.ended(
                EndingCause.UNKNOWN,
                "it is not known after " + observer.patience().toMinutes() + " minutes whether "
                        + observer.goal().sentence() + ": " + view.words(),
                context.request().typed());
    }

    private static String wayOut(Goal goal) {
        return goal instanceof Goal.NameBelongsTo name ? "recover --gone " + name.to() + " --reason \"…\"" : "status";
    }

    private void settled(String operation, boolean done, boolean sure, @Nullable Observation view, String evidence) {
        context.record(new JournalEntry.Settled(
                operation, done, sure, done && view != null ? view.made() : null, evidence, context.now()));
    }
}
