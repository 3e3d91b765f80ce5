package dev.kirikae.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Variables in values: <code>${environment}</code>, <code>${release}</code>, <code>${commit}</code> and
 * <code>${version}</code> are known only during a release and stay in the values of a {@link Configuration} until
 * {@link #expand}. <code>${env.NAME}</code> is resolved when the file is read. <code>$${</code> stands for a literal
 * <code>${</code>.
 */
public final class Variables {
    /** The names that are known during a release. */
    public static final Set<String> OF_A_RELEASE = Set.of("environment", "release", "commit", "version");

    private static final String ENV = "env.";

    /** A stretch of literal text, or the name of a variable. */
    record Piece(String text, boolean variable) {
        @Nullable
        String env() {
            return variable && text.startsWith(ENV) ? text.substring(ENV.length()) : null;
        }
    }

    /** A text taken apart, or what is wrong with it. */
    record Parsed(List<Piece> pieces, @Nullable String fault) {}

    private Variables() {}

    /**
     * Puts the values of a release into a text.
     *
     * @param values by variable name, without braces
     * @throws IllegalArgumentException if the text names a variable that has no value here, or holds a <code>${</code>
     *     without its brace
     */
    public static String expand(String text, Map<String, String> values) {
        return expand(text, name -> {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for ${" + name + "}");
            }
            return value;
        });
    }

    /** The text that {@link #expand} turns into this literal one. */
    public static String escape(String literal) {
        return literal.replace("${", "$${");
    }

    /** Whether it is the same in every release. */
    public static boolean isLiteral(String text) {
        return parse(text).pieces().stream().noneMatch(Piece::variable);
    }

    static String expand(String text, Function<String, String> values) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Parsed parsed = parse(text);
        if (parsed.fault() != null) {
            throw new IllegalArgumentException(parsed.fault());
        }
        StringBuilder expanded = new StringBuilder();
        for (Piece piece : parsed.pieces()) {
            expanded.append(piece.variable() ? values.apply(piece.text()) : piece.text());
        }
        return expanded.toString();
    }

    static Parsed parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("$${", i)) {
                literal.append("${");
                i += 3;
            } else if (text.startsWith("${", i)) {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    return new Parsed(
                            pieces, "a ${ without its }; close it, or write $${ where the text itself is meant");
                }
                pieces.add(new Piece(literal.toString(), false));
                literal.setLength(0);
                pieces.add(new Piece(text.substring(i + 2, end), true));
                i = end + 1;
            } else {
                literal.append(text.charAt(i++));
            }
        }
        pieces.add(new Piece(literal.toString(), false));
        return new Parsed(pieces, null);
    }
}
