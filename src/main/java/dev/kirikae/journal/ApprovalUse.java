package dev.kirikae.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which approvals have been used. One is relied on by an attempt, before its switch is intended, and used up once the
 * live name was seen to move to that attempt's candidate: until then whoever goes on may rely on it again.
 *
 * @param release whose attempt relies on one; null where none does
 * @param relied the id of that one; null where none does
 * @param used ids of those that are used up, oldest first, the newest of them
 */
public record ApprovalUse(
        @Nullable String release, @Nullable String relied, List<String> used) {

    /** None was ever relied on. */
    public static final ApprovalUse NONE = new ApprovalUse(null, null, List.of());

    /** More than are ever kept in the list of approvals. */
    private static final int REMEMBERED = 100;

    public ApprovalUse {
        used = List.copyOf(used);
    }

    ApprovalUse reliedOn(String by, String approval) {
        return new ApprovalUse(by, approval, used);
    }

    /** The live name moved to the candidate of this release. */
    ApprovalUse switched(String to) {
        String spent = relied;
        if (spent == null || !to.equals(release)) {
            return this;
        }
        List<String> all = new ArrayList<>(used);
        all.add(spent);
        return new ApprovalUse(null, null, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** Whether the live name has moved on its strength. */
    public boolean isUsed(String approval) {
        return used.contains(approval);
    }
}
