package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One value of a JSON answer, held against what is expected of it. */
final class JsonValue {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
    private static final int LONGEST = 4096;

    private JsonValue() {}

    /** Good, bad, or inconclusive for null. */
    static Sample judge(String path, JsonNode node, Probe.Test test, ProbeSubject subject) {
        if (node.isNull()) {
            return Sample.inconclusive("there is no data yet at " + path + ": null");
        }
        if (!node.isValueNode()) {
            String kind = node.isArray() ? "a list; [*] leads to what is in it" : "an object, and no single value";
            return Sample.bad("at " + path + " there is " + kind);
        }
        if (test instanceof Probe.NewerThan newer) {
            return JsonTime.judge(path, node, newer.age(), subject.at());
        }
        String seen = path + " is " + value(node);
        String wanted = wanted(node, test, subject);
        return wanted == null ? Sample.good(seen) : Sample.bad(seen + ", expected " + wanted);
    }

    /** As verdicts show it. */
    static String value(JsonNode node) {
        return node.isTextual() ? Shown.text(node.asText()) : Shown.cut(node.asText());
    }

    /** What was expected, in words; null where it is so. */
    private static @Nullable String wanted(JsonNode node, Probe.Test test, ProbeSubject subject) {
        if (test instanceof Probe.Equal equal) {
            String text = Variables.expand(equal.text(), subject.variables());
            return isSame(node, text) ? null : text;
        }
        if (test instanceof Probe.OneOf oneOf) {
            List<String> texts = oneOf.texts().stream()
                    .map(text -> Variables.expand(text, subject.variables()))
                    .toList();
            return texts.stream().anyMatch(text -> isSame(node, text)) ? null : Shown.or(texts);
        }
        if (test instanceof Probe.Matches matches) {
            String text = node.asText();
            boolean is = text.length() <= LONGEST
                    && Pattern.compile(matches.pattern()).matcher(text).matches();
            return is ? null : "a match of " + matches.pattern();
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : null;
        if (test instanceof Probe.AtLeast least) {
            return number != null && number.compareTo(least.number()) >= 0
                    ? null
                    : "a number of at least " + least.number().toPlainString();
        }
        if (test instanceof Probe.AtMost most) {
            return number != null && number.compareTo(most.number()) <= 0
                    ? null
                    : "a number of at most " + most.number().toPlainString();
        }
        throw new IllegalStateException("an assertion of no kind");
    }

    /** Numbers by their value, all else letter by letter. */
    private static boolean isSame(JsonNode node, String text) {
        return node.isNumber() && NUMBER.matcher(text).matches()
                ? node.decimalValue().compareTo(new BigDecimal(text)) == 0
                : node.asText().equals(text);
    }
}
