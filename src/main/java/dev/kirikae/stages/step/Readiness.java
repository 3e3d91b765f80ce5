package dev.kirikae.stages.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the way back is open now, and what is known that will close it. Immutable.
 *
 * @param findings what was found, in the order in which it was asked
 */
public record Readiness(List<Finding> findings) {

    public Readiness {
        findings = List.copyOf(findings);
    }

    /** What a finding means for the way back. */
    public enum Kind {
        /** A rollback would be refused, or could not be carried out. */
        CLOSED,
        /** From a known time on it may be closed. */
        CLOSES,
        /** It takes longer, or could not be looked into. */
        NOTE
    }

    /**
     * @param words for people, without a full stop
     * @param at when it closes the way back; null unless it {@link Kind#CLOSES}
     */
    public record Finding(Kind kind, String words, @Nullable Instant at) {}

    /** Whether a rollback would go through now. */
    public boolean isOpen() {
        return findings.stream().noneMatch(finding -> finding.kind() == Kind.CLOSED);
    }

    /** The first thing that will close it; null where nothing is known to. */
    public @Nullable Finding first() {
        Finding first = null;
        for (Finding finding : findings) {
            Instant at = finding.at();
            Instant before = first == null ? null : first.at();
            if (at != null && (before == null || at.isBefore(before))) {
                first = finding;
            }
        }
        return first;
    }

    /** One line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            String word = switch (finding.kind()) {
                case CLOSED -> "closed: ";
                case CLOSES -> "closes at " + finding.at() + ": ";
                case NOTE -> "";
            };
            lines.add(word + finding.words());
        }
        return lines;
    }
}
