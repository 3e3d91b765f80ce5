package dev.kirikae.journal.codec;

import java.util.List;

/**
 * A whole journal in one text, as it lies beside a report: a record a line, and a last line with length and head, so
 * that a cut or changed end shows too. The records of one run alone can be written too, but not audited by themselves.
 */
public final class JournalCopy {

    private JournalCopy() {}

    /** @param links in their order, without a gap; without any the text is the last line alone */
    public static String write(List<Link> links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links) {
            text.append(link.text()).append('\n');
        }
        Link last = links.isEmpty() ? null : links.get(links.size() - 1);
        String anchor = last == null ? anchor(0, "") : anchor(last.sequence() + 1, last.hash());
        return text.append(anchor).append('\n').toString();
    }

    /**
     * The records without the last line.
     *
     * @throws UnreadableJournal where one cannot be read; a broken chain is not looked for
     */
    public static List<Link> read(String text) {
        List<String> lines = text.lines().toList();
        return lines.stream()
                .limit(Math.max(0, lines.size() - 1))
                .map(Chain::open)
                .toList();
    }

    /** Whether the copy is a whole and unchanged chain. Throws for nothing that it may hold. */
    public static Audit audit(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return Audit.EMPTY.missingAnchor("the copy is empty");
        }
        Audit audit = Chain.verify(lines.subList(0, lines.size() - 1));
        String last = lines.get(lines.size() - 1);
        try {
            RecordFields fields = RecordFields.parse(last);
            int length = fields.count("length");
            String head = fields.text("head");
            return anchor(length, head).equals(last)
                    ? audit.anchored(length, head)
                    : audit.missingAnchor("the last line is not written as Kirikae writes it");
        } catch (BrokenJournal e) {
            return audit.missingAnchor("the last line does not tell length and head: " + e.getMessage());
        }
    }

    private static String anchor(int length, String head) {
        return RecordFields.empty().with("length", length).with("head", head).print();
    }
}
