package dev.kirikae.cli.view;

import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage would do: its sections, and the calls in them that change something. */
public final class PlanListener implements RunListener {

    private final List<String> lines = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> doors = new ArrayList<>();
    private List<String> path = List.of();
    private int calls;
    private JournalEntry.@Nullable Budget budget;

    @Override
    public void asks(List<String> open, Effect effect, Instant at) {
        if (effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Began began) {
            budget = began.budget();
        }
        int same = 0;
        while (same < open.size() && same < path.size() && open.get(same).equals(path.get(same))) {
            same++;
        }
        for (int depth = same; depth < open.size(); depth++) {
            lines.add("  ".repeat(depth) + "· " + open.get(depth));
            sections.add(open.get(depth));
        }
        path = List.copyOf(open);
        calls += count(effect);
        if (effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.OneWay door) {
            lines.add("  ".repeat(open.size()) + "! " + door.words());
            doors.add(door.words());
        }
        String change = CallText.change(effect);
        if (!change.isEmpty()) {
            changes.add(change);
            lines.add("  ".repeat(open.size()) + "→ " + change);
        }
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {}

    /** Calls to Elastic Beanstalk alone: the budget that people share. */
    private static int count(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return round.parts().stream().mapToInt(PlanListener::count).sum();
        }
        if (effect instanceof ChangingCall || effect instanceof Effect.EnsureStorage) {
            return 1;
        }
        boolean other = effect instanceof Effect.LookAtCaller
                || effect instanceof Effect.LookAtAlarms
                || effect instanceof Effect.LookAtAllAlarms
                || effect instanceof Effect.ReceiveMessages
                || effect instanceof Effect.LookAtAlarmHistory
                || effect instanceof Effect.LookAtAlarmTags
                || effect instanceof Effect.LookAtTraffic
                || effect instanceof Effect.LookAtErrors
                || effect instanceof Effect.LookAtQueue
                || effect instanceof Effect.LookAtObject
                || effect instanceof Effect.LookAtExtensions
                || effect instanceof Effect.LookAtAncestry
                || effect instanceof Effect.ReadJournal
                || effect instanceof Effect.ReadLock
                || effect instanceof Effect.ReadApprovals
                || effect instanceof Effect.Probe;
        return effect instanceof Effect.Look && !other ? 1 : 0;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> sections() {
        return List.copyOf(sections);
    }

    /** What is said of the way back after it; empty where nothing closes it. */
    public List<String> doors() {
        return List.copyOf(doors);
    }

    public List<String> changes() {
        return List.copyOf(changes);
    }

    public int calls() {
        return calls;
    }

    /** What the attempt's verification takes and can see; null where it would not come to an attempt. */
    public JournalEntry.@Nullable Budget budget() {
        return budget;
    }
}
