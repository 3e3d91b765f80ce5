package dev.kirikae.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * How alarms changed. Without its types named the history of composite alarms is not told (CloudWatch API Reference,
 * DescribeAlarmHistory, read 2026-11).
 */
final class AlarmHistoryLooks {

    static final String READING = "cloudwatch:DescribeAlarmHistory";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 100;

    /** Nobody looks at more than a thousand changes of one alarm. */
    private static final int MOST_PAGES = 10;

    private static final List<String> TYPES = List.of("MetricAlarm", "CompositeAlarm");

    private final Clients clients;

    AlarmHistoryLooks(Clients clients) {
        this.clients = clients;
    }

    Answer look(Effect.LookAtAlarmHistory look) {
        List<AlarmChange> changes = new ArrayList<>();
        for (String name : look.names()) {
            String token = null;
            int pages = 0;
            do {
                if (++pages > MOST_PAGES) {
                    return new Answer.Missing(
                            Answer.Trouble.UNSUPPORTED,
                            READING + ": alarm " + name + " changed more often than can be read");
                }
                DescribeAlarmHistoryResponse page = page(look, name, token);
                page.alarmHistoryItems().forEach(item -> changes.add(change(look, name, item)));
                token = page.nextToken();
            } while (token != null && !token.isEmpty());
        }
        changes.sort(Comparator.comparing(AlarmChange::at));
        return new Answer.AlarmHistorySeen(changes);
    }

    private DescribeAlarmHistoryResponse page(Effect.LookAtAlarmHistory look, String name, @Nullable String token) {
        return clients.watch()
                .describeAlarmHistory(r -> r.alarmName(name)
                        .alarmTypesWithStrings(TYPES)
                        .historyItemType(HistoryItemType.STATE_UPDATE)
                        .startDate(look.since())
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .maxRecords(PAGE)
                        .nextToken(token));
    }

    /** Changes of state alone are asked for: what is called something else, or has no time, is not understood. */
    private static AlarmChange change(Effect.LookAtAlarmHistory look, String name, AlarmHistoryItem item) {
        Instant at = item.timestamp();
        if (item.historyItemType() != HistoryItemType.STATE_UPDATE || at == null) {
            return new AlarmChange(name, at == null ? look.since() : at, Alarm.State.UNKNOWN, "", "");
        }
        JsonNode to = newState(item.historyData());
        return new AlarmChange(
                name,
                at,
                AlarmLooks.state(to.path("stateValue").asText("")),
                SafeText.plain(to.path("stateReason").asText("")),
                text(to.path("stateReasonData")));
    }

    /** {@code {"version": "1.0", "oldState": {…}, "newState": {"stateValue", "stateReason", "stateReasonData"}}}. */
    private static JsonNode newState(@Nullable String data) {
        try {
            JsonNode read = JSON.readTree(Objects.toString(data, ""));
            return read.path("newState");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** It is an object there, and a text of the same JSON in an alarm's description. */
    private static String text(JsonNode data) {
        return data.isMissingNode() || data.isNull() ? "" : data.isTextual() ? data.textValue() : data.toString();
    }
}
