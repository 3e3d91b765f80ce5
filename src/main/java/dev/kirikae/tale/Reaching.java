package dev.kirikae.tale;

import dev.kirikae.tale.Sight.Stand;
import dev.kirikae.tale.Sight.View;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one protocol of every changing call: look → already so? → intent → look again → one call → settle → so now. A call is
 * never repeated; what became of it is told by what is seen.
 */
final class Reaching {

    /** Time that a call needs between the check of its last instant and its arrival. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Desk desk;
    private final Story story;

    Reaching(Desk desk, Story story) {
        this.desk = desk;
        this.story = story;
    }

    Reached reach(Aim aim, Answer first, Instant evidenceEnds) {
        View before = quiet(aim.sight(), aim.sight().read().apply(first));
        if (before.stand() == Stand.HOLDS) {
            return Reached.already(before.words(), before.made());
        }
        if (before.stand() != Stand.BEFORE) {
            return Reached.notDone(before.words());
        }
        desk.locking().renewNow();
        desk.heedStop();
        Instant signedAt = desk.now();
        Instant late = signedAt.plus(desk.request().late());
        String operation = desk.request().nonce() + "-" + story.standing().length();
        desk.record(new Entry.Intended(operation, aim.goal(), signedAt, late));

        View again =
                aim.lookAgain() ? aim.sight().read().apply(story.ask(aim.sight().look())) : before;
        if (again.stand() == Stand.HOLDS) {
            settled(operation, true, true, again, "already so: " + again.words());
            return Reached.already(again.words(), again.made());
        }
        if (again.stand() != Stand.BEFORE || story.standing().stop()) {
            String why = story.standing().stop() ? "stopped before the call" : again.words();
            settled(operation, false, true, again, "not sent: " + why);
            desk.heedStop();
            return Reached.notDone(why);
        }
        Answer answer = story.ask(aim.call().of(operation, signedAt, lastInstant(late, evidenceEnds)));
        return outcome(aim.sight(), operation, signedAt, late, answer);
    }

    private Reached outcome(Sight sight, String operation, Instant signedAt, Instant late, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            settled(operation, false, true, null, "refused: " + refused.code() + ": " + refused.message());
            return Reached.refused(refused);
        }
        if (answer instanceof Answer.NotSent notSent) {
            settled(operation, false, true, null, "not sent: " + notSent.why());
            return Reached.notDone(notSent.why());
        }
        if (answer instanceof Answer.Done done && sight.byAnswer()) {
            View made = new View(
                    Stand.HOLDS,
                    "request " + done.requestId(),
                    done.environment() == null ? null : done.environment().id());
            settled(operation, true, true, made, made.words());
            return Reached.done(made.words(), made.made());
        }
        return settle(sight, operation, signedAt, late, answer instanceof Answer.Done);
    }

    private Instant lastInstant(Instant late, Instant evidenceEnds) {
        Standing.Held held = story.standing().lock();
        Instant last = held == null || late.isBefore(held.ends()) ? late : held.ends();
        last = last.minus(MARGIN);
        return evidenceEnds.isBefore(last) ? evidenceEnds : last;
    }

    /** Before an intent: what is under way is waited for. */
    private View quiet(Sight sight, View first) {
        Instant end = desk.now().plus(sight.patience());
        return desk.repeat(
                "until it is quiet",
                first,
                view -> view.stand() != Stand.BUSY && view.stand() != Stand.UNSEEN
                        || desk.now().isAfter(end),
                view -> {
                    desk.pause(desk.now().plus(EVERY), view.words());
                    return sight.read().apply(desk.look(sight.look()));
                });
    }

    /** An intent that an earlier process left. */
    boolean settleLeftOver(Aims aims, Entry.Intended intent) {
        Reached reached = settle(aims.sight(intent.goal()), intent.operation(), intent.at(), intent.late(), false);
        return reached.holds();
    }

    /** @param before looks in a row, all too late for the call, that did not show the goal */
    private record Search(int before, Instant asked, View view) {}

    /**
     * Looks until it is known. <em>Done</em>: seen in a look that was asked for a read lag after the intent. <em>Not
     * done</em>: not seen, twice, after the call can no longer arrive. A call that was answered is only looked for.
     */
    private Reached settle(Sight sight, String operation, Instant signedAt, Instant late, boolean answered) {
        Instant fresh = signedAt.plus(Desk.READ_LAG);
        Instant over = late.plus(Desk.READ_LAG);
        Instant patience = latest(desk.now(), over).plus(sight.patience());
        Search found = desk.repeat(
                "until it is seen",
                new Search(0, signedAt, new View(Stand.BUSY, "the call to take effect", null)),
                search -> isKnown(search, fresh, answered) || desk.now().isAfter(patience),
                search -> {
                    Instant next = latest(
                            fresh,
                            search.asked().equals(signedAt) ? fresh : desk.now().plus(EVERY));
                    desk.pause(next, search.view().words());
                    Instant asked = desk.now();
                    View view = sight.read().apply(desk.look(sight.look()));
                    boolean old =
                            !asked.isBefore(over) && (view.stand() == Stand.BEFORE || view.stand() == Stand.ASTRAY);
                    return new Search(old ? search.before() + 1 : 0, asked, view);
                });
        View view = found.view();
        if (view.stand() == Stand.HOLDS) {
            boolean sure = answered || !found.asked().isBefore(over);
            settled(operation, true, sure, view, view.words());
            return Reached.done(view.words(), view.made());
        }
        if (view.stand() == Stand.BEFORE && found.before() >= 2) {
            settled(operation, false, true, view, "not done: " + view.words() + ", and the call can no longer arrive");
            return Reached.notDone(view.words());
        }
        if (view.stand() == Stand.ASTRAY && !found.asked().isBefore(over)) {
            settled(operation, false, true, view, "a person must decide: " + view.words());
            throw desk.leave(Exit.PERSON, view.words(), "status");
        }
        throw desk.leave(
                Exit.UNCLEAR,
                "not known within " + sight.patience().toMinutes() + " minutes whether "
                        + sight.goal().sentence() + ": " + view.words(),
                desk.request().stage());
    }

    private static boolean isKnown(Search search, Instant fresh, boolean answered) {
        return switch (search.view().stand()) {
            case HOLDS -> !search.asked().isBefore(fresh);
            case BEFORE -> !answered && search.before() >= 2;
            case ASTRAY -> search.before() >= 2;
            case BUSY, UNSEEN -> false;
        };
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void settled(String operation, boolean done, boolean sure, @Nullable View view, String evidence) {
        desk.record(new Entry.Settled(
                operation, done, sure, done && view != null ? view.made() : null, evidence, desk.now()));
    }
}
