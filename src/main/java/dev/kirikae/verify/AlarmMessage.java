package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A notification that CloudWatch sent of an alarm: by SNS, in its envelope or raw (Amazon SNS Developer Guide, "Amazon SNS raw
 * message delivery" and "Parsing Amazon SNS message formats"; CloudWatch User Guide, notifications of alarms; read 2026-11). It
 * only says that it is time to look: what an alarm says is never taken from it.
 *
 * @param arn empty where an older notification has none
 * @param account empty likewise
 * @param changedAt null where it is not told, or not understood
 */
public record AlarmMessage(
        String name, String arn, String account, @Nullable Instant changedAt) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Null for whatever is no notification of an alarm. */
    public static @Nullable AlarmMessage read(String body) {
        JsonNode outer = tree(body);
        JsonNode message = outer.path("Message");
        boolean enveloped = outer.path("Type").asText("").equals("Notification") && message.isTextual();
        JsonNode inner = enveloped ? tree(message.textValue()) : outer;
        JsonNode name = inner.path("AlarmName");
        if (!name.isTextual() || !inner.path("NewStateValue").isTextual()) {
            return null;
        }
        return new AlarmMessage(
                name.textValue(),
                inner.path("AlarmArn").asText(""),
                inner.path("AWSAccountId").asText(""),
                ReasonData.time(inner.path("StateChangeTime").asText("")));
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read == null ? JSON.missingNode() : read;
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /**
     * Whether it is of one of these alarms: another region or account has alarms of the same name.
     *
     * @param ofAccount null where any account will do
     */
    public boolean isOf(Collection<String> names, String region, @Nullable String ofAccount) {
        String[] parts = arn.split(":", -1);
        boolean here = arn.isEmpty() || parts.length > 4 && parts[3].equals(region);
        boolean ours = ofAccount == null
                || (account.isEmpty() || account.equals(ofAccount))
                        && (arn.isEmpty() || parts.length > 4 && parts[4].equals(ofAccount));
        return names.contains(name) && here && ours;
    }

    /** Whether it may be of a change that a look at this time has not seen; what tells no time may be. */
    public boolean isSince(Instant looked) {
        return changedAt == null || !changedAt.isBefore(looked);
    }
}
