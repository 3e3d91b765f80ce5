package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one more fact changes what is known. */
final class Folding {

    private static final int REMEMBERED_DURATIONS = 5;

    private Folding() {}

    static Memory fold(Memory memory, Entry entry) {
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
            });
        }
        if (entry instanceof Entry.Found e) {
            return memory.withLive(e.live(), memory.movedAt())
                    .withEnvironment(
                            e.live(),
                            f -> f.settledAt() == null ? f.settled(e.at()).rejected(null) : f.rejected(null));
        }
        if (entry instanceof Entry.Opened e) {
            List<ReleaseFacts> releases = new ArrayList<>(memory.releases());
            releases.removeIf(r -> r.id().equals(e.release()));
            releases.add(ReleaseFacts.of(e));
            return memory.with(draft -> draft.releases = releases);
        }
        if (entry instanceof Entry.Intended e) {
            List<Entry.Intended> open = new ArrayList<>(memory.open());
            open.add(e);
            return memory.with(draft -> draft.open = open);
        }
        if (entry instanceof Entry.Settled e) {
            return settled(memory, e);
        }
        if (entry instanceof Entry.Launched e) {
            return memory.withRelease(e.release(), r -> r.launched(e.at()))
                    .with(draft -> draft.launches = newest(memory.launches(), e.took()));
        }
        if (entry instanceof Entry.LaunchFailed e) {
            return memory.withRelease(e.release(), r -> r.in(State.FAILED, String.join("; ", e.evidence())));
        }
        if (entry instanceof Entry.Prepared e) {
            return memory.withRelease(e.release(), r -> r.in(State.PREPARED, ""));
        }
        return foldAttempt(memory, entry);
    }

    private static Memory foldAttempt(Memory memory, Entry entry) {
        if (entry instanceof Entry.Began e) {
            return memory.withRelease(e.release(), r -> r.began(e))
                    .withEnvironment(e.candidate(), f -> f.rejected(null));
        }
        if (entry instanceof Entry.Judged e) {
            return memory.withRelease(e.release(), r -> r.judged(e.phase(), e.verdict()));
        }
        if (entry instanceof Entry.Switched e) {
            Memory moved = memory.withLive(e.to(), e.at());
            EnvironmentId from = e.from();
            if (from != null) {
                moved = moved.withEnvironment(from, f -> f.left(e.at()));
            }
            String release = e.release();
            return release == null ? moved : moved.withRelease(release, r -> r.switched(e.at()));
        }
        if (entry instanceof Entry.Rejected e) {
            return memory.withEnvironment(
                    e.environment(), f -> f.rejected(e.at()).settled(null));
        }
        if (entry instanceof Entry.Held e) {
            return memory.withRelease(e.release(), r -> r.in(State.HELD, e.why()));
        }
        if (entry instanceof Entry.Ended e) {
            return ended(memory, e);
        }
        if (entry instanceof Entry.Raised e) {
            return memory.withEnvironment(e.environment(), f -> f.raised(e.from()));
        }
        if (entry instanceof Entry.Gone e) {
            Memory gone = memory.withEnvironment(e.environment(), f -> f.gone(e.at()));
            Duration took = e.took();
            return took == null ? gone : gone.with(draft -> draft.terminations = newest(memory.terminations(), took));
        }
        return memory;
    }

    private static Memory settled(Memory memory, Entry.Settled e) {
        Entry.Intended intent = memory.intent(e.operation());
        if (intent == null) {
            return memory;
        }
        Memory next = memory.with(draft -> draft.open = memory.open().stream()
                .filter(i -> !i.operation().equals(e.operation()))
                .toList());
        if (e.done() && !e.sure()) {
            next = next.with(draft -> draft.unsureUntil = later(draft.unsureUntil, intent.late()));
        }
        if (e.done()) {
            next = reached(next, intent.goal(), e);
        }
        EnvironmentId made = e.environment();
        if (made != null && intent.goal() instanceof Goal.EnvironmentExists goal) {
            next = next.withRelease(goal.release(), r -> r.made(made))
                    .withEnvironment(made, f -> f.madeBy(goal.release()));
        }
        return next;
    }

    /** The name moved, or saved settings came or went: true from this fact on, whatever becomes of the process. */
    private static Memory reached(Memory memory, Goal goal, Entry.Settled e) {
        if (goal instanceof Goal.ConfigurationSaved saved) {
            return memory.with(draft -> draft.saved = withOrWithout(draft.saved, saved.template(), true));
        }
        if (goal instanceof Goal.ConfigurationGone gone) {
            return memory.with(draft -> draft.saved = withOrWithout(draft.saved, gone.template(), false));
        }
        return goal instanceof Goal.NameBelongsTo moved ? moved(memory, moved, e) : memory;
    }

    private static List<String> withOrWithout(List<String> known, String one, boolean there) {
        List<String> next = new ArrayList<>(known);
        next.remove(one);
        if (there) {
            next.add(one);
        }
        return next;
    }

    private static Instant later(@Nullable Instant known, Instant given) {
        return known == null || given.isAfter(known) ? given : known;
    }

    private static Memory moved(Memory memory, Goal.NameBelongsTo goal, Entry.Settled e) {
        Memory next = memory.withLive(goal.to(), e.at()).withEnvironment(goal.from(), f -> f.left(e.at()));
        if (goal.purpose() == Goal.Purpose.SWITCH) {
            ReleaseFacts release = next.releaseOf(goal.to());
            return release == null || release.state() != State.BEGUN
                    ? next
                    : next.withRelease(release.id(), r -> r.switched(e.at()));
        }
        next = next.withEnvironment(goal.from(), f -> f.rejected(e.at()).settled(null));
        ReleaseFacts left = next.releaseOf(goal.from());
        String why = left == null || left.why().isEmpty() ? "moved back" : left.why();
        return left == null ? next : next.withRelease(left.id(), r -> r.ended(State.RESTORED, why, e.at()));
    }

    private static Memory ended(Memory memory, Entry.Ended e) {
        State state = switch (e.how()) {
            case SETTLED -> State.SETTLED;
            case RESTORED -> State.RESTORED;
            case ABANDONED -> State.ABANDONED;
        };
        Memory next = memory.withRelease(e.release(), r -> r.ended(state, e.why(), e.at()));
        ReleaseFacts release = next.release(e.release());
        if (release == null || release.environment() == null || state != State.SETTLED) {
            return next;
        }
        EnvironmentId settled = release.environment();
        return next.withLive(settled, next.movedAt()).withEnvironment(settled, f -> f.settled(e.at()));
    }

    private static List<Duration> newest(List<Duration> known, Duration next) {
        List<Duration> all = new ArrayList<>(known);
        all.add(next);
        return all.subList(Math.max(0, all.size() - REMEMBERED_DURATIONS), all.size());
    }
}
