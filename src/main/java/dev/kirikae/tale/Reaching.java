package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Sight.Stand;
import dev.kirikae.tale.Sight.View;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one protocol of every changing call: look → already so? → intent → look again → one call → settle → so now. A call is
 * never repeated; what became of it is told by what is seen.
 */
final class Reaching {

    /** Time that a call needs between the check of its last instant and its arrival. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A call that was answered is only looked for: that its effect is not seen yet never counts against it. */
    private static final Instant NEVER = Instant.MAX.minus(Duration.ofDays(1));

    private final Desk desk;
    private final Story story;

    Reaching(Desk desk, Story story) {
        this.desk = desk;
        this.story = story;
    }

    /** @param evidence from the last look before the intent: until when a call may rest on what it showed */
    Reached reach(Aim aim, Answer first, UnaryOperator<Instant> evidence) {
        Quiet quiet = quiet(aim.sight(), first);
        View before = quiet.view();
        if (before.stand() == Stand.HOLDS) {
            if (before.made() != null) {
                found(aim.goal(), before.made(), before.words());
            }
            return Reached.already(before.words(), before.made());
        }
        if (before.stand() != Stand.BEFORE) {
            return Reached.changed(before.words());
        }
        desk.locking().renewNow();
        desk.heedStop();
        Instant signedAt = desk.now();
        Instant late = signedAt.plus(desk.request().late());
        String operation = operation();
        desk.record(new Entry.Intended(operation, aim.goal(), signedAt, late));
        Answer second = aim.lookAgain() ? story.ask(aim.sight().look(desk.now())) : first;
        View again = aim.lookAgain() ? aim.sight().read().apply(second) : before;
        if (again.stand() == Stand.HOLDS) {
            settled(operation, true, true, again, "already so: " + again.words());
            return Reached.already(again.words(), again.made());
        }
        if (again.stand() != Stand.BEFORE || story.standing().stop()) {
            return notSent(operation, again, second);
        }
        Instant last = lastInstant(late, evidence.apply(quiet.asked()));
        Answer answer = story.ask(aim.call().of(operation, signedAt, last));
        return outcome(aim.sight(), operation, signedAt, late, answer);
    }

    private String operation() {
        return desk.request().nonce() + "-" + story.standing().length();
    }

    /** What holds already by whatever hand is known from now on: who has the name, or whose an environment is. */
    void found(Goal goal, EnvironmentId made, String words) {
        String operation = operation();
        desk.record(new Entry.Intended(operation, goal, desk.now(), desk.now()));
        desk.record(new Entry.Settled(operation, true, true, made, "already so: " + words, desk.now()));
    }

    /**
     * A second look that brought nothing is asked anew with the next attempt, unless it was refused for good; one that shows
     * something else is not.
     */
    private Reached notSent(String operation, View again, Answer second) {
        boolean stop = story.standing().stop();
        String why = stop ? "stopped before the call" : again.words();
        settled(operation, false, true, again, "not sent: " + why);
        desk.heedStop();
        if (second instanceof Answer.Missing missing) {
            desk.refuseForGood(missing);
        }
        boolean passing = again.stand() == Stand.UNSEEN || again.stand() == Stand.BUSY;
        return passing ? Reached.notNow(why) : Reached.changed(why);
    }

    private Reached outcome(Sight sight, String operation, Instant signedAt, Instant late, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            settled(operation, false, true, null, "refused: " + refused.why());
            return Reached.refused(refused);
        }
        if (answer instanceof Answer.NotSent notSent) {
            settled(operation, false, true, null, "not sent: " + notSent.why());
            return Reached.notNow(notSent.why());
        }
        if (answer instanceof Answer.Done done) {
            return answered(sight, operation, signedAt, late, done);
        }
        Search found = search(sight, signedAt, late.plus(Desk.READ_LAG), false);
        return concluded(sight, operation, late, found, false);
    }

    private Reached answered(Sight sight, String operation, Instant signedAt, Instant late, Answer.Done done) {
        if (sight.byAnswer()) {
            View made = new View(
                    Stand.HOLDS,
                    "request " + done.requestId(),
                    done.environment() == null ? null : done.environment().id());
            settled(operation, true, true, made, made.words());
            return Reached.done(made.words(), made.made());
        }
        desk.record(new Entry.Answered(operation, done.requestId(), desk.now()));
        return concluded(sight, operation, late, search(sight, signedAt, NEVER, true), true);
    }

    private Instant lastInstant(Instant late, Instant evidenceEnds) {
        Standing.Held held = story.standing().lock();
        Instant last = held == null || late.isBefore(held.ends()) ? late : held.ends();
        last = last.minus(MARGIN);
        return evidenceEnds.isBefore(last) ? evidenceEnds : last;
    }

    /** @param asked when the look was asked for that shows it */
    private record Quiet(View view, Instant asked) {}

    /** Before an intent: what is under way is waited for. */
    private Quiet quiet(Sight sight, Answer first) {
        Instant end = desk.now().plus(sight.patience());
        return desk.repeat(
                "until it is quiet",
                new Quiet(sight.read().apply(first), desk.now()),
                quiet -> quiet.view().stand() != Stand.BUSY && quiet.view().stand() != Stand.UNSEEN
                        || desk.now().isAfter(end),
                quiet -> {
                    desk.pause(desk.now().plus(EVERY), quiet.view().words());
                    Instant asked = desk.now();
                    return new Quiet(sight.read().apply(desk.look(sight.look(asked))), asked);
                });
    }

    /**
     * An intent that an earlier process left. One whose call was answered has arrived: if it has had no effect for as long as
     * such a call may take, it will have none.
     */
    boolean settleLeftOver(Aims aims, Entry.Intended intent) {
        Sight sight = aims.sight(intent.goal());
        boolean answered = desk.memory().answered().contains(intent.operation());
        Instant late = answered ? latest(intent.late(), intent.at().plus(sight.patience())) : intent.late();
        Search found = search(sight, intent.at(), late.plus(Desk.READ_LAG), false);
        if (found.view().stand() == Sight.Stand.OUT_OF_SIGHT && isGone(aims, intent.goal())) {
            settled(intent.operation(), false, true, found.view(), "not done: what it speaks of is gone");
            return false;
        }
        Reached reached = concluded(sight, intent.operation(), late, found, answered);
        return reached.holds();
    }

    /** By the journal, or by Beanstalk's record of what was terminated. */
    private boolean isGone(Aims aims, Goal goal) {
        if (!(goal instanceof Goal.NameBelongsTo name)) {
            return false;
        }
        return desk.memory().isGone(name.to())
                || desk
                        .look(new Effect.LookAtTerminated(aims.application()), Answer.EnvironmentsSeen.class)
                        .environments()
                        .stream()
                        .anyMatch(e -> e.id().equals(name.to()) && e.status() == Status.TERMINATED);
    }

    /** @param before looks in a row, all too late for the call, that did not show the goal */
    private record Search(int before, Instant asked, View view) {}

    /**
     * Looks until it is known. <em>Done</em>: seen in a look that was asked for a read lag after the intent. <em>Not
     * done</em>: not seen, twice, after the call can no longer arrive.
     *
     * @param over from when on a look that does not show the goal counts against it
     * @param isWaitedFor the call was answered in this run: only its effect is waited for
     */
    private Search search(Sight sight, Instant signedAt, Instant over, boolean isWaitedFor) {
        Instant fresh = signedAt.plus(Desk.READ_LAG);
        Instant patience = (isWaitedFor ? desk.now() : latest(desk.now(), over)).plus(sight.patience());
        return desk.repeat(
                "until it is seen",
                new Search(0, signedAt, new View(Stand.BUSY, "the call to take effect", null)),
                search -> isKnown(search, fresh) || desk.now().isAfter(patience),
                search -> {
                    Instant next = latest(
                            fresh,
                            search.asked().equals(signedAt) ? fresh : desk.now().plus(EVERY));
                    desk.pause(next, search.view().words());
                    Instant asked = desk.now();
                    View view = sight.read().apply(desk.look(sight.look(asked)));
                    boolean old = !asked.isBefore(over) && isNotTheGoal(view.stand());
                    return new Search(old ? search.before() + 1 : 0, asked, view);
                });
    }

    private static boolean isNotTheGoal(Stand stand) {
        return switch (stand) {
            case BEFORE, ASTRAY, NOT_SHOWN, OUT_OF_SIGHT -> true;
            case HOLDS, GONE, BUSY, UNSEEN -> false;
        };
    }

    private static boolean isKnown(Search search, Instant fresh) {
        return switch (search.view().stand()) {
            case HOLDS, GONE -> !search.asked().isBefore(fresh);
            case BEFORE, ASTRAY, NOT_SHOWN, OUT_OF_SIGHT -> search.before() >= 2;
            case BUSY, UNSEEN -> false;
        };
    }

    /** @param hasArrived the call was answered, so that it cannot arrive any later */
    private Reached concluded(Sight sight, String operation, Instant late, Search found, boolean hasArrived) {
        View view = found.view();
        Instant over = late.plus(Desk.READ_LAG);
        if (view.stand() == Stand.HOLDS) {
            settled(operation, true, hasArrived || !found.asked().isBefore(over), view, view.words());
            return Reached.done(view.words(), view.made());
        }
        if (view.stand() == Stand.GONE) {
            settled(operation, false, true, view, "not done: " + view.words());
            return Reached.changed(view.words());
        }
        if ((view.stand() == Stand.BEFORE || view.stand() == Stand.NOT_SHOWN) && found.before() >= 2) {
            settled(operation, false, true, view, "not done: " + view.words() + ", and the call can no longer arrive");
            return Reached.neverArrived(view.words());
        }
        if (view.stand() == Stand.OUT_OF_SIGHT && found.before() >= 2) {
            throw desk.leave(
                    EndingCause.PERSON,
                    view.words() + ", so that it cannot be known whether "
                            + sight.goal().sentence() + ": these credentials may not see it, or it was deleted by hand",
                    wayOut(sight.goal()));
        }
        if (view.stand() == Stand.ASTRAY && found.before() >= 2) {
            settled(operation, false, true, view, "a person must decide: " + view.words());
            throw desk.leave(EndingCause.PERSON, view.words(), desk.memory().moved() == null ? "status" : "recover");
        }
        throw desk.leave(
                EndingCause.UNKNOWN,
                "it is not known after " + sight.patience().toMinutes() + " minutes whether "
                        + sight.goal().sentence() + ": " + view.words(),
                desk.request().typed());
    }

    private static String wayOut(Goal goal) {
        return goal instanceof Goal.NameBelongsTo name ? "recover --gone " + name.to() + " --reason \"…\"" : "status";
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void settled(String operation, boolean done, boolean sure, @Nullable View view, String evidence) {
        desk.record(new Entry.Settled(
                operation, done, sure, done && view != null ? view.made() : null, evidence, desk.now()));
    }
}
