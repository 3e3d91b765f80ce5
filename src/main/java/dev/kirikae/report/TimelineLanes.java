package dev.kirikae.report;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    record Move(@Nullable EnvironmentId from, EnvironmentId to, Instant at) {}

    record Mark(EnvironmentId environment, Verdict verdict, String text, Instant at) {}

    final List<Span> spans = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    /** In the order in which they were met. */
    final List<EnvironmentId> environments = new ArrayList<>();

    private final Map<EnvironmentId, Span> current = new LinkedHashMap<>();
    private final Map<String, JournalEntry.Intended> intents = new HashMap<>();
    private final Map<String, EnvironmentId> ofRelease = new HashMap<>();

    static TimelineLanes of(List<JournalEntry> entries) {
        TimelineLanes lanes = new TimelineLanes();
        entries.forEach(lanes::take);
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
        } else if (entry instanceof JournalEntry.Switched e) {
            if (e.from() != null) {
                become(e.from(), Role.WARM, e.at());
            }
            become(e.to(), Role.LIVE, e.at());
            moves.add(new Move(e.from(), e.to(), e.at()));
        } else if (entry instanceof JournalEntry.Rejected e) {
            become(e.environment(), Role.REJECTED, e.at());
        } else if (entry instanceof JournalEntry.Gone e) {
            finish(e.environment(), e.at());
        }
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
