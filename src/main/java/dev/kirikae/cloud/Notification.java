package dev.kirikae.cloud;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.model.Alarm;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What SNS puts into a queue when an alarm changes: its envelope, with CloudWatch's message as text in it. */
final class Notification {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Notification() {}

    static String of(String alarm, Alarm.State from, Alarm.State to, CloudState state) {
        ObjectNode inner = JSON.createObjectNode()
                .put("AlarmName", alarm)
                .put("AWSAccountId", state.account)
                .put("NewStateValue", to.name())
                .put("OldStateValue", from.name())
                .put("StateChangeTime", TIME.format(state.now))
                .put("AlarmArn", SimAlarms.arn(alarm, state));
        return JSON.createObjectNode()
                .put("Type", "Notification")
                .put("Subject", to + ": \"" + alarm + "\"")
                .put("Message", inner.toString())
                .put("Timestamp", state.now.toString())
                .toString();
    }
}
