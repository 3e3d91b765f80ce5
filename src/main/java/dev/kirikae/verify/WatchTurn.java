package dev.kirikae.verify;

import java.time.Instant;
import java.util.List;

/**
 * One turn of a watch.
 *
 * @param at when it was taken
 * @param seen in the order in which it is judged
 */
public record WatchTurn(Instant at, List<Observation> seen) {
    public WatchTurn {
        seen = List.copyOf(seen);
    }

    /** The proof with what this turn saw, and its time. */
    public WatchProof addedTo(WatchProof proof) {
        return seenBy(proof).turned(at);
    }

    /** The same before its time is counted. */
    public WatchProof seenBy(WatchProof proof) {
        WatchProof next = proof;
        for (Observation observation : seen) {
            next = observation.addedTo(next, at);
        }
        return next;
    }

    boolean isOwnerDoubted() {
        return seen.stream().anyMatch(Observation.OwnerDoubted.class::isInstance);
    }
}
