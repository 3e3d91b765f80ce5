package dev.kirikae.lint.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is a value an option takes. Its form alone is looked at, blanks at its ends left out: whether what an
 * ARN or a name stands for exists is not asked.
 */
public final class OptionValue {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,18}(?:\\.\\d*)?|\\.\\d+)");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d?-\\d\\d?T\\d\\d?:\\d\\d?(?::\\d\\d?.*|Z)?");
    private static final Pattern WEEK =
            Pattern.compile("(?i)(?:sun|mon|tue|wed|thu|fri|sat):(?:[01]?\\d|2[0-3]):[0-5]\\d");
    private static final Pattern CODES = Pattern.compile("(\\d{3})(?:-(\\d{3}))?");
    private static final JsonMapper JSON = new JsonMapper();

    private OptionValue() {}

    /**
     * What an option wants where the text is not that, as a sentence's part; empty where it fits, and where only a
     * deployment can tell: functions in back quotes, references to be resolved, nothing at all.
     */
    public static String expected(Option option, String text) {
        String value = text.strip();
        if (value.isEmpty() || text.contains("`") || text.contains("{{") || isAllowed(option, value)) {
            return "";
        }
        return switch (option.kind()) {
            case TEXT, LIST, ANY -> "";
            case WHOLE ->
                WHOLE.matcher(value).matches() && inRange(option, Double.parseDouble(value))
                        ? ""
                        : numbers("a whole number", option);
            case DECIMAL ->
                DECIMAL.matcher(value).matches() && inRange(option, Double.parseDouble(value))
                        ? ""
                        : numbers("a number", option);
            case TRUTH -> isOneOf(List.of("true", "false"), value) ? "" : "true or false";
            case WORD, EXACT -> "one of " + String.join(", ", option.words());
            case WORDS ->
                Arrays.stream(value.split(",")).allMatch(part -> isOneOf(option.words(), part.strip()))
                        ? ""
                        : "some of " + String.join(", ", option.words()) + " with commas between";
            case ARN -> value.startsWith("arn:") ? "" : "an ARN";
            case SPAN -> isSpan(option, value) ? "" : span(option);
            case MOMENT -> MOMENT.matcher(value).matches() ? "" : "an ISO 8601 timestamp such as 2026-01-31T09:00:00Z";
            case WEEK -> WEEK.matcher(value).matches() ? "" : "a day and time in UTC such as Tue:09:00";
            case CODES ->
                Arrays.stream(value.split(",")).allMatch(part -> isCode(option, part.strip()))
                        ? ""
                        : "HTTP status codes of " + option.range() + " with commas between";
            case JSON -> isJson(value) ? "" : "a JSON document";
        };
    }

    /**
     * The word that a text resembles which is not quite it: with other blanks or hyphens, or in the plural. Null
     * where it resembles none.
     */
    public static @Nullable String resembled(Option option, String text) {
        if (option.kind() != Option.Kind.WORD) {
            return null;
        }
        String plain = plain(text);
        return option.words().stream()
                .filter(word -> plain(word).equals(plain))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "").replaceAll("s$", "");
    }

    private static boolean isAllowed(Option option, String value) {
        return option.kind() == Option.Kind.EXACT ? option.words().contains(value) : isOneOf(option.words(), value);
    }

    private static boolean isOneOf(List<String> words, String value) {
        return words.stream().anyMatch(value::equalsIgnoreCase);
    }

    private static boolean inRange(Option option, double number) {
        return (option.from() == null || number >= option.from()) && (option.to() == null || number <= option.to());
    }

    private static String numbers(String what, Option option) {
        String words = option.words().isEmpty() ? "" : " or " + String.join(", ", option.words());
        String range = option.range();
        return range.isEmpty()
                ? what + words
                : what + (range.startsWith("at ") ? " of " + range : " from " + range) + words;
    }

    private static boolean isSpan(Option option, String value) {
        try {
            return inRange(option, Duration.parse(value).toSeconds());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String span(Option option) {
        return "an ISO 8601 duration from "
                + Duration.ofSeconds(option.from() == null ? 0 : option.from().longValue()) + " to "
                + Duration.ofSeconds(option.to() == null ? 0 : option.to().longValue());
    }

    private static boolean isCode(Option option, String part) {
        var code = CODES.matcher(part);
        return code.matches()
                && inRange(option, Integer.parseInt(code.group(1)))
                && (code.group(2) == null || inRange(option, Integer.parseInt(code.group(2))));
    }

    private static boolean isJson(String value) {
        try {
            return JSON.readTree(value).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
