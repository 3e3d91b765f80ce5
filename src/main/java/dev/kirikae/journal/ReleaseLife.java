package dev.kirikae.journal;

import static dev.kirikae.journal.ReleaseEvent.ABANDONED;
import static dev.kirikae.journal.ReleaseEvent.ANOTHER_BEGAN;
import static dev.kirikae.journal.ReleaseEvent.ANOTHER_SWITCHED;
import static dev.kirikae.journal.ReleaseEvent.BEGAN;
import static dev.kirikae.journal.ReleaseEvent.CHOSEN;
import static dev.kirikae.journal.ReleaseEvent.DISPROVED;
import static dev.kirikae.journal.ReleaseEvent.GONE;
import static dev.kirikae.journal.ReleaseEvent.HELD;
import static dev.kirikae.journal.ReleaseEvent.LAUNCHED;
import static dev.kirikae.journal.ReleaseEvent.LAUNCH_FAILED;
import static dev.kirikae.journal.ReleaseEvent.PREPARED;
import static dev.kirikae.journal.ReleaseEvent.RESTORED;
import static dev.kirikae.journal.ReleaseEvent.SETTLED;
import static dev.kirikae.journal.ReleaseEvent.SWITCHED;
import static dev.kirikae.journal.ReleaseEvent.UNDECIDED;

import dev.kirikae.journal.ReleaseRecord.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a release: which event leads from which state to which. The one place that knows; the journal's reducer
 * applies it, and {@code docs/life-of-a-release.md} prints it.
 *
 * <p>A release is <em>under way</em> from {@link ReleaseEvent#BEGAN} to its end. At most one has moved the live name
 * and not ended ({@link State#hasMoved}), and at most one other is on its way ({@link State#BEGUN}).
 */
public final class ReleaseLife {

    /** A state that an event leads to. */
    public record Transition(State from, ReleaseEvent event, State to) {}

    private static final Map<State, Map<ReleaseEvent, State>> TABLE = table();

    private ReleaseLife() {}

    private static Map<State, Map<ReleaseEvent, State>> table() {
        Map<State, Map<ReleaseEvent, State>> table = new EnumMap<>(State.class);
        from(table, State.LAUNCHING, LAUNCHED, LAUNCH_FAILED, ABANDONED, CHOSEN, GONE);
        from(table, State.FAILED, ABANDONED, CHOSEN, GONE);
        from(table, State.LAUNCHED, DISPROVED, UNDECIDED, PREPARED, BEGAN, ABANDONED, CHOSEN, GONE);
        from(table, State.DISPROVED, LAUNCH_FAILED, DISPROVED, UNDECIDED, PREPARED, BEGAN, ABANDONED, CHOSEN, GONE);
        from(table, State.PREPARED, DISPROVED, UNDECIDED, BEGAN, ABANDONED, CHOSEN, GONE);
        from(table, State.BEGUN, BEGAN, SWITCHED, ABANDONED, ANOTHER_BEGAN, CHOSEN, GONE);
        from(table, State.SWITCHED, HELD, SETTLED, RESTORED, ABANDONED);
        to(table, State.SWITCHED, GONE, State.RESTORED);
        from(table, State.HELD, HELD, SETTLED, RESTORED, ABANDONED, ANOTHER_SWITCHED, CHOSEN);
        to(table, State.HELD, GONE, State.RESTORED);
        from(table, State.SETTLED, RESTORED, CHOSEN);
        from(table, State.RESTORED, BEGAN, RESTORED, CHOSEN);
        from(table, State.ABANDONED, DISPROVED, UNDECIDED, PREPARED, BEGAN, ABANDONED, CHOSEN);
        return table;
    }

    private static void from(Map<State, Map<ReleaseEvent, State>> table, State from, ReleaseEvent... events) {
        for (ReleaseEvent event : events) {
            to(table, from, event, event.usual());
        }
    }

    private static void to(Map<State, Map<ReleaseEvent, State>> table, State from, ReleaseEvent event, State to) {
        table.computeIfAbsent(from, s -> new EnumMap<>(ReleaseEvent.class)).put(event, to);
    }

    /** Where the event leads; null where it cannot happen in this state. */
    public static @Nullable State after(State state, ReleaseEvent event) {
        return TABLE.getOrDefault(state, Map.of()).get(event);
    }

    /** Every step there is, by state and event in their order. */
    public static List<Transition> steps() {
        List<Transition> steps = new ArrayList<>();
        for (State state : State.values()) {
            TABLE.getOrDefault(state, Map.of()).forEach((event, to) -> steps.add(new Transition(state, event, to)));
        }
        return List.copyOf(steps);
    }
}
