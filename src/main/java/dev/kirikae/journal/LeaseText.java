package dev.kirikae.journal;

import dev.kirikae.model.Lease;

/** The lock as text. */
public final class LeaseText {

    private LeaseText() {}

    public static String write(Lease lease) {
        return Fields.empty()
                .with("nonce", lease.nonce())
                .with("holder", lease.holder())
                .with("stage", lease.stage())
                .with("since", lease.since())
                .with("term", lease.term())
                .with("turn", lease.turn())
                .with("released", lease.released())
                .print();
    }

    /** Fields that a newer program added are passed over. @throws BrokenJournal where it is not a lease */
    public static Lease read(String text) {
        Fields f = Fields.parse(text);
        return new Lease(
                f.text("nonce"),
                f.text("holder"),
                f.text("stage"),
                f.instant("since"),
                f.duration("term"),
                f.number("turn"),
                f.flag("released"));
    }
}
