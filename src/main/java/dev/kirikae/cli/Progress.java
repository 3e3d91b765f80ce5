package dev.kirikae.cli;

import dev.kirikae.driver.Answered;
import dev.kirikae.driver.Audience;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Recorder;
import dev.kirikae.journal.Link;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.report.Report;
import dev.kirikae.report.Step;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Tells people how a stage goes: chapters as they open, waits, what is written into the journal, Beanstalk's own events. */
final class Progress implements Audience {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int TAIL = 20;

    /** What changes with every wait, such as how long a watch has lasted. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

    /** An operation's identifier: of use in the journal, not while one waits. */
    private static final Pattern OPERATION = Pattern.compile(" \\([0-9a-f]{32}-[0-9]+[^)]*\\)");

    private final Voice voice;
    private final Ground ground;
    private final Recorder recorder;
    private final LongSupplier nanos;
    private List<String> path = List.of();
    private String wait = "";
    private String trouble = "";
    private long saidAt;
    private final Set<EnvironmentEvent> events = new HashSet<>();

    /** @param nanos a clock that only counts, for the line a minute that says that all is well */
    Progress(Voice voice, Ground ground, Recorder recorder, LongSupplier nanos) {
        this.voice = voice;
        this.ground = ground;
        this.recorder = recorder;
        this.nanos = nanos;
        this.saidAt = nanos.getAsLong();
    }

    @Override
    public void asks(List<String> open, Effect effect, Instant at) {
        chapters(open, at);
        if (effect instanceof Effect.Wait next) {
            waits(next, at);
        }
    }

    private void chapters(List<String> open, Instant at) {
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
        if (voice.isLive() && ground.sandbox() == null) {
            voice.now(Clock.time(at) + "  " + what);
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
        for (Answered each : Answered.each(effect, answer)) {
            tell(each.answer(), at);
            int before = recorder.links().size();
            recorder.hears(each.effect(), each.answer(), at);
            if (recorder.links().size() > before) {
                written();
            }
        }
    }

    private void tell(Answer answer, Instant at) {
        if (answer instanceof Answer.CallerSeen seen) {
            voice.headline(ground.headline(seen.caller()));
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
        lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).forEach(line -> voice.note("    | " + line));
    }

    private void written() {
        List<Link> links = recorder.links();
        List<Step> steps = new Report("", "", "", "", links, null).steps();
        if (steps.isEmpty()) {
            return;
        }
        Step step = steps.get(steps.size() - 1);
        say(
                step.at(),
                "  ".repeat(path.size()) + step.kind() + ": "
                        + OPERATION.matcher(step.text()).replaceAll(""));
        if (!step.kind().equals("settled")) {
            step.evidence().forEach(line -> voice.note(" ".repeat(22) + "  ".repeat(path.size()) + "- " + line));
        }
    }

    private void say(Instant at, String text) {
        voice.progress(at, text);
        saidAt = nanos.getAsLong();
    }
}
