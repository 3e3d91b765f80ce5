package dev.kirikae.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to change one service, for a term, as it stands in the ledger. No clock is compared with another: whoever
 * wants a dead holder's lease watches it unchanged for a whole term on a clock of their own.
 *
 * @param nonce tells this holder from every other
 * @param holder who, for people: the caller's ARN, the claimed name, the build's URL
 * @param stage what the holder does, such as {@code release}
 * @param since when it was taken, by the holder's clock; for people only
 * @param term how long it must be seen unchanged before somebody else may take it
 * @param turn zero at first; grows with every renewal, so that a living holder is seen to live
 * @param released given back: whoever wants it may take it at once
 */
public record Lease(
        String nonce, String holder, String stage, Instant since, Duration term, long turn, boolean released) {

    /** The same lease, one turn on and held. */
    public Lease renewed() {
        return new Lease(nonce, holder, stage, since, term, turn + 1, false);
    }

    /** The same lease, one turn on and free for all. */
    public Lease givenBack() {
        return new Lease(nonce, holder, stage, since, term, turn + 1, true);
    }
}
