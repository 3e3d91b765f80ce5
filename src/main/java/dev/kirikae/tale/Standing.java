package dev.kirikae.tale;

import dev.kirikae.model.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a chapter may change beside its value: kept with the closed chapter, restored where it is skipped.
 *
 * @param now when the last answer came
 * @param stop somebody asked the program to end
 * @param touched this run moved the live name, or watches what was moved
 * @param began the release that this run tries to make live; null until then
 * @param passed guards passed by name in this run, with what each was passed for
 * @param lock what is held; null before it is taken and after it is given back
 * @param length entries in the journal
 * @param head hash of the last of them
 */
public record Standing(
        Instant now,
        boolean stop,
        boolean touched,
        @Nullable String began,
        List<String> passed,
        @Nullable Held lock,
        int length,
        String head,
        Memory memory) {

    /**
     * A lock in hand.
     *
     * @param ends when it ends unless renewed, counted from before the write was sent
     * @param seized it was taken without waiting for whoever held it
     */
    public record Held(Lease lease, String tag, Instant taken, Instant ends, boolean seized) {}

    public Standing {
        passed = List.copyOf(passed);
    }

    static Standing at(Instant start) {
        return new Standing(start, false, false, null, List.of(), null, 0, "", Memory.EMPTY);
    }

    Standing heard(Instant at, boolean wish) {
        return new Standing(at, stop || wish, touched, began, passed, lock, length, head, memory);
    }

    Standing withLock(@Nullable Held held) {
        return new Standing(now, stop, touched, began, passed, held, length, head, memory);
    }

    Standing withJournal(int nextLength, String nextHead, Memory next) {
        return new Standing(now, stop, touched, began, passed, lock, nextLength, nextHead, next);
    }

    /** @param hands whether the live name is in this run's hands: not any more once its release has ended */
    Standing touching(boolean hands) {
        return new Standing(now, stop, hands, began, passed, lock, length, head, memory);
    }

    Standing withPassed(String guard) {
        List<String> next = new ArrayList<>(passed);
        next.add(guard);
        return new Standing(now, stop, touched, began, next, lock, length, head, memory);
    }

    Standing beginning(String release) {
        return new Standing(now, stop, touched, release, passed, lock, length, head, memory);
    }
}
