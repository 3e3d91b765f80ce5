package dev.kirikae.journal.codec;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Sha256;
import java.util.List;

/**
 * Makes records for the end of the chain, and reads them.
 *
 * @param program version of the program that writes: what an older one that cannot read a record asks for
 */
public record Chain(String program) {

    /**
     * The record of this entry. The same arguments always give the same text.
     *
     * @param sequence its place, counted from 0
     * @param previous hash of the record before; empty for the first
     */
    public Link seal(int sequence, String previous, JournalEntry entry) {
        String text = text(JournalState.FORMAT, program, sequence, previous, entry);
        return new Link(sequence, previous, Sha256.hex(text), program, entry, text);
    }

    /**
     * Reads one record by itself: whether it continues a chain is not looked at.
     *
     * @throws BrokenJournal where the text is not, letter for letter, what {@link #seal} writes
     * @throws NewerJournal where its format or kind is not known yet
     */
    public static Link open(String text) {
        RecordFields fields = RecordFields.parse(text);
        String program = fields.text("program");
        long format = fields.number("format");
        if (format > JournalState.FORMAT) {
            throw new NewerJournal(program, "the journal's format " + format);
        }
        int sequence = fields.count("sequence");
        String previous = fields.text("previous");
        JournalEntry entry = Codec.entry(fields, program);
        if (!text(format, program, sequence, previous, entry).equals(text)) {
            throw new BrokenJournal("not written as Kirikae writes it");
        }
        return new Link(sequence, previous, Sha256.hex(text), program, entry, text);
    }

    /**
     * The record that continues a chain.
     *
     * @param length how many records there are before it
     * @param head hash of the last of them; empty where there is none
     * @throws BrokenJournal where it is another one
     * @throws NewerJournal where its format or kind is not known yet
     */
    public static Link next(int length, String head, String text) {
        Link link = open(text);
        if (link.sequence() != length || !link.previous().equals(head)) {
            throw new BrokenJournal("record " + length + " does not continue the one before it");
        }
        return link;
    }

    /**
     * Audits a whole journal. Throws for nothing that a text may hold: that is a finding.
     *
     * @param texts the records as they are stored, in their order, from the first on
     */
    public static Audit verify(List<String> texts) {
        Audit audit = Audit.EMPTY;
        for (String text : texts) {
            audit = audit.and(text);
        }
        return audit;
    }

    private static String text(long format, String program, int sequence, String previous, JournalEntry entry) {
        RecordFields head = RecordFields.empty()
                .with("format", format)
                .with("program", program)
                .with("sequence", sequence)
                .with("previous", previous);
        return Codec.fields(entry, head).print();
    }
}
