package dev.kirikae.cli.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one stream is written for: a person's terminal of some width, or a file.
 *
 * @param terminal a person looks at it as it comes
 * @param colours colours are understood, and wanted
 * @param ascii nothing but ASCII is understood
 * @param columns of the terminal, asked anew for each line
 * @param zone the time on the wall; said on a terminal only
 */
public record Screen(boolean terminal, boolean colours, boolean ascii, IntSupplier columns, ZoneId zone) {

    /** Lines longer than this are hard to follow from a sentence to its duration. */
    private static final int WIDEST = 100;

    /** Below this the time on the wall takes the place of the seconds. */
    private static final int NARROW = 80;

    private static final int WITHOUT_TERMINAL = 70;

    /** Not for a person: lines are not broken, times are UTC in ISO 8601. */
    static final Screen FILE = new Screen(false, false, false, () -> 0, java.time.ZoneOffset.UTC);

    /** @param env the variables of the process: {@code TERM}, {@code NO_COLOR}, {@code FORCE_COLOR}, the locale */
    static Screen of(boolean terminal, Map<String, String> env, IntSupplier columns, ZoneId zone) {
        boolean able = terminal && !"dumb".equals(env.get("TERM"));
        boolean wanted = env.getOrDefault("NO_COLOR", "").isEmpty();
        boolean forced = isSet(env.get("FORCE_COLOR")) || isSet(env.get("CLICOLOR_FORCE"));
        return new Screen(
                terminal, wanted && (able || forced), terminal && !isUnicode(env), terminal ? columns : () -> 0, zone);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty() && !value.equals("0");
    }

    /** As POSIX orders the variables of the locale. Where none speaks it is the C locale. */
    private static boolean isUnicode(Map<String, String> env) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = env.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String charset = locale.replaceFirst("^[^.@]*\\.?", "").replaceFirst("@.*$", "");
                return charset.isEmpty()
                        ? !locale.equals("C") && !locale.equals("POSIX")
                        : charset.toLowerCase(Locale.ROOT).replace("-", "").equals("utf8");
            }
        }
        return false;
    }

    /** Whether a line can be drawn, and drawn anew. */
    boolean isLive(Map<String, String> env) {
        return terminal && !"dumb".equals(env.get("TERM"));
    }

    /** 0 where lines are not to be broken. */
    int width() {
        return terminal ? Math.max(0, columns.getAsInt()) : 0;
    }

    /** A paragraph as lines: broken at the terminal's width, below its own beginning. */
    List<String> paragraph(String text) {
        return Columns.hanging(shown(text), width());
    }

    /** What stays on one line, so that it can be copied. */
    String shown(String text) {
        String timed = terminal ? new LocalTimes(zone).beside(text) : text;
        return ascii ? ascii(timed) : timed;
    }

    /** Signs of our own have a plain form; names and what else came from outside stay as they are. */
    private static String ascii(String text) {
        return text.replace("·", "-").replace("→", "->").replace("—", "--").replace("…", "...");
    }

    /**
     * One thing that happened: time, mark, sentence, and how long it took. The duration is at the right edge; where the
     * sentence has no room for it, below.
     *
     * @param took empty where there is nothing to say of it
     */
    List<String> step(Instant at, StepMark mark, String sentence, String took) {
        int width = Math.min(width(), WIDEST);
        String time = time(at, width);
        String head = time + "  " + coloured(mark.colour(), mark.word())
                + " ".repeat(6 - mark.word().length());
        int left = Columns.of(time) + 8;
        String text = shown(sentence);
        List<String> body = body(text, took, width == 0 ? 0 : width - left);
        List<String> lines = new ArrayList<>();
        for (String line : body) {
            lines.add((lines.isEmpty() ? head : " ".repeat(left)) + line);
        }
        if (!took.isEmpty()) {
            int used = left + Columns.of(body.get(body.size() - 1));
            int blank = (width == 0 ? left + WITHOUT_TERMINAL : width) - used - took.length();
            if (blank >= 2 || width == 0) {
                int end = lines.size() - 1;
                lines.set(end, lines.get(end) + " ".repeat(Math.max(2, blank)) + took);
            } else {
                lines.add(" ".repeat(Math.max(0, width - took.length())) + took);
            }
        }
        return lines;
    }

    /** Broken so that its last line has room for the duration, where that can be had. */
    private static List<String> body(String text, String took, int room) {
        if (room == 0) {
            return List.of(text);
        }
        List<String> body = Columns.wrapped(text, room, room);
        int last = Columns.of(body.get(body.size() - 1));
        int less = room - took.length() - 2;
        return took.isEmpty() || last <= less ? body : Columns.wrapped(text, less, less);
    }

    String time(Instant at, int width) {
        if (!terminal) {
            return LocalTimes.iso(at);
        }
        LocalTimes times = new LocalTimes(zone);
        return width < NARROW ? times.ofDayShort(at) : times.ofDay(at);
    }

    /** @param colour the parameter of an SGR sequence; empty for none */
    String coloured(String colour, String text) {
        return colours && !colour.isEmpty() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
