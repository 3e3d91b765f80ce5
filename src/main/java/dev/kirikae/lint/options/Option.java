package dev.kirikae.lint.options;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of one of Beanstalk's configuration options.
 *
 * @param namespace as files write it; {@code <name>} or {@code <port>} for an open last part
 * @param name {@code *} for any name
 * @param from the least number, included; null: none
 * @param to the greatest number, included; null: none
 * @param words the words it may be, besides numbers
 * @param platforms families it belongs to; empty: all
 * @param places tier, load balancer or way of setting it is bound to; empty: all
 * @param source codes explained at the top of the table
 */
public record Option(
        String namespace,
        String name,
        Kind kind,
        @Nullable Double from,
        @Nullable Double to,
        List<String> words,
        Set<String> platforms,
        Set<String> places,
        String source) {

    /** What a value is, as the table says it. */
    public enum Kind {
        TEXT,
        /** A whole number. */
        WHOLE,
        DECIMAL,
        /** True or false. */
        TRUTH,
        /** One of the words, in any case. */
        WORD,
        /** One of the words as they are written. */
        EXACT,
        /** Several of the words with commas between. */
        WORDS,
        /** Texts with commas between. */
        LIST,
        ARN,
        /** A duration by ISO 8601 such as {@code PT5M}; its range is in seconds. */
        SPAN,
        /** A timestamp by ISO 8601. */
        MOMENT,
        /** A day of the week and a time in UTC, such as {@code Tue:09:00}. */
        WEEK,
        /** HTTP status codes, and ranges of them, with commas between. */
        CODES,
        /** A JSON document, which may be written out as a map. */
        JSON,
        /** Anything, lists and maps too. */
        ANY
    }

    /** Whether the value is nothing to be shown around. */
    public boolean mayBeSecret() {
        return name.equals("*") || name.equals("DBPassword");
    }

    /** Whether the value may be a list or a map, written out. */
    boolean takesStructure() {
        return kind == Kind.JSON || kind == Kind.ANY;
    }

    /** Whether the platform has it; true where the platform's name does not tell. */
    public boolean isFor(Platform platform) {
        if (platforms.isEmpty()) {
            return true;
        }
        if (platforms.contains("al1") && platform.isAfterAmazonLinuxAmi()) {
            return false;
        }
        String family = platform.family();
        if (family == null) {
            return true;
        }
        return platforms.contains(family) || (platforms.contains("linux") && !family.equals("windows"));
    }

    /** A range as a sentence's part, such as {@code 1 to 3600}; empty where there is none. */
    String range() {
        String least = from == null ? "" : number(from);
        String most = to == null ? "" : number(to);
        if (least.isEmpty() || most.isEmpty()) {
            return least.isEmpty() ? (most.isEmpty() ? "" : "at most " + most) : "at least " + least;
        }
        return least + " to " + most;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
