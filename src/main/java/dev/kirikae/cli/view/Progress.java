package dev.kirikae.cli.view;

import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.driver.AnsweredEffect;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.report.Report;
import dev.kirikae.report.ReportStep;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a stage goes: one line a step, once it is over, with its time, result and duration; between them Beanstalk's
 * events and what somebody would want to know at once. On a terminal one live line says what is going on; without one, a
 * wait is said when it begins, when what is waited for changes, and once a minute. Each call and each entry of the
 * journal only where the console is verbose.
 */
public final class Progress implements RunListener {

    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** What changes with every wait, such as how long a watch has lasted. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

    /** An operation's identifier: of use in the journal, not while one waits. */
    private static final Pattern OPERATION = Pattern.compile(" \\([0-9a-f]{32}-[0-9]+[^)]*\\)");

    /** Whose evidence is told elsewhere: a goal's is its line, and what explains an ending stands beside that. */
    private final Console console;

    private final OpenWorld openWorld;
    private final RunRecorder recorder;
    private final LongSupplier nanos;
    private final Set<EnvironmentEvent> events = new HashSet<>();
    private boolean badEventsOnly;
    private @Nullable ProgressStep step;
    private Effect.@Nullable Wait waiting;
    private Instant asked = Instant.EPOCH;
    private String wait = "";
    private String trouble = "";
    private long saidAt;

    /** @param nanos a clock that only counts, for the line a minute that says that all is well */
    public Progress(Console console, OpenWorld openWorld, RunRecorder recorder, LongSupplier nanos) {
        this.console = console;
        this.openWorld = openWorld;
        this.recorder = recorder;
        this.nanos = nanos;
        this.saidAt = nanos.getAsLong();
    }

    /** A rehearsal's launch brings no news: of its events only the bad ones are shown. */
    public Progress ofARehearsal() {
        badEventsOnly = !console.isVerbose();
        return this;
    }

    @Override
    public synchronized void asks(List<String> open, Effect effect, Instant at) {
        asked = at;
        String title = open.isEmpty() ? "" : open.get(0);
        if (step != null && !step.isOpen(title)) {
            step.end(at);
        }
        if (!title.isEmpty() && (step == null || !step.isOpen(title))) {
            show(at);
            step = new ProgressStep(title, at);
        }
        waiting = effect instanceof Effect.Wait next ? next : null;
        if (isLive()) {
            draw(at);
        } else if (waiting != null) {
            waits(waiting, at);
        }
    }

    /** Nobody waits where time jumps. */
    private boolean isLive() {
        return console.isLive() && openWorld.controls() == null;
    }

    /** Draws the live line anew, where there is one: what is waited for lasts a little longer. Any thread may ask for it. */
    public synchronized void tick() {
        if (isLive() && step != null) {
            draw(openWorld.times().now());
        }
    }

    private void draw(Instant at) {
        String what = waiting == null ? "" : WaitText.of(waiting, at);
        String title = step == null ? "" : step.title();
        String between = title.isEmpty() || what.isEmpty() ? "" : ": ";
        if (!title.isEmpty() || !what.isEmpty()) {
            console.now(at, title + between + what);
        }
    }

    private void waits(Effect.Wait next, Instant at) {
        String kind = NUMBERS.matcher(next.what()).replaceAll("");
        boolean silent = nanos.getAsLong() - saidAt >= SILENCE.toNanos();
        boolean jumps = openWorld.controls() != null;
        if (silent || !jumps && !kind.equals(wait)) {
            say(at, StepMark.WAIT, WaitText.of(next, at), null);
        }
        wait = kind;
    }

    @Override
    public synchronized void hears(Effect effect, Answer answer, Instant at) {
        for (AnsweredEffect each : AnsweredEffect.each(effect, answer)) {
            calls(each, at);
            report(each.answer(), at);
            int before = recorder.links().size();
            recorder.hears(each.effect(), each.answer(), at);
            List<Link> links = recorder.links();
            if (links.size() > before) {
                written(links.get(links.size() - 1).entry(), links);
            }
        }
    }

    private void calls(AnsweredEffect each, Instant at) {
        if (console.isVerbose() && !(each.effect() instanceof Effect.Wait)) {
            String words = CallText.of(each.effect()) + ": " + CallText.of(each.answer());
            say(at, StepMark.CALL, words, Duration.between(asked, at));
        }
    }

    private void report(Answer answer, Instant at) {
        if (answer instanceof Answer.CallerSeen seen) {
            console.headline(openWorld.headline(seen.caller()));
        } else if (answer instanceof Answer.EventsSeen seen) {
            seen.events().stream().filter(events::add).forEach(this::event);
        } else if (answer instanceof Answer.Missing missing
                && isPassing(missing)
                && !NUMBERS.matcher(missing.why()).replaceAll("").equals(trouble)) {
            trouble = NUMBERS.matcher(missing.why()).replaceAll("");
            say(at, StepMark.WARN, "no answer: " + missing.why(), null);
        }
    }

    /** What ends the stage is told at its end. */
    private static boolean isPassing(Answer.Missing missing) {
        return switch (missing.trouble()) {
            case THROTTLED, NOT_READY, UNREACHABLE, LATE, UNSUPPORTED, ABSENT -> true;
            case DENIED, NO_CREDENTIALS, CLOCK, FOREIGN_BUCKET -> false;
        };
    }

    private void event(EnvironmentEvent event) {
        boolean warns = event.severity().equals("WARN");
        if (badEventsOnly && !event.isBad() && !warns) {
            return;
        }
        StepMark mark = event.isBad() ? StepMark.FAIL : warns ? StepMark.WARN : StepMark.NOTE;
        String severity = event.severity().isEmpty() ? "event" : event.severity();
        say(event.at(), mark, "Beanstalk " + severity + ": " + event.message().strip(), null);
    }

    private void written(JournalEntry entry, List<Link> links) {
        List<ReportStep> steps = new Report("", "", "", "", links, null).steps();
        ReportStep last = steps.get(steps.size() - 1);
        String words = OPERATION.matcher(last.text()).replaceAll("");
        if (console.isVerbose()) {
            say(last.at(), StepMark.LOG, last.kind() + ": " + last.text(), null);
            last.evidence().forEach(line -> console.note("    - " + line));
        }
        if (entry instanceof JournalEntry.Judged || entry instanceof JournalEntry.LaunchFailed) {
            outcome(last, words);
        } else if (entry instanceof JournalEntry.Settled settled) {
            if (settled.done() && settled.sure() && step != null) {
                step.reached(words);
            } else if (!settled.done() || !settled.sure()) {
                outcome(last, words);
            }
        } else if (entry instanceof JournalEntry.Began) {
            foreseen(last);
        } else if (isNews(entry)) {
            if (step != null && step.isOver()) {
                show(last.at());
            }
            boolean opened = entry instanceof JournalEntry.Opened;
            say(last.at(), mark(last), opened ? words.replaceFirst(": .*", " begins") : words, null);
        }
    }

    /** What the verification takes and can see is told before the name moves. */
    private void foreseen(ReportStep began) {
        if (step != null && step.isOver()) {
            show(began.at());
        }
        for (String line : began.evidence()) {
            say(began.at(), line.startsWith("warning: ") ? StepMark.WARN : StepMark.NOTE, line, null);
        }
    }

    private void outcome(ReportStep last, String words) {
        if (step != null && step.hasReached()) {
            show(last.at());
        }
        if (step == null) {
            say(last.at(), mark(last), words, null);
        } else {
            step.outcome(mark(last), words);
        }
    }

    /** What no step says, and the stage's end does not say either. */
    private static boolean isNews(JournalEntry entry) {
        return entry instanceof JournalEntry.Found
                || entry instanceof JournalEntry.Opened
                || entry instanceof JournalEntry.Allowed
                || entry instanceof JournalEntry.Approved
                || entry instanceof JournalEntry.OneWay
                || entry instanceof JournalEntry.Raised
                || entry instanceof JournalEntry.Warned
                || entry instanceof JournalEntry.Rejected
                || entry instanceof JournalEntry.Switched
                || entry instanceof JournalEntry.Gone gone && gone.took() == null;
    }

    private static StepMark mark(ReportStep last) {
        return switch (last.mark()) {
            case PLAIN -> StepMark.NOTE;
            case GOOD -> StepMark.OK;
            case DOUBTFUL -> StepMark.WARN;
            case BAD -> StepMark.FAIL;
        };
    }

    /** The stage is over: says how its last step went. */
    public synchronized void ended(StageRunner.Executed executed) {
        Instant now = openWorld.times().now();
        if (step != null && !executed.cutOff().isEmpty()) {
            step.cutOff(
                    executed.ending().exit() == ExitCode.OK
                            ? StepMark.OK
                            : Console.severity(executed.ending().exit()));
        }
        waiting = null;
        show(now);
    }

    private void show(Instant now) {
        if (step != null) {
            step.show(console, now);
            step = null;
            said();
        }
        wait = "";
    }

    private void say(Instant at, StepMark mark, String text, @Nullable Duration took) {
        console.step(at, mark, text, took);
        said();
    }

    private void said() {
        saidAt = nanos.getAsLong();
    }
}
