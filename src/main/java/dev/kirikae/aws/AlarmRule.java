package dev.kirikae.aws;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule of a composite alarm (CloudWatch API Reference, PutCompositeAlarm, AlarmRule, read 2026-11). */
final class AlarmRule {

    /** A state's name with an alarm's name or ARN, in quotes or not. */
    private static final Pattern CHILD =
            Pattern.compile("\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"\\\\]+)\"|([^()\"\\\\]+))\\s*\\)");

    /** What may stand around the children. */
    private static final Pattern REST = Pattern.compile("(?:\\s|[()]|\\b(?:AND|OR|NOT|TRUE|FALSE)\\b)*");

    private static final Pattern WITHOUT_NAMES = Pattern.compile("\\b(?:NOT|TRUE|FALSE)\\b");

    private static final String IN_AN_ARN = ":alarm:";

    private AlarmRule() {}

    /** Names of the alarms it refers to; null where it holds anything that is not understood, or refers to none. */
    static @Nullable Set<String> children(String rule) {
        Set<String> names = new TreeSet<>();
        StringBuilder rest = new StringBuilder();
        Matcher child = CHILD.matcher(rule);
        while (child.find()) {
            String quoted = child.group(1);
            names.add(name(quoted == null ? child.group(2).strip() : quoted));
            child.appendReplacement(rest, " ");
        }
        child.appendTail(rest);
        return names.isEmpty() || !REST.matcher(rest).matches() ? null : names;
    }

    /** Whether it is made of ALARM, AND and OR alone, so that it is red by red alarms and nothing else. */
    static boolean isPlain(String rule) {
        return !WITHOUT_NAMES
                .matcher(CHILD.matcher(rule).replaceAll(r -> r.group().startsWith("ALARM") ? " " : "NOT"))
                .find();
    }

    private static String name(String given) {
        int at = given.startsWith("arn:") ? given.indexOf(IN_AN_ARN) : -1;
        return at < 0 ? given : given.substring(at + IN_AN_ARN.length());
    }
}
