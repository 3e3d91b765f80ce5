package dev.kirikae.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The approvals of one service as they are stored: beside the journal, not in it, so that whoever approves replaces no
 * holder of it. Immutable.
 *
 * @param approvals oldest first; empty where they cannot be read
 * @param tag the store's tag, for the next conditional write; null where nobody ever approved
 * @param unreadable why they cannot be read; null where they can
 */
public record StoredApprovals(
        List<Approval> approvals,
        @Nullable String tag,
        @Nullable String unreadable) {

    /** So many are kept, the newest. */
    public static final int KEPT = 50;

    /** Nobody ever approved. */
    public static final StoredApprovals NONE = new StoredApprovals(List.of(), null, null);

    public StoredApprovals {
        approvals = List.copyOf(approvals);
    }

    /** What is to be written so that one more is known: the newest of all. */
    public List<Approval> and(Approval one) {
        List<Approval> all = new ArrayList<>(approvals);
        all.add(one);
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
