package dev.kirikae.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose addresses are whose, as they have been seen in a verification. A load balancer changes its addresses, and names
 * are cached for different times: what was once an environment's address stays its own for as long as this lasts.
 *
 * @param subject of the environment that is verified
 * @param former of the one that had the name before
 * @param asked that the name which is called leads to, by the latest look that was answered; empty where none was
 */
public record NameAddresses(Set<String> subject, Set<String> former, List<String> asked) {

    /** Before the first look. */
    public static final NameAddresses NONE = new NameAddresses(Set.of(), Set.of(), List.of());

    public NameAddresses {
        subject = Set.copyOf(subject);
        former = Set.copyOf(former);
        asked = List.copyOf(asked);
    }

    /** With one more look. */
    public NameAddresses and(List<String> asked, List<String> subject, List<String> former) {
        return new NameAddresses(with(this.subject, subject), with(this.former, former), asked);
    }

    private static Set<String> with(Set<String> known, List<String> more) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(more);
        return all;
    }

    /** Who answered a sample. */
    enum Origin {
        /** All addresses are those of the environment that is verified. */
        SUBJECT,
        /** An address is one of the environment before. */
        FORMER,
        /** Neither is known. */
        UNKNOWN
    }

    /** @param peers the addresses that answered; empty where they are not known */
    Origin origin(List<String> peers) {
        List<String> all = new ArrayList<>(asked);
        all.addAll(peers);
        if (!asked.isEmpty() && subject.containsAll(all)) {
            return Origin.SUBJECT;
        }
        return all.stream().anyMatch(a -> former.contains(a) && !subject.contains(a)) ? Origin.FORMER : Origin.UNKNOWN;
    }

    /** What the name leads to, in words. */
    String words(List<String> peers) {
        Set<String> others = new TreeSet<>(asked);
        others.addAll(peers);
        others.removeAll(subject);
        if (others.isEmpty()) {
            return "where the name leads is not known";
        }
        return "the name leads to " + String.join(", ", others)
                + (origin(peers) == Origin.FORMER
                        ? ", where the version before is"
                        : ", which is not known to be ours");
    }
}
