package dev.kirikae.report;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.Move;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each environment was over time, by the entries: for drawing, not for deciding. */
final class TimelineLanes {

    enum Role {
        LAUNCHING,
        WARM,
        LIVE,
        REJECTED
    }

    record Span(EnvironmentId environment, Role role, Instant from, Instant to) {}

    record Mark(EnvironmentId environment, Verdict verdict, String text, Instant at) {}

    final List<Span> spans = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    /** In the order in which they were met. */
    final List<EnvironmentId> environments = new ArrayList<>();

    private final Map<EnvironmentId, Span> current = new LinkedHashMap<>();
    private final Map<String, JournalEntry.Intended> intents = new HashMap<>();
    private final Map<String, EnvironmentId> ofRelease = new HashMap<>();
    private JournalState journal = JournalState.EMPTY;

    static TimelineLanes of(List<JournalEntry> entries) {
        TimelineLanes lanes = new TimelineLanes();
        entries.forEach(entry -> {
            lanes.take(entry);
            lanes.follow(entry);
        });
        if (!entries.isEmpty()) {
            Instant end = entries.get(entries.size() - 1).at();
            List.copyOf(lanes.current.keySet()).forEach(e -> lanes.finish(e, end));
        }
        return lanes;
    }

    private void take(JournalEntry entry) {
        if (entry instanceof JournalEntry.Intended e) {
            intents.put(e.operation(), e);
        } else if (entry instanceof JournalEntry.Settled e) {
            JournalEntry.Intended intent = intents.get(e.operation());
            EnvironmentId made = e.environment();
            if (made != null && intent != null && intent.goal() instanceof Goal.EnvironmentExists goal) {
                ofRelease.put(goal.release(), made);
                become(made, Role.LAUNCHING, intent.at());
            }
        } else if (entry instanceof JournalEntry.Launched e) {
            ofRelease.put(e.release(), e.environment());
            become(e.environment(), Role.WARM, e.at());
        } else if (entry instanceof JournalEntry.LaunchFailed e) {
            if (e.environment() != null) {
                become(e.environment(), Role.REJECTED, e.at());
            }
        } else if (entry instanceof JournalEntry.Found e) {
            become(e.live(), Role.LIVE, e.at());
        } else if (entry instanceof JournalEntry.Opened e) {
            meet(e.live(), Role.LIVE, e.at());
        } else if (entry instanceof JournalEntry.Began e) {
            ofRelease.put(e.release(), e.candidate());
            meet(e.live(), Role.LIVE, e.at());
            meet(e.candidate(), Role.WARM, e.at());
        } else if (entry instanceof JournalEntry.Judged e) {
            EnvironmentId judged = ofRelease.get(e.release());
            if (judged != null) {
                String text = Narration.verification(e.phase()) + ": " + Formats.word(e.verdict());
                marks.add(new Mark(judged, e.verdict(), text, e.at()));
            }
        } else if (entry instanceof JournalEntry.Rejected e) {
            become(e.environment(), Role.REJECTED, e.at());
        } else if (entry instanceof JournalEntry.Gone e) {
            finish(e.environment(), e.at());
        }
    }

    /** Moves are what the journal takes for one, by whichever entry it knows of it. */
    private void follow(JournalEntry entry) {
        Move before = journal.name().lastMove();
        journal = journal.and(entry);
        Move move = journal.name().lastMove();
        if (move == null || isSame(move, before)) {
            return;
        }
        if (move.from() != null) {
            boolean back = move.how() == Move.How.BACK;
            become(move.from(), back ? Role.REJECTED : Role.WARM, move.at());
        }
        become(move.to(), Role.LIVE, move.at());
        moves.add(move);
    }

    /** Journals of format 1 tell a move twice: as an outcome, and as an entry of its own. */
    private static boolean isSame(Move move, @Nullable Move before) {
        return before != null
                && move.to().equals(before.to())
                && Objects.equals(move.from(), before.from())
                && move.at().equals(before.at());
    }

    private void meet(@Nullable EnvironmentId environment, Role role, Instant at) {
        if (environment != null && !current.containsKey(environment)) {
            become(environment, role, at);
        }
    }

    private void become(EnvironmentId environment, Role role, Instant at) {
        if (!environments.contains(environment)) {
            environments.add(environment);
        }
        Span span = current.get(environment);
        if (span == null || span.role() != role) {
            finish(environment, at);
            current.put(environment, new Span(environment, role, at, at));
        }
    }

    private void finish(EnvironmentId environment, Instant at) {
        Span span = current.remove(environment);
        if (span != null) {
            spans.add(new Span(environment, span.role(), span.from(), at));
        }
    }
}
