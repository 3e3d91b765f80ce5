package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one more entry changes what is known. States of releases change by {@link ReleaseLife} alone; a step that it forbids,
 * which an older program may have written, is accepted and remembered as irregular.
 */
final class JournalReducer {

    /** The stage that gives up what it finds on its way. */
    private static final String ROLLBACK = "rollback";

    private static final int REMEMBERED_DURATIONS = 5;
    private static final int REMEMBERED_IRREGULARITIES = 10;

    private JournalReducer() {}

    static Memory reduce(Memory memory, Entry entry) {
        Memory next = details(memory, entry);
        for (ReleaseStep step : ReleaseSteps.of(memory, entry)) {
            next = next.withRelease(step.release(), r -> r.after(step));
            next = consequences(next, step);
        }
        return next;
    }

    /** What a step means for the release's environment. */
    private static Memory consequences(Memory memory, ReleaseStep step) {
        Memory next = step.isAllowed()
                ? memory
                : memory.with(
                        draft -> draft.irregular = newest(memory.irregular(), step.words(), REMEMBERED_IRREGULARITIES));
        ReleaseFacts release = next.release(step.release());
        EnvironmentId environment = release == null ? null : release.environment();
        if (environment == null) {
            return next;
        }
        return switch (step.event()) {
            case ABANDONED ->
                step.from() == ReleaseFacts.State.BEGUN && memory.holderStage().equals(ROLLBACK)
                        ? next.with(draft -> draft.givenUp = step.release())
                        : next;
            case BEGAN -> next.with(draft -> draft.givenUp = null);
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

    private static Memory details(Memory memory, Entry entry) {
        if (entry instanceof Entry.Founded e) {
            return memory.with(draft -> {
                draft.format = e.format();
                draft.account = e.account();
            });
        }
        if (entry instanceof Entry.Took e) {
            return memory.with(draft -> {
                draft.holder = e.nonce();
                draft.holderText = e.holder();
                draft.holderStage = e.stage();
            });
        }
        if (entry instanceof Entry.Opened e) {
            List<ReleaseFacts> releases = new ArrayList<>(memory.releases());
            releases.removeIf(r -> r.id().equals(e.release()));
            releases.add(ReleaseFacts.of(e));
            return nobodyLive(memory, e).with(draft -> draft.releases = releases);
        }
        if (entry instanceof Entry.Intended e) {
            return memory.with(draft -> draft.open = with(memory.open(), e));
        }
        if (entry instanceof Entry.Answered e) {
            return memory.with(draft -> draft.answered = with(memory.answered(), e.operation()));
        }
        if (entry instanceof Entry.Settled e) {
            return settled(memory, e);
        }
        if (entry instanceof Entry.Launched e) {
            return memory.withRelease(e.release(), r -> r.launched(e.at()))
                    .with(draft -> draft.launches = newest(memory.launches(), e.took(), REMEMBERED_DURATIONS));
        }
        if (entry instanceof Entry.Began e) {
            return memory.withRelease(e.release(), r -> r.began(e));
        }
        if (entry instanceof Entry.Judged e) {
            return memory.withRelease(e.release(), r -> r.judged(e.phase(), e.verdict()));
        }
        return serving(memory, entry);
    }

    /** A first release, or a first one anew, is opened where nobody has the live name. */
    private static Memory nobodyLive(Memory memory, Entry.Opened e) {
        EnvironmentId before = memory.live();
        return before == null || e.live() != null
                ? memory
                : memory.withEnvironment(before, f -> f.left(e.at())).with(draft -> draft.live = null);
    }

    /** Who serves, who served, and what is gone. */
    private static Memory serving(Memory memory, Entry entry) {
        if (entry instanceof Entry.Found e) {
            EnvironmentId before = memory.lastKnownLive();
            boolean moved = before != null && !before.equals(e.live());
            Memory next = moved
                    ? moved(memory, new Move(Move.How.BY_HAND, before, e.live(), e.at()))
                    : memory.with(draft -> draft.live = e.live());
            return next.withEnvironment(
                    e.live(),
                    f -> f.settledAt() == null || moved ? f.settled(e.at()).rejected(null) : f.rejected(null));
        }
        if (entry instanceof Entry.Switched e) {
            Move.How how = e.release() == null ? Move.How.BACK : Move.How.FORWARD;
            Memory next = moved(memory, new Move(how, e.from(), e.to(), e.at()));
            return how == Move.How.BACK ? wentBack(next, e.from(), e.to(), e.at()) : next;
        }
        if (entry instanceof Entry.Rejected e) {
            return rejected(memory, e);
        }
        if (entry instanceof Entry.Held e) {
            return memory.withRelease(e.release(), ReleaseFacts::watchedAnew);
        }
        if (entry instanceof Entry.Raised e) {
            return memory.withEnvironment(e.environment(), f -> f.raised(e.from()));
        }
        if (entry instanceof Entry.Gone e) {
            return gone(memory, e);
        }
        return memory;
    }

    private static Memory rejected(Memory memory, Entry.Rejected e) {
        boolean served = e.environment().equals(memory.live());
        Memory next = rejected(memory, e.environment(), e.at());
        return served
                ? next.withEnvironment(e.environment(), f -> f.left(e.at())).with(draft -> draft.live = null)
                : next;
    }

    private static Memory gone(Memory memory, Entry.Gone e) {
        boolean served = e.environment().equals(memory.live());
        Memory next = memory.withEnvironment(
                e.environment(), f -> served ? f.gone(e.at()).left(e.at()) : f.gone(e.at()));
        if (served) {
            next = next.with(draft -> draft.live = null);
        }
        Duration took = e.took();
        return took == null
                ? next
                : next.with(draft -> draft.terminations = newest(memory.terminations(), took, REMEMBERED_DURATIONS));
    }

    private static Memory settled(Memory memory, Entry.Settled e) {
        Entry.Intended intent = memory.intent(e.operation());
        if (intent == null) {
            return memory;
        }
        Memory next = memory.with(draft -> {
            draft.open = memory.open().stream()
                    .filter(i -> !i.operation().equals(e.operation()))
                    .toList();
            draft.answered = without(memory.answered(), e.operation());
        });
        if (e.done() && !e.sure()) {
            next = next.with(draft -> draft.unsureUntil = later(draft.unsureUntil, intent.late()));
        }
        if (e.done()) {
            next = reached(next, intent.goal(), e);
        }
        EnvironmentId made = e.environment();
        if (made != null && intent.goal() instanceof Goal.EnvironmentExists goal) {
            next = next.withRelease(goal.release(), r -> r.made(made))
                    .withEnvironment(made, f -> f.madeBy(goal.release(), intent.at()));
        }
        return next;
    }

    /** The name moved, or saved settings came or went: true from this fact on, whatever becomes of the process. */
    private static Memory reached(Memory memory, Goal goal, Entry.Settled e) {
        if (goal instanceof Goal.ConfigurationSaved saved) {
            return memory.with(
                    draft -> draft.saved = with(without(memory.saved(), saved.template()), saved.template()));
        }
        if (goal instanceof Goal.ConfigurationGone gone) {
            return memory.with(draft -> draft.saved = without(memory.saved(), gone.template()));
        }
        if (!(goal instanceof Goal.NameBelongsTo name)) {
            return memory;
        }
        Move.How how = name.purpose() == Goal.Purpose.SWITCH ? Move.How.FORWARD : Move.How.BACK;
        Memory next = moved(memory, new Move(how, name.from(), name.to(), e.at()));
        return switch (name.purpose()) {
            case SWITCH -> next;
            case WAY_BACK -> rejected(next, name.from(), e.at());
            case ROLLBACK -> wentBack(next, name.from(), name.to(), e.at());
        };
    }

    /** Whoever had the name has left it from this instant on: by what hand does not matter. */
    private static Memory moved(Memory memory, Move move) {
        Memory next = memory;
        for (EnvironmentId before : formerOwners(memory, move)) {
            next = next.withEnvironment(before, f -> f.left(move.at()));
        }
        return next.with(draft -> {
            draft.live = move.to();
            draft.movedAt = move.at();
            draft.lastMove = move;
            draft.latest = move.how() == Move.How.FORWARD ? move.to() : draft.latest;
            draft.givenUp = null;
        });
    }

    private static List<EnvironmentId> formerOwners(Memory memory, Move move) {
        List<EnvironmentId> owners = new ArrayList<>();
        EnvironmentId known = memory.live();
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
    private static Memory wentBack(Memory memory, @Nullable EnvironmentId from, EnvironmentId to, Instant at) {
        Memory next = from == null ? memory : rejected(memory, from, at);
        return next.withEnvironment(to, f -> f.settled(at).rejected(null));
    }

    private static Memory rejected(Memory memory, EnvironmentId environment, Instant at) {
        return memory.withEnvironment(environment, f -> f.rejected(at).settled(null));
    }

    private static Instant later(@Nullable Instant known, Instant given) {
        return known == null || given.isAfter(known) ? given : known;
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

    private static <T> List<T> newest(List<T> known, T next, int most) {
        List<T> all = with(known, next);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
