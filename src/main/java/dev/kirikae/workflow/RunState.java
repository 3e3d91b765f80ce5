package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a section may change beside its value: kept with the closed section, restored where it is skipped.
 *
 * @param now when the last answer came
 * @param stop somebody asked the program to end
 * @param touched this run moved the live name, or watches what was moved
 * @param began the release that this run tries to make live; null until then
 * @param passed guards passed by name in this run, with what each was passed for: {@code guard=thing}
 * @param lock what is held; null before it is taken and after it is given back
 * @param length entries in the journal
 * @param head hash of the last of them
 * @param journal as it was read or written last; empty before
 * @param seen the environments as they were looked at last; null before
 */
public record RunState(
        Instant now,
        boolean stop,
        boolean touched,
        @Nullable String began,
        List<String> passed,
        @Nullable Held lock,
        int length,
        String head,
        JournalState journal,
        @Nullable Seen seen) {

    /**
     * A look at the environments.
     *
     * @param at when it was answered
     */
    public record Seen(List<Environment> environments, Instant at) {
        public Seen {
            environments = List.copyOf(environments);
        }
    }

    /**
     * The lock that this run holds.
     *
     * @param tag by which it is overwritten next
     * @param taken when it was last taken or renewed, counted from before the write was sent
     * @param ends when it ends unless renewed, counted likewise
     * @param seized it was taken without waiting for whoever held it
     */
    public record Held(Lease lease, String tag, Instant taken, Instant ends, boolean seized) {}

    public RunState {
        passed = List.copyOf(passed);
    }

    static RunState at(Instant start) {
        return new RunState(start, false, false, null, List.of(), null, 0, "", JournalState.EMPTY, null);
    }

    RunState heard(Instant at, boolean asked) {
        return new RunState(at, stop || asked, touched, began, passed, lock, length, head, journal, seen);
    }

    RunState seeing(List<Environment> environments, Instant at) {
        return new RunState(now, stop, touched, began, passed, lock, length, head, journal, new Seen(environments, at));
    }

    RunState withLock(@Nullable Held held) {
        return new RunState(now, stop, touched, began, passed, held, length, head, journal, seen);
    }

    RunState withJournal(int nextLength, String nextHead, JournalState next) {
        return new RunState(now, stop, touched, began, passed, lock, nextLength, nextHead, next, seen);
    }

    /** @param hands whether this run answers for the live name: not any more once its release has ended */
    RunState touching(boolean hands) {
        return new RunState(now, stop, hands, began, passed, lock, length, head, journal, seen);
    }

    RunState withPassed(String guard) {
        List<String> next = new ArrayList<>(passed);
        next.add(guard);
        return new RunState(now, stop, touched, began, next, lock, length, head, journal, seen);
    }

    RunState beginning(String release) {
        return new RunState(now, stop, touched, release, passed, lock, length, head, journal, seen);
    }
}
