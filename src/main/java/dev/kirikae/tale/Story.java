package dev.kirikae.tale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The telling: a tale asks through {@link #ask}, and where the memory of answers ends, the effect it asked for is the next
 * one. A closed chapter is remembered as one value, a repetition as its latest turn, so that the memory stays short however
 * long the waiting. The memory lives in the process only; what must outlive it goes into the journal.
 */
public final class Story implements Machine {

    private record Heard(Effect effect, Answer answer, Instant at, boolean stop) {}

    private record Closed(int depth, String title, Object value, Standing standing) {}

    private record Turned(int depth, String title, Object value, Standing standing) {}

    private final Tale tale;
    private final Standing beginning;
    private final List<Object> remembered = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private int cursor;
    private int depth;
    private Standing standing;
    private @Nullable Effect awaited;

    public Story(Tale tale, Instant start) {
        this.tale = tale;
        this.beginning = Standing.at(start);
        this.standing = beginning;
    }

    @Override
    public Next next() {
        cursor = 0;
        depth = 0;
        path.clear();
        standing = beginning;
        try {
            return new Next.End(tale.tell(this));
        } catch (Pause pause) {
            awaited = pause.effect();
            return new Next.Do(pause.effect());
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
    public Standing standing() {
        return standing;
    }

    /** How many answers and foldings a telling from the start goes through. */
    int remembered() {
        return remembered.size();
    }

    void stand(Standing next) {
        standing = next;
    }

    /** The titles so far are behind us: what follows is told at the door. */
    void toTheDoor() {
        depth = 0;
        path.clear();
    }

    Answer ask(Effect effect) {
        if (cursor == remembered.size()) {
            throw new Pause(effect);
        }
        if (!(remembered.get(cursor) instanceof Heard heard) || !heard.effect().equals(effect)) {
            throw new IllegalStateException("told differently: " + remembered.get(cursor) + " / " + effect);
        }
        cursor++;
        standing = standing.heard(heard.at(), heard.stop());
        return heard.answer();
    }

    /** One section with a sentence as its title; told once, then remembered as its value. */
    public <T> T chapter(String title, Supplier<T> telling) {
        if (cursor < remembered.size()
                && remembered.get(cursor) instanceof Closed closed
                && closed.depth() == depth
                && closed.title().equals(title)) {
            cursor++;
            standing = closed.standing();
            return valueOf(closed.value());
        }
        int start = cursor;
        depth++;
        path.add(title);
        T value = telling.get();
        path.remove(path.size() - 1);
        depth--;
        fold(start, new Closed(depth, title, value, standing));
        return value;
    }

    /** Turn after turn until {@code done}; only the latest is remembered. */
    public <T> T repeat(String title, T first, Predicate<T> done, UnaryOperator<T> turn) {
        int start = cursor;
        T value = first;
        if (cursor < remembered.size()
                && remembered.get(cursor) instanceof Turned turned
                && turned.depth() == depth
                && turned.title().equals(title)) {
            cursor++;
            standing = turned.standing();
            value = valueOf(turned.value());
        }
        while (!done.test(value)) {
            depth++;
            value = turn.apply(value);
            depth--;
            fold(start, new Turned(depth, title, value, standing));
        }
        return value;
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
