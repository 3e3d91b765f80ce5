package dev.kirikae.journal.codec;

import dev.kirikae.journal.JournalEntry;

/**
 * A fact as one line of JSON, without its place in a chain, and back. A record of the journal holds the same fields,
 * with its place before them: {@link Chain}.
 */
public final class Codec {

    private Codec() {}

    /** One line of ASCII, without a line end; {@link #read} gives back an equal entry. */
    public static String write(JournalEntry entry) {
        return fields(entry, RecordFields.empty()).print();
    }

    /**
     * @throws BrokenJournal where the text is not exactly what {@link #write} writes
     * @throws NewerJournal where the kind is not known
     */
    public static JournalEntry read(String text) {
        JournalEntry entry = entry(RecordFields.parse(text), "the version that wrote it");
        if (!write(entry).equals(text)) {
            throw new BrokenJournal("not written as Kirikae writes it");
        }
        return entry;
    }

    static RecordFields fields(JournalEntry entry, RecordFields before) {
        Kind<? extends JournalEntry> kind = Kind.of(entry, EntryKinds.ALL);
        return before.with("kind", kind.name()).with("fact", kind.write(entry));
    }

    static JournalEntry entry(RecordFields fields, String program) {
        String name = fields.text("kind");
        Kind<? extends JournalEntry> kind = Kind.named(name, EntryKinds.ALL);
        if (kind == null) {
            throw new NewerJournal(program, "a fact of kind \"" + name + "\"");
        }
        try {
            return kind.reader().apply(fields.object("fact"));
        } catch (UnknownKind e) {
            throw new NewerJournal(program, "a fact of kind \"" + name + "\" with " + e.getMessage());
        }
    }
}
