package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentInfoDescription;

/**
 * The tails of the instances' logs. Beanstalk answers with a presigned address for each (API Reference,
 * EnvironmentInfoDescription, read 2026-11), which is read by plain HTTPS without credentials.
 */
final class Logs {

    private static final int LONGEST = 64 * 1024;
    /** A tail is about a hundred lines of each log; what is longer is not read to its end. */
    private static final int MOST_READ = 4 << 20;

    /** By how much AWS's clock may differ from ours: what differs by more is refused (Signature Version 4, read 2026-11). */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** A presigned address has the rights of whoever asked for it. */
    private static final String DENIED =
            "; s3:GetObject on resources/environments/logs/* of Beanstalk's bucket may be missing";

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration ALL = Duration.ofSeconds(15);

    private final Clients clients;
    private final InstantSource clock;

    Logs(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    Answer ask(Effect.AskForLogs effect) {
        clients.beanstalk()
                .requestEnvironmentInfo(
                        r -> r.environmentId(effect.environment().value()).infoType("tail"));
        return new Answer.Asked();
    }

    Answer look(Effect.LookAtLogs look) {
        List<EnvironmentInfoDescription> all = clients.beanstalk()
                .retrieveEnvironmentInfo(
                        r -> r.environmentId(look.environment().value()).infoType("tail"))
                .environmentInfo();
        Instant end = clock.instant().plus(ALL);
        Map<String, String> tails = new HashMap<>();
        newest(all, look)
                .forEach((instance, info) -> tails.put(
                        instance,
                        clock.instant().isAfter(end)
                                ? "(not read: no time left)"
                                : tail(Objects.toString(info.message(), ""))));
        return new Answer.LogsSeen(tails);
    }

    private static Map<String, EnvironmentInfoDescription> newest(
            List<EnvironmentInfoDescription> all, Effect.LookAtLogs look) {
        Instant since = look.since().equals(Instant.EPOCH)
                ? Instant.EPOCH
                : look.since().minus(CLOCKS);
        Map<String, EnvironmentInfoDescription> newest = new HashMap<>();
        for (EnvironmentInfoDescription info : all) {
            String instance = Objects.toString(info.ec2InstanceId(), "unknown");
            if (look.wants(instance) && !taken(info).isBefore(since)) {
                newest.merge(instance, info, (a, b) -> taken(a).isAfter(taken(b)) ? a : b);
            }
        }
        return newest;
    }

    private static Instant taken(EnvironmentInfoDescription info) {
        return info.sampleTimestamp() == null ? Instant.EPOCH : info.sampleTimestamp();
    }

    private String tail(String message) {
        URI address = address(message);
        if (address == null) {
            return end(message.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return read(address);
        } catch (IOException e) {
            return "(not read: " + SafeText.plain(Unanswered.why(e)) + ")";
        }
    }

    /** Null where the message is not an address but the text itself. Plain HTTP only from a stand-in for AWS. */
    private @Nullable URI address(String message) {
        boolean allowed =
                message.startsWith("https://") || (message.startsWith("http://") && clients.endpoint() != null);
        try {
            return allowed ? URI.create(message.strip()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String read(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            int status = connection.getResponseCode();
            if (status != 200) {
                return "(not read: HTTP " + status + (status == 403 ? DENIED : "") + ")";
            }
            try (InputStream in = connection.getInputStream()) {
                return end(in.readNBytes(MOST_READ));
            }
        } finally {
            connection.disconnect();
        }
    }

    private static String end(byte[] text) {
        int from = Math.max(0, text.length - LONGEST);
        return new String(text, from, text.length - from, StandardCharsets.UTF_8);
    }
}
