package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one parameter's declaration. */
final class ParameterReader {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final List<String> KNOWN = List.of(
            "type",
            "description",
            "default",
            "default-from",
            "example",
            "follows-as",
            "calendar",
            "pattern",
            "language",
            "keys",
            "items",
            "one-of",
            "min",
            "max",
            "min-length",
            "max-length");

    private final List<Mistake> problems;

    ParameterReader(List<Mistake> problems) {
        this.problems = problems;
    }

    @Nullable
    Parameter read(Tree.Entry entry) {
        int before = problems.size();
        String name = entry.key().text();
        mayBeCalled(name, entry.key());
        if (!(entry.value() instanceof Tree.Entries map)) {
            problems.add(
                    entry.value().spot().mistake("parameter '" + name + "' must be a map with type and description"));
            return null;
        }
        HeadFields fields = new HeadFields(map, problems).known(KNOWN);
        fields.require("type", "description");
        String word = fields.text("type");
        String description = fields.text("description");
        ParameterType type = word == null ? null : ParameterType.of(word);
        if (word != null && type == null) {
            problems.add(fields.spot("type").mistake("there is no type '" + word + "'" + Nearest.hint(word, types())));
        }
        if (type == null) {
            return null;
        }
        Limits limits = limits(fields, type);
        Language language = language(fields, type);
        forbid(fields, type == ParameterType.STRING, type, "follows-as", "calendar");
        boolean followsAs = fields.truth("follows-as");
        Object fallback = fields.plain("default");
        String defaultFrom = defaultFrom(fields, type);
        Object example = fields.has("example") ? fields.plain("example") : fallback;
        if (!fields.has("default") && !fields.has("example")) {
            problems.add(entry.key()
                    .spot()
                    .mistake("parameter '" + name + "' has no default of its own, so it needs an example"));
        }
        if (description == null || example == null || problems.size() > before) {
            return null;
        }
        Parameter parameter = new Parameter(
                entry.key().spot(),
                name,
                type,
                description,
                fallback,
                defaultFrom,
                example,
                followsAs,
                limits,
                language,
                fields.truth("calendar"));
        for (String key : List.of("default", "example")) {
            Object value = fields.has(key) ? fields.plain(key) : null;
            if (value != null) {
                accept(parameter, key, value, fields);
            }
        }
        return problems.size() > before ? null : parameter;
    }

    private void mayBeCalled(String name, Tree.Leaf key) {
        if (!NAME.matcher(name).matches() || name.equals(Each.KEY) || name.equals(Each.VALUE)) {
            problems.add(key.spot()
                    .mistake("a parameter's name is made of small letters, digits and hyphens, '" + name + "' is not"));
        }
        if (name.equals(As.WORD)) {
            problems.add(key.spot()
                    .mistake("'as' is what a use of the template calls itself and needs no declaration; give this"
                            + " parameter another name"));
        }
    }

    private @Nullable String defaultFrom(HeadFields fields, ParameterType type) {
        forbid(fields, type == ParameterType.STRING, type, "default-from");
        if (fields.has("default") && fields.has("default-from")) {
            problems.add(
                    fields.spot("default-from").mistake("'default-from' stands instead of 'default'; take one out"));
        }
        String given = fields.text("default-from");
        if (given != null && !given.equals(Parameter.LIVE_NAME)) {
            problems.add(fields.spot("default-from")
                    .mistake("'default-from' can only be " + Parameter.LIVE_NAME + ", not '" + given + "'"));
        }
        return given;
    }

    private void accept(Parameter parameter, String key, Object value, HeadFields fields) {
        List<String> faults = new ArrayList<>();
        if (parameter.accept(value, faults) == null) {
            faults.forEach(fault -> problems.add(
                    fields.spot(key).mistake("the " + key + " of parameter '" + parameter.name() + "': " + fault)));
        }
    }

    private Limits limits(HeadFields fields, ParameterType type) {
        boolean number = type == ParameterType.INTEGER || type == ParameterType.DURATION;
        boolean sized = !number && type != ParameterType.BOOLEAN;
        forbid(fields, number, type, "min", "max");
        forbid(fields, sized, type, "pattern", "min-length", "max-length");
        forbid(fields, type == ParameterType.MAP, type, "keys");
        forbid(fields, !type.isScalar(), type, "items");
        String items = fields.text("items");
        if (items != null && !items.equals(ParameterType.STRING.word())) {
            problems.add(fields.spot("items").mistake("'items' can only be 'string'; leave it out for any values"));
        }
        forbid(fields, type == ParameterType.STRING || type == ParameterType.INTEGER, type, "one-of");
        Object oneOf = fields.has("one-of") ? fields.plain("one-of") : List.of();
        if (oneOf != null && !(oneOf instanceof List)) {
            problems.add(fields.spot("one-of").mistake("'one-of' must be a list"));
        }
        Long longest = fields.whole("max-length");
        boolean patterned = fields.has("pattern") && type == ParameterType.STRING;
        return new Limits(
                pattern(fields, "pattern"),
                pattern(fields, "keys"),
                items != null || fields.has("pattern"),
                oneOf instanceof List<?> list ? List.copyOf(list) : List.of(),
                fields.whole("min"),
                fields.whole("max"),
                fields.whole("min-length"),
                longest != null ? longest : patterned ? Limits.LONGEST_WITH_PATTERN : Limits.LONGEST);
    }

    private @Nullable Language language(HeadFields fields, ParameterType type) {
        forbid(fields, type == ParameterType.STRING || type == ParameterType.MAP, type, "language");
        String word = fields.text("language");
        Language language = word == null ? null : Language.of(word);
        if (word != null && language == null) {
            problems.add(fields.spot("language")
                    .mistake("there is no language '" + word + "'" + Nearest.hint(word, Language.known())));
        }
        return language;
    }

    private void forbid(HeadFields fields, boolean allowed, ParameterType type, String... keys) {
        for (String key : keys) {
            if (!allowed && fields.has(key)) {
                problems.add(fields.spot(key).mistake("'" + key + "' means nothing for type " + type.word()));
            }
        }
    }

    private @Nullable Pattern pattern(HeadFields fields, String key) {
        String text = fields.text(key);
        try {
            return text == null ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            problems.add(fields.spot(key).mistake("'" + key + "' is not a regular expression: " + e.getDescription()));
            return null;
        }
    }

    private static List<String> types() {
        List<String> types = new ArrayList<>();
        for (ParameterType type : ParameterType.values()) {
            types.add(type.word());
        }
        return types;
    }
}
