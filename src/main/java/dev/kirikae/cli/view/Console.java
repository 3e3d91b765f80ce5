package dev.kirikae.cli.view;

import dev.kirikae.report.JsonText;
import dev.kirikae.report.Visible;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says things: results to stdout, progress and what went wrong to stderr. What comes from outside is made visible, one record
 * one line.
 */
public final class Console {

    private static final String CLEAR = "\r\u001b[2K";

    /** The terminal cuts the live line at its own width, whatever that is by now, instead of beginning another line. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final int LONGEST = 400;

    private final Streams streams;
    private final Format format;
    private final boolean live;
    private final boolean colours;
    private final Mask mask;
    private final List<String> held = new ArrayList<>();
    private String headline = "";
    private boolean worldAwaited;
    private boolean liveShown;
    private boolean followed;

    public Console(Streams streams, Format format, Map<String, String> env) {
        this.streams = streams;
        this.format = format;
        this.mask = Mask.of(env);
        this.live = streams.terminal() && !"dumb".equals(env.get("TERM"));
        this.colours = live && env.getOrDefault("NO_COLOR", "").isEmpty();
    }

    public Format format() {
        return format;
    }

    boolean isLive() {
        return live;
    }

    /** From now on progress waits for the first line. */
    public void awaitWorld() {
        worldAwaited = headline.isEmpty();
    }

    /** The first line: which world this is. Said once. */
    public void headline(String world) {
        if (!headline.isEmpty()) {
            return;
        }
        headline = plain(world);
        worldAwaited = false;
        if (format == Format.TEXT) {
            clearLive();
            streams.out().println(headline);
        } else {
            say(headline);
        }
        held.forEach(this::say);
        held.clear();
    }

    /** One thing that happened, at its time. */
    public void progress(Instant at, String text) {
        note(ClockText.time(at) + "  " + text);
    }

    /** One thing worth knowing. */
    public void note(String text) {
        String line = plain(text);
        if (worldAwaited) {
            held.add(line);
        } else {
            say(line);
        }
    }

    /** On a terminal: what is going on right now, until something else is said. */
    void now(String text) {
        if (live && !worldAwaited) {
            String line = plain(text);
            streams.err().print(CLEAR + CUT + line.substring(0, Math.min(line.length(), LONGEST)) + WRAP);
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
    public void line(String text) {
        clearLive();
        followed = true;
        streams.out().println(format == Format.JSON ? mask.hide(text) : plain(text));
    }

    /**
     * How the command ended.
     *
     * @param code the exit code, which a signal may have chosen
     * @param next the whole next command; empty where there is none
     */
    public void ending(String command, CommandOutcome outcome, int code, String next) {
        worldAwaited = false;
        held.forEach(this::say);
        held.clear();
        clearLive();
        switch (format) {
            case JSON -> json(document(command, outcome, code, next));
            case PROPERTIES -> properties(outcome, code, next);
            case TEXT -> text(outcome, code, next);
        }
        streams.out().flush();
        streams.err().flush();
    }

    private void json(Map<String, Object> document) {
        streams.out().println(mask.hide(followed ? JsonText.line(document) : JsonText.pretty(document)));
    }

    private void text(CommandOutcome outcome, int code, String next) {
        outcome.lines().forEach(line -> streams.out().println(plain(line)));
        boolean well = outcome.exit() == ExitCode.OK;
        if (!outcome.sentence().isEmpty()) {
            (well ? streams.out() : streams.err()).println(sentence(outcome, code));
        }
        after(outcome);
        if (outcome.fields().get("report") instanceof String report) {
            streams.out().println("report: " + plain(report) + "/report.html");
        }
        if (!next.isEmpty()) {
            (well ? streams.out() : streams.err()).println("next: " + plain(next));
        }
    }

    private void properties(CommandOutcome outcome, int code, String next) {
        outcome.lines().forEach(line -> streams.out().println(plain(line)));
        if (outcome.exit() != ExitCode.OK) {
            streams.err().println(sentence(outcome, code));
            after(outcome);
            streams.err().println("next: " + plain(next));
        }
    }

    private void after(CommandOutcome outcome) {
        outcome.problems().forEach(problem -> streams.err().println("  " + plain(problem)));
        Guard guard = outcome.guard();
        if (guard != null && guard.isAllowable()) {
            streams.err().println("  to pass it all the same: --allow " + guard.word() + " --reason \"…\"");
        }
    }

    private String sentence(CommandOutcome outcome, int code) {
        if (outcome.exit() == ExitCode.OK) {
            return plain(outcome.sentence());
        }
        Guard guard = outcome.guard();
        String name = guard == null ? "" : ", " + guard.word();
        String head = meaning(outcome.exit()) + " (exit " + code + name + ")";
        return (colours ? "\u001b[1m" + head + "\u001b[0m" : head) + ": " + plain(outcome.sentence());
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
