package dev.kirikae.lint.options;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of one of Beanstalk's configuration options.
 *
 * @param name {@code *} for any name
 * @param from the least number; null: none
 * @param to the greatest number; null: none
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

    public enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        TRUTH,
        WORD,
        EXACT,
        WORDS,
        LIST,
        ARN,
        SPAN,
        MOMENT,
        WEEK,
        CODES,
        JSON,
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
