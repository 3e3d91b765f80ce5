package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.Move;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a reader wants to know first of a run that was about a release: which, from what to what, and for how long users had it. */
final class ReleaseFacts {

    /** @param text one sentence or less, raw */
    record Fact(String label, String text) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Map<EnvironmentId, String> names = new HashMap<>();

    private ReleaseFacts() {}

    /** In the order in which they are read; empty where no release was opened, tried or taken back. */
    static List<Fact> of(List<HolderEntries> sessions) {
        ReleaseFacts facts = new ReleaseFacts();
        List<JournalEntry> entries =
                sessions.stream().flatMap(session -> session.entries().stream()).toList();
        JournalEntry.Opened opened = last(entries, JournalEntry.Opened.class);
        JournalEntry.Began began = last(entries, JournalEntry.Began.class);
        List<Move> moves = TimelineLanes.of(entries).moves;
        if (opened == null && began == null && moves.isEmpty()) {
            return List.of();
        }
        facts.named(entries);
        facts.release(opened, began);
        EnvironmentId candidate = began == null ? null : began.candidate();
        Move forward = forward(moves, candidate);
        facts.users(forward, back(moves, candidate), latest(moves, Move.How.BY_HAND), entries);
        facts.noticed(forward, entries);
        facts.time(sessions);
        facts.who(sessions);
        return facts.facts;
    }

    private static <T extends JournalEntry> @Nullable T last(List<JournalEntry> entries, Class<T> kind) {
        T found = null;
        for (JournalEntry entry : entries) {
            if (kind.isInstance(entry)) {
                found = kind.cast(entry);
            }
        }
        return found;
    }

    private void named(List<JournalEntry> entries) {
        Map<String, String> ofRelease = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Opened e) {
                ofRelease.put(e.release(), e.environmentName());
            } else if (entry instanceof JournalEntry.Launched e && ofRelease.containsKey(e.release())) {
                names.put(e.environment(), ofRelease.get(e.release()));
            }
        }
    }

    private String name(EnvironmentId environment) {
        String name = names.get(environment);
        return name == null ? environment.value() : name + " (" + environment.value() + ")";
    }

    private void release(JournalEntry.@Nullable Opened opened, JournalEntry.@Nullable Began began) {
        if (opened != null && (began == null || began.release().equals(opened.release()))) {
            String commit = opened.commit().isEmpty() ? "" : ", commit " + opened.commit();
            facts.add(new Fact("Release", opened.release() + ": version " + opened.version() + commit));
        } else if (began != null) {
            facts.add(new Fact("Release", began.release()));
        }
        if (began != null) {
            EnvironmentId live = began.live();
            facts.add(new Fact(
                    "From, to",
                    live == null
                            ? "nothing was live; " + name(began.candidate()) + " is the first"
                            : name(live) + " → " + name(began.candidate())));
        }
    }

    private void users(@Nullable Move forward, @Nullable Move back, @Nullable Move hand, List<JournalEntry> entries) {
        Instant end = entries.get(entries.size() - 1).at();
        if (hand != null) {
            facts.add(new Fact(
                    "Users",
                    "a person moved the live name to " + name(hand.to()) + ", seen at " + Formats.clock(hand.at())));
        } else if (forward != null && back != null && !back.at().isBefore(forward.at())) {
            facts.add(new Fact(
                    "Users",
                    "had the new version for " + between(forward.at(), back.at()) + ", from "
                            + Formats.clock(forward.at()) + " to " + Formats.clock(back.at()) + "; then "
                            + name(back.to()) + " again"));
        } else if (back != null) {
            EnvironmentId from = back.from();
            facts.add(new Fact(
                    "Users",
                    "are back on " + name(back.to()) + " since " + Formats.clock(back.at())
                            + (from == null ? "" : "; until then on " + name(from))));
        } else if (forward != null) {
            facts.add(new Fact(
                    "Users",
                    "have the new version since " + Formats.clock(forward.at()) + ", for " + between(forward.at(), end)
                            + " when this report was written"));
        } else {
            facts.add(new Fact("Users", "noticed nothing: the live name did not move"));
        }
    }

    private void noticed(@Nullable Move forward, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Judged judged && judged.verdict() != Verdict.VERIFIED) {
                boolean after = forward != null && !judged.at().isBefore(forward.at());
                facts.add(new Fact(
                        "Noticed",
                        Narration.verification(judged.phase()) + ": " + Formats.word(judged.verdict()) + ", at "
                                + Formats.clock(judged.at())
                                + (after && forward != null
                                        ? ", " + between(forward.at(), judged.at()) + " after the switch"
                                        : "")));
                return;
            }
        }
    }

    private void time(List<HolderEntries> sessions) {
        List<String> took = new ArrayList<>();
        for (HolderEntries session : sessions) {
            List<JournalEntry> entries = session.entries();
            if (entries.size() > 1) {
                took.add((session.stage().isEmpty() ? "" : session.stage() + " ")
                        + between(
                                entries.get(0).at(),
                                entries.get(entries.size() - 1).at()));
            }
        }
        if (!took.isEmpty()) {
            facts.add(new Fact("Took", String.join(", ", took)));
        }
    }

    private void who(List<HolderEntries> sessions) {
        List<String> holders = sessions.stream()
                .map(HolderEntries::took)
                .filter(Objects::nonNull)
                .map(JournalEntry.Took::holder)
                .distinct()
                .toList();
        if (!holders.isEmpty()) {
            facts.add(new Fact("By", String.join(", then ", holders)));
        }
    }

    /** The latest that brought the name to the candidate. */
    private static @Nullable Move forward(List<Move> moves, @Nullable EnvironmentId candidate) {
        Move found = null;
        for (Move move : moves) {
            found = move.to().equals(candidate) ? move : found;
        }
        return found;
    }

    /** The latest that took it from the candidate; in a run that tried none, the latest of all. */
    private static @Nullable Move back(List<Move> moves, @Nullable EnvironmentId candidate) {
        Move found = null;
        for (Move move : moves) {
            found = candidate == null || candidate.equals(move.from()) ? move : found;
        }
        return found;
    }

    private static @Nullable Move latest(List<Move> moves, Move.How how) {
        Move found = null;
        for (Move move : moves) {
            found = move.how() == how ? move : found;
        }
        return found;
    }

    private static String between(Instant from, Instant to) {
        return Formats.duration(Duration.between(from, to));
    }
}
