package dev.kirikae.cli.view;

import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.driver.AnsweredEffect;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.report.Report;
import dev.kirikae.report.ReportStep;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Tells people how a stage goes: sections as they open, waits, what is written into the journal, Beanstalk's own events. */
public final class Progress implements RunListener {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int TAIL = 20;

    /** What changes with every wait, such as how long a watch has lasted. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

    /** An operation's identifier: of use in the journal, not while one waits. */
    private static final Pattern OPERATION = Pattern.compile(" \\([0-9a-f]{32}-[0-9]+[^)]*\\)");

    private final Console console;
    private final OpenWorld openWorld;
    private final RunRecorder recorder;
    private final LongSupplier nanos;
    private List<String> path = List.of();
    private String wait = "";
    private String trouble = "";
    private long saidAt;
    private final Set<EnvironmentEvent> events = new HashSet<>();

    /** @param nanos a clock that only counts, for the line a minute that says that all is well */
    public Progress(Console console, OpenWorld openWorld, RunRecorder recorder, LongSupplier nanos) {
        this.console = console;
        this.openWorld = openWorld;
        this.recorder = recorder;
        this.nanos = nanos;
        this.saidAt = nanos.getAsLong();
    }

    @Override
    public void asks(List<String> open, Effect effect, Instant at) {
        sections(open, at);
        if (effect instanceof Effect.Wait next) {
            waits(next, at);
        }
    }

    private void sections(List<String> open, Instant at) {
        int same = 0;
        while (same < open.size() && same < path.size() && open.get(same).equals(path.get(same))) {
            same++;
        }
        for (int depth = same; depth < open.size(); depth++) {
            say(at, "  ".repeat(depth) + "· " + open.get(depth));
        }
        if (open.size() > same || path.size() > open.size()) {
            wait = "";
        }
        path = List.copyOf(open);
    }

    private void waits(Effect.Wait next, Instant at) {
        String what = "waiting for " + next.what();
        if (console.isLive() && openWorld.controls() == null) {
            console.now(ClockText.time(at) + "  " + what);
            return;
        }
        String kind = NUMBERS.matcher(what).replaceAll("");
        boolean silent = nanos.getAsLong() - saidAt >= SILENCE.toNanos();
        if (!kind.equals(wait) || silent) {
            wait = kind;
            say(at, "  ".repeat(path.size()) + what);
        }
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        for (AnsweredEffect each : AnsweredEffect.each(effect, answer)) {
            report(each.answer(), at);
            int before = recorder.links().size();
            recorder.hears(each.effect(), each.answer(), at);
            if (recorder.links().size() > before) {
                written();
            }
        }
    }

    private void report(Answer answer, Instant at) {
        if (answer instanceof Answer.CallerSeen seen) {
            console.headline(openWorld.headline(seen.caller()));
        } else if (answer instanceof Answer.EventsSeen seen) {
            seen.events().stream().filter(events::add).forEach(this::event);
        } else if (answer instanceof Answer.LogsSeen seen) {
            seen.tailByInstance().forEach((instance, tail) -> log(instance, tail, at));
        } else if (answer instanceof Answer.Missing missing
                && isPassing(missing)
                && !NUMBERS.matcher(missing.why()).replaceAll("").equals(trouble)) {
            trouble = NUMBERS.matcher(missing.why()).replaceAll("");
            say(at, "  ".repeat(path.size()) + "no answer: " + missing.why());
        }
    }

    /** What ends the stage is told at its end. */
    private static boolean isPassing(Answer.Missing missing) {
        return switch (missing.trouble()) {
            case THROTTLED, NOT_READY, UNREACHABLE, UNSUPPORTED, ABSENT -> true;
            case DENIED, NO_CREDENTIALS, CLOCK, FOREIGN_BUCKET -> false;
        };
    }

    private void event(EnvironmentEvent event) {
        say(event.at(), "  ".repeat(path.size()) + "event " + event.severity() + ": " + event.message());
    }

    private void log(String instance, String tail, Instant at) {
        List<String> lines = tail.lines().toList();
        say(at, "  log of " + instance + ", its last lines:");
        lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).forEach(line -> console.note("    | " + line));
    }

    private void written() {
        List<Link> links = recorder.links();
        List<ReportStep> steps = new Report("", "", "", "", links, null).steps();
        if (steps.isEmpty()) {
            return;
        }
        ReportStep step = steps.get(steps.size() - 1);
        say(
                step.at(),
                "  ".repeat(path.size()) + step.kind() + ": "
                        + OPERATION.matcher(step.text()).replaceAll(""));
        if (!step.kind().equals("settled")) {
            step.evidence().forEach(line -> console.note(" ".repeat(22) + "  ".repeat(path.size()) + "- " + line));
        }
    }

    private void say(Instant at, String text) {
        console.progress(at, text);
        saidAt = nanos.getAsLong();
    }
}
