package dev.kirikae.cli.view;

import dev.kirikae.report.HandOff;
import dev.kirikae.report.JsonText;
import dev.kirikae.report.PropertyLines;
import dev.kirikae.report.Visible;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says things: results to stdout, progress and what went wrong to stderr. What comes from outside is made visible, one record
 * one line.
 */
public final class Console {

    private static final String CLEAR = "\r\u001b[2K";

    /** The terminal cuts the live line at its own width, whatever that is by now, instead of beginning another line. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private static final String BOLD = "1";

    /** Commands whose lines are a document to be copied: they are never broken. */
    private static final Set<String> VERBATIM = Set.of("render", "init", "templates");

    private final Streams streams;
    private final Format format;
    private final boolean verbose;
    private final boolean live;
    private final Screen screen;
    private final Screen results;
    private final Mask mask;
    private final Map<String, String> env;
    private final List<String> held = new ArrayList<>();
    private String headline = "";
    private boolean worldAwaited;
    private boolean liveShown;
    private boolean followed;
    private boolean stepShown;
    private @Nullable LocalDate day;

    public Console(Streams streams, Format format, Map<String, String> env) {
        this(streams, format, env, false);
    }

    /** @param verbose each call and each entry of the journal is wanted too */
    public Console(Streams streams, Format format, Map<String, String> env, boolean verbose) {
        this.streams = streams;
        this.format = format;
        this.verbose = verbose;
        this.mask = Mask.of(env);
        this.screen = Screen.of(streams.readsErr(), env, streams.columns(), streams.zone());
        this.results = Screen.of(streams.readsOut(), env, streams.columns(), streams.zone());
        this.live = screen.isLive(env);
        this.env = Map.copyOf(env);
    }

    public Format format() {
        return format;
    }

    boolean isVerbose() {
        return verbose;
    }

    /** Columns that a line of the result may have. */
    public int width() {
        return TerminalWidth.of(env, streams.columns());
    }

    /** Whether one line can be drawn anew again and again. */
    public boolean isLive() {
        return live;
    }

    /** From now on progress waits for the first line. */
    public void awaitWorld() {
        worldAwaited = headline.isEmpty();
    }

    /** The first line: which world this is. Said once. */
    public synchronized void headline(String world) {
        if (!headline.isEmpty()) {
            return;
        }
        headline = plain(world);
        worldAwaited = false;
        if (format == Format.TEXT) {
            clearLive();
            result(headline, BOLD);
        } else {
            say(screen.shown(headline));
        }
        release();
    }

    /** What was held back until the world was known. */
    private void release() {
        held.forEach(this::say);
        held.clear();
    }

    /** One thing that happened, at its time. */
    public synchronized void step(Instant at, StepMark mark, String sentence, @Nullable Duration took) {
        stepShown = true;
        LocalDate now = at.atZone(ZoneOffset.UTC).toLocalDate();
        if (screen.terminal() && !now.equals(day)) {
            day = now;
            line(now + " (UTC)", "2");
        }
        screen.step(at, mark, plain(sentence), took == null ? "" : ClockText.took(took))
                .forEach(this::hold);
    }

    /** What comes below is one part of several. */
    public synchronized void heading(String text) {
        hold("");
        line("— " + plain(text), BOLD);
    }

    /** One thing worth knowing. */
    public synchronized void note(String text) {
        line(plain(text), "");
    }

    private void line(String text, String colour) {
        screen.paragraph(text).forEach(line -> hold(screen.coloured(colour, line)));
    }

    private void hold(String line) {
        if (worldAwaited) {
            held.add(line);
        } else {
            say(line);
        }
    }

    /** On a terminal: what is going on right now, until something else is said. */
    synchronized void now(Instant at, String text) {
        if (live && !worldAwaited) {
            int width = screen.width();
            String time = screen.time(at, width);
            String line = time + " ".repeat(8) + screen.shown(plain(text));
            streams.err().print(CLEAR + CUT + Columns.cut(line, Math.max(1, width)) + WRAP);
            streams.err().flush();
            liveShown = true;
        }
    }

    private String plain(String text) {
        return mask.hide(Visible.text(text));
    }

    private void say(String line) {
        clearLive();
        streams.err().println(line);
    }

    private void clearLive() {
        if (liveShown) {
            streams.err().print(CLEAR);
            liveShown = false;
        }
    }

    /** A line of a result that goes on, such as a status that is followed; a document where JSON was asked for. */
    public synchronized void line(String text) {
        clearLive();
        followed = true;
        if (format == Format.TEXT) {
            result(plain(text), "");
        } else {
            streams.out().println(format == Format.JSON ? mask.hide(text) : plain(text));
        }
    }

    private void result(String text, String colour) {
        results.paragraph(text).forEach(line -> streams.out().println(results.coloured(colour, line)));
    }

    /**
     * How the command ended.
     *
     * @param code the exit code, which a signal may have chosen
     * @param next the whole next command; empty where there is none
     */
    public synchronized void ending(String command, CommandOutcome outcome, int code, String next) {
        worldAwaited = false;
        release();
        clearLive();
        switch (format) {
            case JSON -> json(document(command, outcome, code, next));
            case PROPERTIES -> properties(command, outcome, code, next);
            case TEXT -> text(command, outcome, code, next);
        }
        streams.out().flush();
        streams.err().flush();
    }

    private void json(Map<String, Object> document) {
        streams.out().println(mask.hide(followed ? JsonText.line(document) : JsonText.pretty(document)));
    }

    private void text(String command, CommandOutcome outcome, int code, String next) {
        if (stepShown) {
            streams.err().println();
        }
        for (String line : outcome.lines()) {
            if (VERBATIM.contains(command)) {
                streams.out().println(plain(line));
            } else {
                result(plain(line), "");
            }
        }
        boolean well = outcome.exit() == ExitCode.OK;
        if (!outcome.sentence().isEmpty()) {
            sentence(outcome, code);
        }
        after(outcome);
        if (outcome.fields().get("report") instanceof String report) {
            streams.out().println("report: " + plain(report) + "/report.html");
        }
        if (!next.isEmpty()) {
            (well ? streams.out() : streams.err()).println("next: " + plain(next));
        }
    }

    private void properties(String command, CommandOutcome outcome, int code, String next) {
        List<String> lines =
                outcome.fields().isEmpty() ? outcome.lines() : PropertyLines.of(document(command, outcome, code, next));
        lines.forEach(line -> streams.out().println(plain(line)));
        if (outcome.exit() != ExitCode.OK) {
            sentence(outcome, code);
            after(outcome);
            streams.err().println("next: " + plain(next));
        }
    }

    private void after(CommandOutcome outcome) {
        outcome.problems().forEach(problem -> line("  " + plain(problem), ""));
        Guard guard = outcome.guard();
        if (guard != null && guard.isAllowable()) {
            streams.err()
                    .println(screen.shown("  to pass it all the same: --allow " + guard.word() + " --reason \"…\""));
        }
    }

    private void sentence(CommandOutcome outcome, int code) {
        if (outcome.exit() == ExitCode.OK) {
            result(plain(outcome.sentence()), "");
            return;
        }
        Guard guard = outcome.guard();
        String head = meaning(outcome.exit()) + " (exit " + code + (guard == null ? "" : ", " + guard.word()) + ")";
        List<String> lines = screen.paragraph(head + ": " + plain(outcome.sentence()));
        String colour = BOLD + ";" + severity(outcome.exit()).colour();
        boolean whole = lines.get(0).startsWith(head);
        say(whole ? screen.coloured(colour, head) + lines.get(0).substring(head.length()) : lines.get(0));
        lines.subList(1, lines.size()).forEach(this::say);
    }

    /** What needs nobody's doubt, what does, and what went wrong. */
    static StepMark severity(ExitCode exit) {
        return switch (exit) {
            case OK -> StepMark.OK;
            case REFUSED, LOCKED, UNCLEAR, STOPPED -> StepMark.WARN;
            case BUG, BAD_INPUT, FAILED, RESTORED, PERSON, INTEGRITY, NOT_ALLOWED -> StepMark.FAIL;
        };
    }

    /** {@link HandOff}'s files for how a command ended, text by name; secrets are hidden. */
    public Map<String, String> handOff(String command, CommandOutcome outcome, int code, String next) {
        Map<String, String> files = new LinkedHashMap<>();
        HandOff.files(ProgramVersion.number(), document(command, outcome, code, next))
                .forEach((name, text) -> files.put(name, mask.hide(text)));
        return files;
    }

    private Map<String, Object> document(String command, CommandOutcome outcome, int code, String next) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", command);
        if (!headline.isEmpty()) {
            document.put("world", headline);
        }
        document.put("exit", code);
        document.put("meaning", outcome.exit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Guard guard = outcome.guard();
        if (guard != null) {
            document.put("guard", guard.word());
            document.put("allowable", guard.isAllowable());
        }
        if (!outcome.sentence().isEmpty()) {
            document.put("sentence", outcome.sentence());
        }
        if (!outcome.problems().isEmpty()) {
            document.put("problems", outcome.problems());
        }
        document.putAll(outcome.fields());
        if (!next.isEmpty()) {
            document.put("next", next);
        }
        return document;
    }

    private static String meaning(ExitCode exit) {
        return switch (exit) {
            case OK -> "done";
            case BUG -> "a bug of Kirikae";
            case BAD_INPUT -> "bad input";
            case REFUSED -> "refused";
            case LOCKED -> "locked";
            case UNCLEAR -> "interrupted or unclear";
            case FAILED -> "failed, the live name is as before";
            case RESTORED -> "failed and moved back, the live name is as before";
            case PERSON -> "a person must decide";
            case INTEGRITY -> "integrity";
            case NOT_ALLOWED -> "not allowed";
            case STOPPED -> "stopped";
        };
    }

    public String headline() {
        return headline;
    }
}
