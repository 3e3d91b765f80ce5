package dev.kirikae.cli.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a stage while it lasts, and until it is said how it went. For one thread. */
final class ProgressStep {

    private final String title;
    private final Instant begun;
    private @Nullable Instant ended;
    private @Nullable StepMark mark;
    private String outcome = "";
    private String goal = "";
    private int goals;

    ProgressStep(String title, Instant begun) {
        this.title = title;
        this.begun = begun;
    }

    boolean isOpen(String path) {
        return ended == null && title.equals(path);
    }

    boolean isOver() {
        return ended != null;
    }

    void end(Instant at) {
        ended = ended == null ? at : ended;
    }

    /** How it came out, in words that take its title's place. */
    void outcome(StepMark how, String words) {
        mark = how;
        outcome = words;
    }

    /** Something that it reached: where that is all, it says more than the title. */
    void reached(String words) {
        goals++;
        goal = words;
    }

    boolean hasReached() {
        return goals > 0;
    }

    /** It did not come to its end. */
    void cutOff(StepMark how) {
        mark = mark == null || mark == StepMark.OK ? how : mark;
    }

    void show(Console console, Instant now) {
        Instant end = ended == null ? now : ended;
        String words = !outcome.isEmpty() ? outcome : goals == 1 ? goal : title;
        console.step(end, mark == null ? StepMark.OK : mark, words, Duration.between(begun, end));
    }

    String title() {
        return title;
    }
}
