package dev.kirikae.model;

import org.jspecify.annotations.Nullable;

/**
 * The lock as a ledger holds it: a lease, or something that is none. Exactly one of {@code lease} and
 * {@code unreadable} is there.
 *
 * @param lease null where what is there cannot be read
 * @param tag the ledger's tag of it, by which it is overwritten
 * @param unreadable why it cannot be read; null where it can
 */
public record StoredLease(
        @Nullable Lease lease, String tag, @Nullable Unreadable unreadable) {

    /**
     * Read whole, but of no form that this program knows: empty, malformed, or newer.
     *
     * @param newer a newer program wrote it; {@code why} names the version needed
     * @param why a clause for people, without a full stop
     */
    public record Unreadable(boolean newer, String why) {}

    /** One that is there, and whose text is no lease. */
    public static StoredLease unreadable(boolean newer, String why, String tag) {
        return new StoredLease(null, tag, new Unreadable(newer, why));
    }
}
