package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How one more fact changes what is known. */
final class Folding {

    private static final int REMEMBERED_DURATIONS = 5;

    private Folding() {}

    static Memory fold(Memory memory, Entry entry) {
        if (entry instanceof Entry.Founded e) {
            return memory.withHolder(e.format(), e.account(), memory.holder(), memory.holderText());
        }
        if (entry instanceof Entry.Took e) {
            return memory.withHolder(memory.format(), memory.account(), e.nonce(), e.holder());
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
            return memory.withReleases(releases);
        }
        if (entry instanceof Entry.Intended e) {
            List<Entry.Intended> open = new ArrayList<>(memory.open());
            open.add(e);
            return memory.withOpen(open);
        }
        if (entry instanceof Entry.Settled e) {
            return settled(memory, e);
        }
        if (entry instanceof Entry.Launched e) {
            return memory.withRelease(e.release(), r -> r.launched(e.at()))
                    .withDurations(newest(memory.launches(), e.took()), memory.terminations());
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
            return took == null ? gone : gone.withDurations(memory.launches(), newest(memory.terminations(), took));
        }
        return memory;
    }

    private static Memory settled(Memory memory, Entry.Settled e) {
        Entry.Intended intent = memory.intent(e.operation());
        if (intent == null) {
            return memory;
        }
        Memory next = memory.withOpen(memory.open().stream()
                .filter(i -> !i.operation().equals(e.operation()))
                .toList());
        if (e.done() && !e.sure()) {
            next = next.withUnsureUntil(intent.late());
        }
        EnvironmentId made = e.environment();
        if (made != null && intent.goal() instanceof Goal.EnvironmentExists goal) {
            next = next.withRelease(goal.release(), r -> r.made(made))
                    .withEnvironment(made, f -> f.madeBy(goal.release()));
        }
        return next;
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
        return next.withEnvironment(release.environment(), f -> f.settled(e.at()));
    }

    private static List<Duration> newest(List<Duration> known, Duration next) {
        List<Duration> all = new ArrayList<>(known);
        all.add(next);
        return all.subList(Math.max(0, all.size() - REMEMBERED_DURATIONS), all.size());
    }
}
