package dev.kirikae.journal.codec;

import dev.kirikae.model.Approval;
import dev.kirikae.model.StoredApprovals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Approvals as text: one line of JSON. Newer programs may add fields. */
public final class ApprovalsText {

    /** The form this program writes, and the newest it reads. */
    private static final int FORMAT = 1;

    private ApprovalsText() {}

    /** @param program version of the program that writes: what an older one that cannot read it asks for */
    public static String write(String program, List<Approval> approvals) {
        return RecordFields.empty()
                .with("format", FORMAT)
                .with("program", program)
                .with("approvals", approvals.stream().map(ApprovalsText::fields).toList())
                .print();
    }

    /**
     * Approvals as they were read; where they are none, why not. Never throws.
     *
     * @param tag the store's tag of them; null where it has none
     */
    public static StoredApprovals seen(String text, @Nullable String tag) {
        try {
            RecordFields f = RecordFields.parse(text);
            if (f.number("format") > FORMAT) {
                throw new NewerJournal(f.text("program"), "the list of approvals");
            }
            return new StoredApprovals(f.objects("approvals", ApprovalsText::wellFormed), tag, null);
        } catch (UnreadableJournal e) {
            return new StoredApprovals(List.of(), tag, String.valueOf(e.getMessage()));
        }
    }

    private static Approval wellFormed(RecordFields f) {
        if (!Approval.isDigest(f.text("digest"))) {
            throw new BrokenJournal("field \"digest\": a plan's digest was expected");
        }
        return read(f);
    }

    static RecordFields fields(Approval approval) {
        return RecordFields.empty()
                .with("id", approval.id())
                .with("digest", approval.digest())
                .with("by", approval.by())
                .with("arn", approval.arn())
                .with("at", approval.at())
                .with("expires", approval.expires());
    }

    static Approval read(RecordFields f) {
        return new Approval(
                f.text("id"), f.text("digest"), f.text("by"), f.text("arn"), f.instant("at"), f.instant("expires"));
    }
}
