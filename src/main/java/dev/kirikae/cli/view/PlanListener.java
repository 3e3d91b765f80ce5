package dev.kirikae.cli.view;

import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stage would do: its sections, and the calls in them that change something. */
public final class PlanListener implements RunListener {

    private static final Set<Class<? extends Effect>> BEANSTALK = Set.of(
            Effect.LookAtApplication.class,
            Effect.LookAtEnvironments.class,
            Effect.LookAtTerminated.class,
            Effect.LookAtName.class,
            Effect.LookAtVersions.class,
            Effect.LookAtPlatforms.class,
            Effect.LookAtSettings.class,
            Effect.LookAtInstances.class,
            Effect.LookAtCauses.class,
            Effect.LookAtRequests.class,
            Effect.LookAtEvents.class,
            Effect.LookAtResources.class,
            Effect.LookAtTags.class,
            Effect.LookAtManagedActions.class,
            Effect.AskForLogs.class,
            Effect.LookAtLogs.class,
            Effect.EnsureStorage.class);
    private static final Set<Class<? extends Effect>> SCALING = Set.of(
            Effect.LookAtGroup.class,
            Effect.LookAtScheduledActions.class,
            ChangingCall.SetCapacity.class,
            ChangingCall.SuspendProcesses.class,
            ChangingCall.ResumeProcesses.class);

    private final List<String> lines = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> doors = new ArrayList<>();
    private List<String> path = List.of();
    private int beanstalk;
    private int scaling;
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
        count(effect);
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

    /** Of the calls, those to Elastic Beanstalk, whose budget people share, and to Auto Scaling. */
    private void count(Effect effect) {
        if (effect instanceof Effect.Round round) {
            round.parts().forEach(this::count);
        } else if (SCALING.contains(effect.getClass())) {
            scaling++;
        } else if (effect instanceof ChangingCall || BEANSTALK.contains(effect.getClass())) {
            beanstalk++;
        }
    }

    /** How many calls there would be, by the service that is called, and how many of them change something. */
    public String calls() {
        String groups = scaling == 0 ? "" : " and " + scaling + " to Auto Scaling";
        return beanstalk + " calls to Beanstalk" + groups + ", of which " + changes.size() + " change something";
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

    public int beanstalkCalls() {
        return beanstalk;
    }

    public int scalingCalls() {
        return scaling;
    }

    /** What the attempt's verification takes and can see; null where it would not come to an attempt. */
    public JournalEntry.@Nullable Budget budget() {
        return budget;
    }
}
