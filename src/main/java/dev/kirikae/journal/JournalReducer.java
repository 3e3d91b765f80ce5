package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one more entry changes what is known. States of releases change by {@link ReleaseLife} alone; a step that it
 * forbids, which an older program may have written, is accepted and remembered as irregular.
 */
final class JournalReducer {

    /** The stage that gives up what it finds on its way. */
    private static final String ROLLBACK = "rollback";

    private JournalReducer() {}

    static JournalState reduce(JournalState journal, JournalEntry entry) {
        JournalState next = details(journal, entry);
        for (ReleaseStep step : ReleaseSteps.of(journal, entry)) {
            next = next.withRelease(step.release(), r -> r.after(step));
            next = consequences(next, step);
        }
        return next;
    }

    /** What a step means for the release's environment. */
    private static JournalState consequences(JournalState journal, ReleaseStep step) {
        JournalState next = step.isAllowed() ? journal : journal.irregular(step.words());
        if (step.event() == ReleaseEvent.SWITCHED) {
            next = next.with(next.approvals().switched(step.release()));
        }
        ReleaseRecord release = next.release(step.release());
        EnvironmentId environment = release == null ? null : release.environment();
        if (environment == null) {
            return next;
        }
        return switch (step.event()) {
            case ABANDONED ->
                step.from() == ReleaseRecord.State.BEGUN
                                && journal.lastHolder().stage().equals(ROLLBACK)
                        ? next.with(next.name().givenUp(step.release()))
                        : next;
            case BEGAN -> next.with(next.name().givenUp(null));
            case SETTLED, CHOSEN ->
                next.withEnvironment(environment, f -> f.settled(step.at()).rejected(null));
            case ANOTHER_SWITCHED ->
                next.withEnvironment(environment, f -> f.rejected(step.at()).settled(null));
            case LAUNCHED,
                    LAUNCH_FAILED,
                    DISPROVED,
                    UNDECIDED,
                    PREPARED,
                    SWITCHED,
                    HELD,
                    RESTORED,
                    ANOTHER_BEGAN,
                    GONE -> next;
        };
    }

    private static JournalState details(JournalState journal, JournalEntry entry) {
        if (entry instanceof JournalEntry.Founded e) {
            return journal.begun(e.format(), e.account());
        }
        if (entry instanceof JournalEntry.Took e) {
            return journal.heldBy(new HolderRecord(e.nonce(), e.holder(), e.stage()));
        }
        if (entry instanceof JournalEntry.Opened e) {
            List<ReleaseRecord> releases = new ArrayList<>(journal.releases());
            releases.removeIf(r -> r.id().equals(e.release()));
            releases.add(ReleaseRecord.of(e));
            return nobodyLive(journal, e).withReleases(releases);
        }
        if (entry instanceof JournalEntry.Intended e) {
            return intended(journal, e.goal()).with(journal.intents().and(e));
        }
        if (entry instanceof JournalEntry.Answered e) {
            return journal.with(journal.intents().answered(e.operation()));
        }
        if (entry instanceof JournalEntry.Settled e) {
            return settled(journal, e);
        }
        if (entry instanceof JournalEntry.Launched e) {
            return journal.withRelease(e.release(), r -> r.launched(e.at()))
                    .with(journal.took().launched(e.took()));
        }
        if (entry instanceof JournalEntry.Approved e) {
            return journal.with(
                    journal.approvals().reliedOn(e.release(), e.approval().id()));
        }
        if (entry instanceof JournalEntry.Began e) {
            return journal.withRelease(e.release(), r -> r.began(e));
        }
        if (entry instanceof JournalEntry.Judged e) {
            return journal.withRelease(e.release(), r -> r.judged(e.phase(), e.verdict()));
        }
        return serving(journal, entry);
    }

    /** From its intent on the call may arrive: what may be suspended is remembered, to be resumed. */
    private static JournalState intended(JournalState journal, Goal goal) {
        return goal instanceof Goal.ScaleInHeld held
                ? journal.withEnvironment(
                        held.environment(),
                        f -> f.heldBy(new CapacityHold(held.group(), held.processes(), held.until())))
                : journal;
    }

    /** A first release, or a first one anew, is opened where nobody has the live name. */
    private static JournalState nobodyLive(JournalState journal, JournalEntry.Opened e) {
        EnvironmentId before = journal.live();
        return before == null || e.live() != null
                ? journal
                : journal.withEnvironment(before, f -> f.left(e.at()))
                        .with(journal.name().at(null));
    }

    /** Who serves, who served, and what is gone. */
    private static JournalState serving(JournalState journal, JournalEntry entry) {
        if (entry instanceof JournalEntry.Found e) {
            EnvironmentId before = journal.lastKnownLive();
            boolean moved = before != null && !before.equals(e.live());
            JournalState next = moved
                    ? moved(journal, new Move(Move.How.BY_HAND, before, e.live(), e.at()))
                    : journal.with(journal.name().at(e.live()));
            return next.withEnvironment(
                    e.live(),
                    f -> f.settledAt() == null || moved ? f.settled(e.at()).rejected(null) : f.rejected(null));
        }
        if (entry instanceof JournalEntry.Switched e) {
            Move.How how = e.release() == null ? Move.How.BACK : Move.How.FORWARD;
            JournalState next = moved(journal, new Move(how, e.from(), e.to(), e.at()));
            return how == Move.How.BACK ? wentBack(next, e.from(), e.to(), e.at()) : next;
        }
        if (entry instanceof JournalEntry.Rejected e) {
            return rejected(journal, e);
        }
        if (entry instanceof JournalEntry.Held e) {
            return journal.withRelease(e.release(), ReleaseRecord::watchedAnew);
        }
        if (entry instanceof JournalEntry.Raised e) {
            return e.group() == null ? journal.withEnvironment(e.environment(), f -> f.raised(e.from())) : journal;
        }
        if (entry instanceof JournalEntry.Gone e) {
            return gone(journal, e);
        }
        return journal;
    }

    private static JournalState rejected(JournalState journal, JournalEntry.Rejected e) {
        boolean served = e.environment().equals(journal.live());
        JournalState next = rejected(journal, e.environment(), e.at());
        return served
                ? next.withEnvironment(e.environment(), f -> f.left(e.at()))
                        .with(next.name().at(null))
                : next;
    }

    private static JournalState gone(JournalState journal, JournalEntry.Gone e) {
        boolean served = e.environment().equals(journal.live());
        JournalState next = journal.withEnvironment(
                e.environment(), f -> served ? f.gone(e.at()).left(e.at()) : f.gone(e.at()));
        if (served) {
            next = next.with(next.name().at(null));
        }
        Duration took = e.took();
        return took == null ? next : next.with(next.took().terminated(took));
    }

    private static JournalState settled(JournalState journal, JournalEntry.Settled e) {
        JournalEntry.Intended intent = journal.intent(e.operation());
        if (intent == null) {
            return journal;
        }
        JournalState next = journal.with(journal.intents().without(e.operation()));
        if (e.done() && !e.sure() && !intent.goal().isAside()) {
            next = next.with(next.name().unsureUntil(intent.late()));
        }
        if (e.done()) {
            next = reached(next, intent.goal(), e);
        }
        if (intent.goal() instanceof Goal.ScaleInHeld held && !e.done()) {
            next = next.withEnvironment(held.environment(), f -> f.heldBy(null));
        }
        EnvironmentId made = e.environment();
        if (made != null && intent.goal() instanceof Goal.EnvironmentExists goal) {
            next = next.withRelease(goal.release(), r -> r.made(made))
                    .withEnvironment(made, f -> f.madeBy(goal.release(), intent.at()));
        }
        return next;
    }

    /** The name moved, or saved settings came or went: true from this fact on, whatever becomes of the process. */
    private static JournalState reached(JournalState journal, Goal goal, JournalEntry.Settled e) {
        if (goal instanceof Goal.ConfigurationSaved saved) {
            return journal.withSaved(with(without(journal.saved(), saved.template()), saved.template()));
        }
        if (goal instanceof Goal.ConfigurationGone gone) {
            return journal.withSaved(without(journal.saved(), gone.template()));
        }
        if (goal instanceof Goal.ScaleInLifted lifted) {
            return journal.withEnvironment(lifted.environment(), f -> f.heldBy(null));
        }
        if (!(goal instanceof Goal.NameBelongsTo name)) {
            return journal;
        }
        Move.How how = name.purpose() == Goal.Purpose.SWITCH ? Move.How.FORWARD : Move.How.BACK;
        JournalState next = moved(journal, new Move(how, name.from(), name.to(), e.at()));
        return switch (name.purpose()) {
            case SWITCH -> next;
            case WAY_BACK -> rejected(next, name.from(), e.at());
            case ROLLBACK -> wentBack(next, name.from(), name.to(), e.at());
        };
    }

    /** Whoever had the name has left it from this instant on: by what hand does not matter. */
    private static JournalState moved(JournalState journal, Move move) {
        JournalState next = journal;
        for (EnvironmentId before : formerOwners(journal, move)) {
            next = next.withEnvironment(before, f -> f.left(move.at()));
        }
        return next.with(next.name().moved(move));
    }

    private static List<EnvironmentId> formerOwners(JournalState journal, Move move) {
        List<EnvironmentId> owners = new ArrayList<>();
        EnvironmentId known = journal.live();
        if (known != null && !known.equals(move.to())) {
            owners.add(known);
        }
        EnvironmentId from = move.from();
        if (from != null && !from.equals(known) && !from.equals(move.to())) {
            owners.add(from);
        }
        return owners;
    }

    /** A person went back: what is left is rejected, and what was chosen counts as settled. */
    private static JournalState wentBack(
            JournalState journal, @Nullable EnvironmentId from, EnvironmentId to, Instant at) {
        JournalState next = from == null ? journal : rejected(journal, from, at);
        return next.withEnvironment(to, f -> f.settled(at).rejected(null));
    }

    private static JournalState rejected(JournalState journal, EnvironmentId environment, Instant at) {
        return journal.withEnvironment(environment, f -> f.rejected(at).settled(null));
    }

    private static <T> List<T> with(List<T> known, T one) {
        List<T> next = new ArrayList<>(known);
        next.add(one);
        return next;
    }

    private static <T> List<T> without(List<T> known, T one) {
        List<T> next = new ArrayList<>(known);
        next.remove(one);
        return next;
    }
}
