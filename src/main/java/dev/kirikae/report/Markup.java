package dev.kirikae.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes elements that an HTML parser and an XML parser read alike. Names come from this program; every text and
 * attribute value is made visible and escaped here, so none can become an element, an attribute or a link.
 */
final class Markup {

    private static final Set<String> VOID = Set.of("meta", "link", "rect", "line", "circle", "path");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    Markup open(String name, String... attributes) {
        tag(name, attributes);
        if (VOID.contains(name)) {
            throw new IllegalArgumentException(name + " holds nothing");
        }
        out.append('>');
        open.push(name);
        return this;
    }

    Markup empty(String name, String... attributes) {
        tag(name, attributes);
        out.append(VOID.contains(name) ? "/>" : "></" + name + ">");
        return this;
    }

    /** An element with nothing but text. */
    Markup text(String name, String text, String... attributes) {
        return open(name, attributes).say(text).close();
    }

    Markup say(String text) {
        out.append(escaped(text));
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Markup line() {
        out.append('\n').append("  ".repeat(open.size()));
        return this;
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    private static String escaped(String raw) {
        StringBuilder text = new StringBuilder();
        Visible.text(raw).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
