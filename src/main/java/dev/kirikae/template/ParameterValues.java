package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns given values to those that enter a file, or says why not. */
final class ParameterValues {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h)");
    private static final int DEEPEST = 20;

    private ParameterValues() {}

    /** A value of the type, durations in seconds; null, with a fault added, if it is none. */
    static @Nullable Object read(ParameterType type, Object given, List<String> faults) {
        String broken = broken(given, 0);
        if (!broken.isEmpty()) {
            faults.add(broken);
            return null;
        }
        @Nullable
        Object value = switch (type) {
            case STRING -> given instanceof String ? given : null;
            case INTEGER -> whole(given);
            case BOOLEAN -> given instanceof Boolean ? given : null;
            case DURATION -> given instanceof String text ? seconds(text) : null;
            case LIST -> given instanceof List<?> ? given : null;
            case MAP -> given instanceof Map<?, ?> ? given : null;
        };
        if (value == null) {
            faults.add("expected " + type.words() + ", found " + kind(given)
                    + (type == ParameterType.STRING && !(given instanceof List || given instanceof Map)
                            ? "; put it in quotes"
                            : ""));
        }
        return value;
    }

    /**
     * All ways in which a value of the right type oversteps its limits.
     *
     * @param example a value that keeps to them; null where none is known
     */
    static void check(Limits limits, @Nullable Object example, Object value, List<String> faults) {
        if (!limits.oneOf().isEmpty() && !limits.oneOf().contains(value)) {
            String nearest = value instanceof String text
                    ? Nearest.of(
                            text, limits.oneOf().stream().map(String::valueOf).toList())
                    : null;
            faults.add("is " + shown(value) + ", expected one of " + limits.oneOf()
                    + (nearest == null ? "" : "; did you mean " + shown(nearest)));
        }
        if (value instanceof Long number) {
            if (limits.min() != null && number < limits.min()) {
                faults.add("is " + number + ", expected at least " + limits.min());
            }
            if (limits.max() != null && number > limits.max()) {
                faults.add("is " + number + ", expected at most " + limits.max());
            }
        }
        long length = value instanceof String text
                ? text.codePointCount(0, text.length())
                : value instanceof List<?> list ? list.size() : value instanceof Map<?, ?> map ? map.size() : -1;
        if (length > limits.maxLength()) {
            faults.add("has a length of " + length + ", expected at most " + limits.maxLength());
            return;
        }
        if (limits.minLength() != null && length >= 0 && length < limits.minLength()) {
            faults.add("has a length of " + length + ", expected at least " + limits.minLength());
        }
        if (value instanceof Map<?, ?> map && limits.keys() != null) {
            for (Object key : map.keySet()) {
                match(limits.keys(), aKey(example), String.valueOf(key), "the key ", faults);
            }
        }
        List<String> texts = limits.textsOnly() ? texts(value, faults) : List.of();
        if (limits.pattern() != null) {
            String sample = aText(example);
            texts.forEach(text -> match(limits.pattern(), sample, text, "", faults));
        }
    }

    private static List<String> texts(Object value, List<String> faults) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> text(part, " under " + shown(String.valueOf(key)), texts, faults));
        } else {
            Iterable<?> parts = value instanceof List<?> list ? list : List.of(value);
            parts.forEach(part -> text(part, "", texts, faults));
        }
        return texts;
    }

    private static void text(Object part, String where, List<String> texts, List<String> faults) {
        if (part instanceof String text) {
            texts.add(text);
        } else {
            faults.add("holds " + kind(part) + where + " where text is expected");
        }
    }

    /** A list or map with its numbers and truth values as texts. */
    static Object texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> texts = new LinkedHashMap<>();
            map.forEach((key, part) -> texts.put(key, asText(part)));
            return texts;
        }
        return value instanceof List<?> list
                ? list.stream().map(ParameterValues::asText).toList()
                : value;
    }

    private static Object asText(Object part) {
        return part instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : part instanceof Number || part instanceof Boolean ? String.valueOf(part) : part;
    }

    /** A text of the example: itself, or the first in it; null where there is none. */
    private static @Nullable String aText(@Nullable Object example) {
        if (example instanceof String text) {
            return text;
        }
        Iterable<?> parts = example instanceof List<?> list
                ? list
                : example instanceof Map<?, ?> map ? map.values() : List.<Object>of();
        for (Object part : parts) {
            if (part instanceof String text) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String aKey(@Nullable Object example) {
        return example instanceof Map<?, ?> map && !map.isEmpty()
                ? String.valueOf(map.keySet().iterator().next())
                : null;
    }

    private static void match(Pattern pattern, @Nullable String sample, String text, String what, List<String> faults) {
        if (text.length() > Limits.LONGEST_WITH_PATTERN) {
            faults.add((what.isEmpty() ? "holds " : "has " + what) + shown(text) + ", which is longer than the "
                    + Limits.LONGEST_WITH_PATTERN + " characters that a text with a pattern may have");
        } else if (!pattern.matcher(text).matches()) {
            faults.add((what.isEmpty() ? "is " : "has " + what) + shown(text) + ", "
                    + (sample == null
                            ? "which does not match " + pattern
                            : "expected something like " + shown(sample)));
        }
    }

    private static @Nullable Long whole(Object given) {
        return given instanceof Integer number
                ? (Long) number.longValue()
                : given instanceof Long number ? number : null;
    }

    private static @Nullable Long seconds(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long unit = switch (matcher.group(2)) {
            case "h" -> 3600;
            case "m" -> 60;
            default -> 1;
        };
        return Long.parseLong(matcher.group(1)) * unit;
    }

    /** Why something cannot be a value at all; empty if it can. */
    private static String broken(@Nullable Object given, int depth) {
        if (depth > DEEPEST) {
            return "is nested more than " + DEEPEST + " deep";
        }
        if (given instanceof String text) {
            return wellFormed(text) ? "" : "is not valid Unicode: half a surrogate pair stands alone in it";
        }
        if (given instanceof Boolean
                || given instanceof Integer
                || given instanceof Long
                || given instanceof BigDecimal) {
            return "";
        }
        if (given instanceof List<?> list) {
            return firstBroken(list, depth);
        }
        if (given instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String text) || !wellFormed(text)) {
                    return "has a key that is not valid text";
                }
            }
            return firstBroken(map.values(), depth);
        }
        return "holds " + kind(given) + "; text, numbers, true and false, lists and maps of these are possible";
    }

    private static String firstBroken(Iterable<?> parts, int depth) {
        for (Object part : parts) {
            String broken = broken(part, depth + 1);
            if (!broken.isEmpty()) {
                return broken;
            }
        }
        return "";
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String kind(@Nullable Object given) {
        if (given == null) {
            return "nothing";
        }
        if (given instanceof String text) {
            return "the text " + shown(text);
        }
        if (given instanceof List) {
            return "a list";
        }
        return given instanceof Map ? "a map" : String.valueOf(given);
    }

    /** Short and on one line, whatever it holds. */
    private static String shown(Object value) {
        String text = value instanceof String string ? YamlWriter.quoted(string) : String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /** As a tree at that spot; maps sorted by key, since their order must not change the file. */
    static Tree tree(Spot spot, Object value) {
        if (value instanceof List<?> list) {
            List<Tree> items = new ArrayList<>();
            for (Object item : list) {
                items.add(tree(spot, item));
            }
            return new Tree.Items(spot, null, items);
        }
        if (value instanceof Map<?, ?> map) {
            List<Tree.Entry> entries = new ArrayList<>();
            sorted(map)
                    .forEach((key, item) -> entries.add(new Tree.Entry(Tree.Leaf.text(spot, key), tree(spot, item))));
            return new Tree.Entries(spot, null, entries);
        }
        Tree.Kind kind = value instanceof String
                ? Tree.Kind.TEXT
                : value instanceof Boolean
                        ? Tree.Kind.TRUTH
                        : value instanceof BigDecimal ? Tree.Kind.OTHER : Tree.Kind.WHOLE;
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
        return new Tree.Leaf(spot, null, kind, text, List.of());
    }

    /** A map's entries, sorted by key, as CloudFormation writes a metric's dimensions. */
    static List<Tree> pairs(Spot spot, Map<?, ?> map) {
        List<Tree> pairs = new ArrayList<>();
        sorted(map).forEach((key, value) -> pairs.add(tree(spot, Map.of("Name", key, "Value", value))));
        return pairs;
    }

    /** By key. */
    static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        return sorted;
    }
}
