package dev.kirikae.journal.codec;

import dev.kirikae.model.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a chain holds, record after record. That the last records are missing, or that the very last was changed,
 * only an anchor kept elsewhere can show: see {@link #anchored}.
 *
 * @param length how long the chain is by what was read
 * @param head hash of its last record; empty where there is none
 * @param findings what is wrong, in the order of the records; empty for a chain that holds
 */
public record Audit(int length, String head, List<Finding> findings) {

    static final Audit EMPTY = new Audit(0, "", List.of());

    public Audit {
        findings = List.copyOf(findings);
    }

    /** What can be wrong with a record, or with the whole. */
    public enum Fault {
        /** Not what any version of this program writes. */
        UNREADABLE,
        /** Written by a newer program, in a form that this one does not know. */
        NEWER,
        /** At least one record is missing before it. */
        GAP,
        /** Its number has been there already. */
        DUPLICATE,
        /** It names another hash than that of the record before it. */
        WRONG_PREVIOUS,
        /** The chain does not end as it was seen to end, or nothing tells how it ended. */
        OTHER_HEAD
    }

    /**
     * One thing that is wrong.
     *
     * @param record the place where it was met, counted from 0 as in the records themselves; for
     *     {@link Fault#OTHER_HEAD} the length
     * @param sentence for people, without a full stop
     */
    public record Finding(int record, Fault fault, String sentence) {}

    public boolean isClean() {
        return findings.isEmpty();
    }

    Audit and(String text) {
        Link link;
        try {
            link = Chain.open(text);
        } catch (UnreadableJournal e) {
            Fault fault = e instanceof NewerJournal ? Fault.NEWER : Fault.UNREADABLE;
            String sentence = "record " + length + " cannot be read: " + e.getMessage();
            return with(length + 1, Sha256.hex(text), List.of(new Finding(length, fault, sentence)));
        }
        if (link.sequence() < length) {
            String sentence =
                    "record " + link.sequence() + " stands a second time, or too late, after record " + (length - 1);
            return with(length, head, List.of(new Finding(link.sequence(), Fault.DUPLICATE, sentence)));
        }
        List<Finding> more = new ArrayList<>();
        if (link.sequence() > length) {
            String sentence = "record " + link.sequence() + " stands where record " + length + " was expected";
            more.add(new Finding(link.sequence(), Fault.GAP, sentence));
        }
        if (!link.previous().equals(head)) {
            String sentence =
                    "record " + link.sequence() + " names another record before it than the one that stands there";
            more.add(new Finding(link.sequence(), Fault.WRONG_PREVIOUS, sentence));
        }
        return with(link.sequence() + 1, link.hash(), more);
    }

    private Audit with(int nextLength, String nextHead, List<Finding> more) {
        if (more.isEmpty()) {
            return new Audit(nextLength, nextHead, findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Audit(nextLength, nextHead, all);
    }

    /**
     * The same, compared with length and head as they were written down elsewhere: in the index, a build's log, a
     * report.
     */
    public Audit anchored(int expectedLength, String expectedHead) {
        if (length == expectedLength && head.equals(expectedHead)) {
            return this;
        }
        String sentence = "the chain ends with record " + (length - 1) + " and head " + head
                + ", but was seen to end with record " + (expectedLength - 1) + " and head " + expectedHead;
        return with(length, head, List.of(new Finding(length, Fault.OTHER_HEAD, sentence)));
    }

    Audit missingAnchor(String sentence) {
        return with(length, head, List.of(new Finding(length, Fault.OTHER_HEAD, sentence)));
    }
}
