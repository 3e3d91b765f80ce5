package dev.kirikae.report;

import static dev.kirikae.report.Markup.number;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.Move;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A lane for each environment, what it was at which time, each verdict, each move of the live name: inline SVG that
 * looks the same without a stylesheet.
 */
final class Timeline {

    private static final int WIDTH = 960;
    private static final int LEFT = 110;
    private static final int RIGHT = 945;
    private static final int TOP = 48;
    private static final int LANE = 46;
    private static final int BAR = 22;
    private static final double LETTER = 6.6;

    private final Markup out;
    private final List<HolderEntries> sessions;
    private final TimelineLanes lanes;
    private final TimeScale scale;
    private final int bottom;

    private Timeline(Markup out, Report report) {
        this.out = out;
        sessions = report.sessions();
        lanes = TimelineLanes.of(report.entries());
        List<Instant> instants =
                new ArrayList<>(report.entries().stream().map(JournalEntry::at).toList());
        scale = new TimeScale(instants, LEFT, RIGHT);
        bottom = TOP + LANE * lanes.environments.size();
    }

    /** Writes nothing where no environment is known. */
    static void write(Markup out, Report report) {
        Timeline timeline = new Timeline(out, report);
        if (!timeline.lanes.environments.isEmpty()) {
            timeline.write();
        }
    }

    private void write() {
        int height = bottom + 26;
        out.line()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "class",
                        "timeline",
                        "role",
                        "img",
                        "aria-label",
                        "Which environment was what, over time",
                        "font-family",
                        "ui-sans-serif, system-ui, sans-serif",
                        "font-size",
                        "12");
        stages();
        clock();
        for (EnvironmentId environment : lanes.environments) {
            double middle = middle(environment);
            label(8, middle + 4, environment.value(), "lane", "#333c4a");
            out.line()
                    .empty(
                            "line",
                            "x1",
                            number(LEFT),
                            "x2",
                            number(RIGHT),
                            "y1",
                            number(middle),
                            "y2",
                            number(middle),
                            "stroke",
                            "#d8dde5",
                            "class",
                            "rail");
        }
        lanes.spans.forEach(this::span);
        lanes.moves.forEach(this::move);
        lanes.marks.forEach(this::mark);
        out.line().close();
    }

    private void stages() {
        double free = 0;
        for (HolderEntries session : sessions) {
            Instant at = session.entries().get(0).at();
            double x = scale.place(at);
            out.line()
                    .empty(
                            "line",
                            "x1",
                            number(x),
                            "x2",
                            number(x),
                            "y1",
                            "14",
                            "y2",
                            number(bottom),
                            "stroke",
                            "#b8c0cc",
                            "stroke-dasharray",
                            "2 4",
                            "class",
                            "stage");
            double wide = session.stage().length() * LETTER;
            double left = Math.min(x + 4, WIDTH - 4 - wide);
            if (left >= free) {
                label(left, 22, session.stage(), "stage", "#333c4a");
                free = left + 6 + wide;
            }
        }
    }

    private void clock() {
        TreeSet<Instant> reported = new TreeSet<>();
        sessions.forEach(session -> reported.add(session.entries().get(0).at()));
        lanes.moves.forEach(move -> reported.add(move.at()));
        double free = 0;
        for (Instant at : reported) {
            double x = scale.place(at);
            if (x >= free && x < RIGHT - 50) {
                label(x + 4, bottom + 16, Formats.clock(at), "clock", "#66707f");
                free = x + 66;
            }
        }
    }

    private void span(TimelineLanes.Span span) {
        double from = scale.place(span.from());
        double width = Math.max(3, scale.place(span.to()) - from);
        double y = middle(span.environment()) - BAR / 2.0;
        String word = word(span.role());
        out.line().open("g");
        out.text(
                "title",
                span.environment() + " " + word + " from " + Formats.instant(span.from()) + " to "
                        + Formats.instant(span.to()));
        out.empty(
                "rect",
                "x",
                number(from),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(BAR),
                "rx",
                "4",
                "fill",
                colour(span.role()),
                "class",
                "span " + Formats.word(span.role()));
        double wide = 14 + word.length() * LETTER;
        if (width > wide && !isMarked(span.environment(), from, from + wide)) {
            label(from + 8, y + 15.5, word, "on-span", "#ffffff");
        }
        out.close();
    }

    /** Whether a mark lies over this stretch of an environment's lane. */
    private boolean isMarked(EnvironmentId environment, double from, double to) {
        return lanes.marks.stream()
                .filter(mark -> mark.environment().equals(environment))
                .mapToDouble(mark -> scale.place(mark.at()))
                .anyMatch(x -> x > from - 9 && x < to + 9);
    }

    private void move(Move move) {
        double x = scale.place(move.at());
        double to = middle(move.to());
        double from = move.from() == null ? TOP - 8 : middle(move.from());
        double head = to > from ? to - BAR / 2.0 - 1 : to + BAR / 2.0 + 1;
        double back = to > from ? head - 8 : head + 8;
        out.line().open("g");
        out.text("title", "the live name moves to " + move.to() + " at " + Formats.instant(move.at()));
        out.empty(
                "line",
                "x1",
                number(x),
                "x2",
                number(x),
                "y1",
                number(from),
                "y2",
                number(back),
                "stroke",
                "#1b2330",
                "stroke-width",
                "2",
                "class",
                "move");
        String path = "M" + number(x - 5) + " " + number(back) + "H" + number(x + 5) + "L" + number(x) + " "
                + number(head) + "Z";
        out.empty("path", "d", path, "fill", "#1b2330", "class", "move-head");
        out.close();
    }

    private void mark(TimelineLanes.Mark mark) {
        double x = scale.place(mark.at());
        double y = middle(mark.environment());
        out.line().open("g");
        out.text("title", mark.text() + ", " + Formats.instant(mark.at()));
        out.empty(
                "circle",
                "cx",
                number(x),
                "cy",
                number(y),
                "r",
                "9",
                "fill",
                colour(mark.verdict()),
                "stroke",
                "#ffffff",
                "stroke-width",
                "2",
                "class",
                "sight " + Formats.word(mark.verdict()));
        out.text(
                "text",
                sign(mark.verdict()),
                "x",
                number(x),
                "y",
                number(y + 4),
                "text-anchor",
                "middle",
                "font-weight",
                "bold",
                "fill",
                "#ffffff",
                "class",
                "sign");
        out.close();
    }

    private void label(double x, double y, String text, String kind, String colour) {
        out.text("text", text, "x", number(x), "y", number(y), "fill", colour, "class", kind);
    }

    private double middle(EnvironmentId environment) {
        return TOP + LANE * lanes.environments.indexOf(environment) + LANE / 2.0;
    }

    private static String word(TimelineLanes.Role role) {
        return switch (role) {
            case LAUNCHING -> "launching";
            case WARM -> "warm";
            case LIVE -> "live";
            case REJECTED -> "rejected";
        };
    }

    private static String colour(TimelineLanes.Role role) {
        return switch (role) {
            case LAUNCHING -> "#8391a5";
            case WARM -> "#4f7fb8";
            case LIVE -> "#1c7f55";
            case REJECTED -> "#b5483a";
        };
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> "#12633f";
            case FAILED -> "#9c2b1f";
            case INCONCLUSIVE, UNVERIFIED -> "#8a6100";
        };
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> "✓";
            case FAILED -> "✗";
            case INCONCLUSIVE, UNVERIFIED -> "?";
        };
    }
}
