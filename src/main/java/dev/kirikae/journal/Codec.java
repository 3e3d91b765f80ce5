package dev.kirikae.journal;

import dev.kirikae.tale.Entry;

/** A fact as one line of JSON, without its place in a chain, and back. */
public final class Codec {

    private Codec() {}

    public static String write(Entry entry) {
        return fields(entry, Fields.empty()).print();
    }

    /**
     * @throws BrokenJournal where the text is not exactly what {@link #write} writes
     * @throws NewerJournal where the kind is not known
     */
    public static Entry read(String text) {
        Entry entry = entry(Fields.parse(text), "the version that wrote it");
        if (!write(entry).equals(text)) {
            throw new BrokenJournal("not written as Kirikae writes it");
        }
        return entry;
    }

    static Fields fields(Entry entry, Fields before) {
        Kind<? extends Entry> kind = Kind.of(entry, EntryKinds.ALL);
        return before.with("kind", kind.name()).with("fact", kind.write(entry));
    }

    static Entry entry(Fields fields, String program) {
        String name = fields.text("kind");
        Kind<? extends Entry> kind = Kind.named(name, EntryKinds.ALL);
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
