package dev.kirikae.config;

import dev.kirikae.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scalar whose <code>${env.NAME}</code> have been replaced.
 *
 * @param text the literal text where the scope is {@link Scope#FIXED}, else one for {@link Variables#expand}
 * @param literal the text with every environment variable in, variables of a release left as names: for checks only
 * @param env the environment variables it names
 * @param unset those of them that have no value and were replaced by a placeholder
 */
record Resolved(String text, String literal, List<String> env, List<String> unset) {
    private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The scalar's text, or null where one of its variables was refused. */
    static @Nullable Resolved of(Item.Scalar scalar, Scope scope, Cursor at) {
        if (scalar.text().indexOf('$') < 0) {
            return new Resolved(scalar.text(), scalar.text(), List.of(), List.of());
        }
        Variables.Parsed parsed = Variables.parse(scalar.text());
        if (parsed.fault() != null) {
            at.refuse(parsed.fault());
            return null;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        List<String> names = new ArrayList<>();
        List<String> unset = new ArrayList<>();
        boolean sound = true;
        for (Variables.Piece piece : parsed.pieces()) {
            String env = piece.env();
            String value;
            if (!piece.variable()) {
                value = piece.text();
            } else if (env != null && ENV_NAME.matcher(env).matches()) {
                names.add(env);
                value = at.context().env().get(env);
                if (value == null && at.context().mode() == Mode.REHEARSAL) {
                    unset.add(env);
                    value = "placeholder-" + env.toLowerCase(Locale.ROOT).replace('_', '-');
                } else if (value == null) {
                    at.refuse("the environment variable " + env + " is not set; set it, or write the value here");
                    sound = false;
                    continue;
                }
            } else if (scope.names().contains(piece.text())) {
                text.append("${").append(piece.text()).append('}');
                literal.append(piece.text());
                continue;
            } else {
                at.refuse(unknown(piece.text(), scope));
                sound = false;
                continue;
            }
            literal.append(value);
            text.append(scope == Scope.FIXED ? value : Variables.escape(value));
        }
        return sound ? new Resolved(text.toString(), literal.toString(), names, unset) : null;
    }

    private static String unknown(String name, Scope scope) {
        String shown = "${" + ShownText.plain(name) + "}";
        String known = scope.names().stream().sorted().map(n -> "${" + n + "}").collect(Collectors.joining(", "));
        String allowed = known.isEmpty() ? "only ${env.NAME} can stand here" : "known here: ${env.NAME}, " + known;
        if (Variables.OF_A_RELEASE.contains(name)) {
            return shown + " is not known when this value is needed; " + allowed;
        }
        String near = Nearest.of(name, scope.names());
        return "unknown variable " + shown
                + (near == null ? "" : ", perhaps ${" + near + "} is meant")
                + "; " + allowed
                + "; write $${ where the text itself is meant";
    }
}
