package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times in a JSON answer: ISO 8601 with a zone, or seconds or milliseconds since 1970. */
final class JsonTime {

    /** What is later than this cannot be seconds: the year 5138, or 1973 in milliseconds. */
    private static final long SECONDS = 100_000_000_000L;

    /** How far a server's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private JsonTime() {}

    static Sample judge(String path, JsonNode node, Duration age, Instant now) {
        Instant time = time(node);
        return time == null
                ? Sample.bad(path + " is " + JsonValue.value(node)
                        + ", expected a time with its zone, or seconds or milliseconds since 1970")
                : judged(path + " is ", time, age, now);
    }

    /** @param nodes at least one; null among them is none */
    static Sample newest(String path, List<JsonNode> nodes, Duration age, Instant now) {
        Instant newest = null;
        for (JsonNode node : nodes) {
            Instant time = time(node);
            if (time == null && !node.isNull()) {
                return judge(path, node, age, now);
            }
            if (time != null && (newest == null || time.isAfter(newest))) {
                newest = time;
            }
        }
        return newest == null
                ? Sample.inconclusive("there is no data yet at " + path + ": null")
                : judged("the newest of " + nodes.size() + " at " + path + " is ", newest, age, now);
    }

    private static Sample judged(String what, Instant time, Duration age, Instant now) {
        if (time.isAfter(now.plus(AHEAD))) {
            return Sample.bad(
                    what + time + ", which lies " + TimeText.of(Duration.between(now, time)) + " in the future");
        }
        Duration old = time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
        String words = what + time + ", " + TimeText.of(old) + " old";
        return old.compareTo(age) < 0
                ? Sample.good(words)
                : Sample.bad(words + ", expected newer than " + TimeText.of(age));
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                long number = node.longValue();
                return Math.abs(number) < SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            if (node.isNumber()) {
                long millis = (long) (node.doubleValue() * 1000);
                return Math.abs(node.doubleValue()) < SECONDS ? Instant.ofEpochMilli(millis) : null;
            }
            return node.isTextual()
                    ? OffsetDateTime.parse(node.asText().replaceFirst("^([0-9-]{10}) ", "$1T"))
                            .toInstant()
                    : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
