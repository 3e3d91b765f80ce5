package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One alarm over the watch.
 *
 * @param redAtStart it was red before the switch
 * @param window how long its data may take to turn it red; null where that is not known
 * @param recoveredAt since when an alarm that was red at the start is OK
 */
public record AlarmProof(
        Verify.Alarm policy,
        String name,
        boolean redAtStart,
        @Nullable Duration window,
        @Nullable Instant recoveredAt,
        Stand stand,
        String last) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** CloudWatch writes {@code 2026-11-22T10:00:00.000+0000} in an alarm's reason data. */
    private static final DateTimeFormatter REASON_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    /** What an alarm says now. */
    public enum Stand {
        GOOD,
        RED,
        SILENT,
        /** Gone, of a kind that cannot be read, or in a state that is not to be trusted. */
        DOUBTFUL,
        /** Red since before the switch, and told not to count yet. */
        EXCUSED
    }

    public static AlarmProof atStart(Verify.Alarm policy, Alarm alarm) {
        boolean red = alarm.state() == Alarm.State.ALARM;
        return new AlarmProof(policy, alarm.name(), red, alarm.window(), null, Stand.SILENT, "not looked at yet");
    }

    /** Red before the release, and allowed by name: it must have recovered by the end. Any other alarm stays as it is. */
    public AlarmProof allowed() {
        if (!redAtStart || policy.redAtStart() != Verify.RedAtStart.BLOCK) {
            return this;
        }
        Verify.Alarm recovering =
                new Verify.Alarm(policy.name(), policy.prefix(), Verify.RedAtStart.MUST_RECOVER, policy.noData());
        return new AlarmProof(recovering, name, true, window, recoveredAt, stand, last);
    }

    /** Whoever takes up a watch cannot know what was red before: nothing is excused. */
    public static AlarmProof takenUp(Verify.Alarm policy, String name, @Nullable Duration window) {
        return new AlarmProof(policy, name, false, window, null, Stand.SILENT, "not looked at yet");
    }

    public AlarmProof and(@Nullable Alarm alarm, Instant switchedAt, Instant now) {
        if (alarm == null) {
            return in(Stand.DOUBTFUL, recoveredAt, "it is gone");
        }
        String words = alarm.state() + " since " + alarm.since() + (alarm.doubt() == null ? "" : "; " + alarm.doubt());
        if (!alarm.trustworthy()) {
            return in(Stand.DOUBTFUL, recoveredAt, words);
        }
        if (alarm.state() == Alarm.State.INSUFFICIENT_DATA) {
            return in(Stand.SILENT, recoveredAt, words);
        }
        if (alarm.state() == Alarm.State.OK) {
            return in(Stand.GOOD, recoveredAt == null ? now : recoveredAt, words);
        }
        if (redAtStart && !countsAgain(now)) {
            return in(Stand.EXCUSED, null, words + ", red since before the switch");
        }
        if (isResidue(alarm, switchedAt)) {
            return in(Stand.EXCUSED, recoveredAt, words + ", from data before the switch");
        }
        return in(Stand.RED, recoveredAt, words + ": " + alarm.reason());
    }

    private boolean countsAgain(Instant now) {
        return recoveredAt != null && window != null && !now.isBefore(recoveredAt.plus(window));
    }

    private AlarmProof in(Stand next, @Nullable Instant recovered, String words) {
        return new AlarmProof(policy, name, redAtStart, window, recovered, next, words);
    }

    /** Whether the alarm's own data names its breaching points and every one lies before the switch. */
    private static boolean isResidue(Alarm alarm, Instant switchedAt) {
        JsonNode data;
        try {
            data = JSON.readTree(alarm.reasonData());
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
            return OffsetDateTime.parse(text, REASON_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public boolean isEffective() {
        return policy.redAtStart() != Verify.RedAtStart.IGNORE && policy.noData() != Verify.NoData.IGNORE
                || stand == Stand.GOOD;
    }

    boolean isFailed(boolean atEnd) {
        if (policy.redAtStart() == Verify.RedAtStart.IGNORE) {
            return false;
        }
        if (stand == Stand.RED) {
            return true;
        }
        boolean stillRed =
                stand == Stand.EXCUSED && redAtStart && policy.redAtStart() == Verify.RedAtStart.MUST_RECOVER;
        return atEnd && (stillRed || stand == Stand.SILENT && policy.noData() == Verify.NoData.FAIL);
    }

    boolean isOpen() {
        if (policy.redAtStart() == Verify.RedAtStart.IGNORE) {
            return false;
        }
        boolean silent = stand == Stand.SILENT && policy.noData() == Verify.NoData.INCONCLUSIVE;
        boolean residue = stand == Stand.EXCUSED && !redAtStart;
        return silent || residue || stand == Stand.DOUBTFUL || stand == Stand.GOOD && window == null;
    }

    public String evidence() {
        return "alarm " + name + ": " + last;
    }
}
