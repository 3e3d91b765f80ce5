package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data points that an alarm's state rests on (CloudWatch API Reference, MetricAlarm.StateReasonData, read 2026-11). */
final class ReasonData {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** CloudWatch writes {@code 2026-11-22T10:00:00.000+0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private ReasonData() {}

    /** Whether it names its points and every one lies in a period that ended before that instant; what cannot be read does not. */
    static boolean isBefore(String reasonData, Instant switchedAt) {
        JsonNode data;
        try {
            data = JSON.readTree(reasonData);
        } catch (JsonProcessingException e) {
            return false;
        }
        JsonNode points = data == null ? null : data.get("evaluatedDatapoints");
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

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
