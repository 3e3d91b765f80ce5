package dev.kirikae.journal.codec;

import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import java.time.Duration;

/** The lock as text: one line of JSON. Newer programs may add fields; text without a format is of the first. */
public final class LeaseText {

    /** The form this program writes, and the newest it reads; text that names none is of the first. */
    private static final int FORMAT = 1;

    /** Longer than any configuration allows: who names more would keep everybody out. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private LeaseText() {}

    /** @param program version of the program that writes: what an older one that cannot read it asks for */
    public static String write(String program, Lease lease) {
        return RecordFields.empty()
                .with("format", FORMAT)
                .with("program", program)
                .with("nonce", lease.nonce())
                .with("holder", lease.holder())
                .with("stage", lease.stage())
                .with("since", lease.since())
                .with("term", lease.term())
                .with("turn", lease.turn())
                .with("released", lease.released())
                .print();
    }

    /**
     * A lock as it was read; where it is no lease, why not. Never throws. Fields that a newer program added are passed
     * over.
     *
     * @param tag the store's tag of it
     */
    public static StoredLease seen(String text, String tag) {
        try {
            return new StoredLease(read(text), tag, null);
        } catch (UnreadableJournal e) {
            return StoredLease.unreadable(e instanceof NewerJournal, String.valueOf(e.getMessage()), tag);
        }
    }

    /**
     * @throws BrokenJournal where it is not a lease
     * @throws NewerJournal where a newer program wrote it in a form of its own
     */
    static Lease read(String text) {
        RecordFields f = RecordFields.parse(text);
        if (f.has("format") && f.number("format") > FORMAT) {
            throw new NewerJournal(f.text("program"), "the lock");
        }
        Duration term = f.duration("term");
        if (term.isNegative() || term.isZero() || term.compareTo(LONGEST) > 0) {
            throw new BrokenJournal("field \"term\": no lock is held for " + term);
        }
        return new Lease(
                f.text("nonce"),
                f.text("holder"),
                f.text("stage"),
                f.instant("since"),
                term,
                f.number("turn"),
                f.flag("released"));
    }
}
