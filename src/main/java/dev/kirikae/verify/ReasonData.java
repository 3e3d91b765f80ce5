package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.model.Alarm;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data points that an alarm's state rests on (CloudWatch API Reference, MetricAlarm.StateReasonData, read 2026-11). */
final class ReasonData {

    private static final String IN_AN_ARN = ":alarm:";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** CloudWatch writes {@code 2026-11-22T10:00:00.000+0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private ReasonData() {}

    /** All breaching data points lie before the switch; of a composite alarm those of each red leaf, and no other made it red. */
    static boolean isResidue(Alarm alarm, Instant switchedAt) {
        if (alarm.kind() != Alarm.Kind.COMPOSITE) {
            return isBefore(alarm.reasonData(), switchedAt);
        }
        List<String> red = alarm.behind().stream().map(Alarm::name).toList();
        List<String> triggering = triggering(alarm.reasonData());
        return !triggering.isEmpty()
                && red.containsAll(triggering)
                && alarm.behind().stream().allMatch(leaf -> isBefore(leaf.reasonData(), switchedAt));
    }

    /**
     * Names of the alarms that turned a composite one red ({@code {"triggeringAlarms": [{"arn": …}]}}, CloudWatch User Guide, alarm
     * events and EventBridge, read 2026-11); empty where they are not all told.
     */
    private static List<String> triggering(String reasonData) {
        List<String> names = new ArrayList<>();
        JsonNode alarms = read(reasonData).path("triggeringAlarms");
        for (JsonNode alarm : alarms) {
            String arn = alarm.path("arn").asText("");
            int at = arn.indexOf(IN_AN_ARN);
            if (at < 0) {
                return List.of();
            }
            names.add(arn.substring(at + IN_AN_ARN.length()));
        }
        return names;
    }

    private static JsonNode read(String reasonData) {
        try {
            JsonNode data = JSON.readTree(reasonData);
            return data == null ? JSON.missingNode() : data;
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Whether it names its points and every one lies in a period that ended before that instant; what cannot be read does not. */
    static boolean isBefore(String reasonData, Instant switchedAt) {
        JsonNode data = read(reasonData);
        JsonNode points = data.get("evaluatedDatapoints");
        if (points == null || !points.isArray() || points.isEmpty()) {
            return false;
        }
        long period = data.path("period").asLong(0);
        for (JsonNode point : points) {
            Instant at = time(point.path("timestamp").asText());
            if (at == null || period <= 0 || at.plusSeconds(period).isAfter(switchedAt)) {
                return false;
            }
        }
        return true;
    }

    /** Null where it is none. */
    static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
