package dev.kirikae.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs a workflow by replay: each step runs it from the start against the recorded answers; the first effect without
 * one is performed next. A closed section is recorded as one value, a repetition as its latest turn, so that the record
 * stays short however long the waiting. It lives in the process only; what must outlive it goes into the journal.
 *
 * <p>For one thread. A workflow that asks for another effect than the one recorded is a bug, and an
 * {@link IllegalStateException}.
 */
public final class ReplayedRun implements Run {

    private record Heard(Effect effect, Answer answer, Instant at, boolean stop) {}

    private record Closed(int depth, String title, Object value, RunState state) {}

    private record Turned(int depth, String title, Object value, RunState state) {}

    private final Workflow workflow;
    private final RunState beginning;
    private final List<Object> remembered = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private List<String> cutOff = List.of();
    private int cursor;
    private int depth;
    private RunState state;
    private @Nullable Effect awaited;

    /** @param start the time until the first answer */
    public ReplayedRun(Workflow workflow, Instant start) {
        this.workflow = workflow;
        this.beginning = RunState.at(start);
        this.state = beginning;
    }

    @Override
    public Step next() {
        cursor = 0;
        depth = 0;
        path.clear();
        state = beginning;
        try {
            return new Step.End(workflow.execute(this));
        } catch (AnswerNeeded pause) {
            awaited = pause.effect();
            return new Step.Do(pause.effect());
        }
    }

    @Override
    public void hear(Answer answer, Instant at, boolean stop) {
        Effect effect = awaited;
        if (effect == null) {
            throw new IllegalStateException("nothing was asked, but an answer came: " + answer);
        }
        remembered.add(new Heard(effect, answer, at, stop));
        awaited = null;
    }

    @Override
    public List<String> path() {
        return List.copyOf(path);
    }

    @Override
    public RunState state() {
        return state;
    }

    /** How many answers and closed sections a run from the start goes through. */
    int remembered() {
        return remembered.size();
    }

    void become(RunState next) {
        state = next;
    }

    /** The titles so far are over: what follows belongs to the stage's end. */
    void closing() {
        depth = 0;
        cutOff = List.copyOf(path);
        path.clear();
    }

    /** Titles of the sections in whose midst the workflow ended, outermost first; empty where none was open. */
    public List<String> cutOff() {
        return cutOff;
    }

    Answer ask(Effect effect) {
        if (cursor == remembered.size()) {
            throw new AnswerNeeded(effect);
        }
        if (!(remembered.get(cursor) instanceof Heard heard) || !heard.effect().equals(effect)) {
            throw new IllegalStateException("replayed differently: " + remembered.get(cursor) + " / " + effect);
        }
        cursor++;
        state = state.heard(heard.at(), heard.stop());
        see(effect, heard.answer(), heard.at());
        return heard.answer();
    }

    private void see(Effect effect, Answer answer, Instant at) {
        if (effect instanceof Effect.LookAtEnvironments && answer instanceof Answer.EnvironmentsSeen seen) {
            state = state.seeing(seen.environments(), at);
        } else if (effect instanceof Effect.Round round && answer instanceof Answer.RoundSeen seen) {
            for (int i = 0; i < round.parts().size(); i++) {
                see(round.parts().get(i), seen.answers().get(i), at);
            }
        }
    }

    /**
     * One section with a sentence as its title: run until it is through, then skipped, its value and what it changed of
     * the state restored.
     *
     * @param body asks through this run alone; its value must not change afterwards
     */
    public <T> T section(String title, Supplier<T> body) {
        if (cursor < remembered.size()
                && remembered.get(cursor) instanceof Closed closed
                && closed.depth() == depth
                && closed.title().equals(title)) {
            cursor++;
            state = closed.state();
            return valueOf(closed.value());
        }
        int start = cursor;
        depth++;
        path.add(title);
        T value = body.get();
        path.remove(path.size() - 1);
        depth--;
        fold(start, new Closed(depth, title, value, state));
        return value;
    }

    /**
     * Turn after turn until {@code done}; only the latest is kept, so that a long wait costs no more than a short one.
     *
     * @param turn makes the next value from the last one
     */
    public <T> T repeat(String title, T first, Predicate<T> done, UnaryOperator<T> turn) {
        int start = cursor;
        T value = first;
        if (cursor < remembered.size()
                && remembered.get(cursor) instanceof Turned turned
                && turned.depth() == depth
                && turned.title().equals(title)) {
            cursor++;
            state = turned.state();
            value = valueOf(turned.value());
        }
        while (!done.test(value)) {
            depth++;
            value = turn.apply(value);
            depth--;
            fold(start, new Turned(depth, title, value, state));
        }
        return value;
    }

    /** Runs a body that may end the stage, which then ends the body alone: what encloses it goes on. */
    void unlessEnded(Runnable body) {
        int before = depth;
        int titles = path.size();
        try {
            body.run();
        } catch (StageEnded ended) {
            depth = before;
            path.subList(titles, path.size()).clear();
        }
    }

    private void fold(int start, Object folded) {
        remembered.subList(start, cursor).clear();
        remembered.add(start, folded);
        cursor = start + 1;
    }

    @SuppressWarnings("unchecked")
    private static <T> T valueOf(Object value) {
        return (T) value;
    }
}
