package dev.kirikae.journal.codec;

import dev.kirikae.journal.JournalState;

/** The index: a cache of the facts so far, which gives the state without the journal being read. One line of JSON. */
public final class IndexText {

    private IndexText() {}

    /**
     * What an index says.
     *
     * @param length how many records it covers
     * @param head hash of the last of them; empty where there is none
     */
    public record Index(int length, String head, JournalState journal) {}

    /**
     * What a later reader may begin with.
     *
     * @param program version of the program that writes: what an older one that cannot read it asks for
     * @param journal as {@link JournalState#forIndex} leaves it
     */
    public static String write(String program, int length, String head, JournalState journal) {
        return RecordFields.empty()
                .with("format", JournalState.FORMAT)
                .with("program", program)
                .with("length", length)
                .with("head", head)
                .with("memory", StateFields.write(journal))
                .print();
    }

    /**
     * The text's own form only: whether the journal really has this head, the reader must see.
     *
     * @throws BrokenJournal where it is not an index, or an older program wrote it: read the journal instead
     * @throws NewerJournal where a newer program wrote it
     */
    public static Index read(String text) {
        RecordFields f = RecordFields.parse(text);
        String program = f.text("program");
        if (f.number("format") > JournalState.FORMAT) {
            throw new NewerJournal(program, "the index's format " + f.number("format"));
        }
        if (f.number("format") < JournalState.FORMAT) {
            throw new BrokenJournal("an older program's index, which knows less than the journal");
        }
        try {
            return new Index(f.count("length"), f.text("head"), StateFields.read(f.object("memory")));
        } catch (UnknownKind e) {
            throw new NewerJournal(program, "an index with " + e.getMessage());
        }
    }
}
