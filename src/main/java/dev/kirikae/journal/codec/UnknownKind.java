package dev.kirikae.journal.codec;

/**
 * A name that this program does not know: a newer one wrote it. Turned into {@link NewerJournal} where its version is
 * known.
 */
final class UnknownKind extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownKind(String what) {
        super(what);
    }
}
