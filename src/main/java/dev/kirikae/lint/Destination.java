package dev.kirikae.lint;

import dev.kirikae.model.LiveName;
import dev.kirikae.yaml.Spot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What environment the bundle is meant for, as far as it is known; rules that need more than is known stay silent.
 *
 * @param platform the platform's full name, such as {@code 64bit Amazon Linux 2023 v6.1.0 running Node.js 22}, with
 *     {@code *} where it is left open; null if unknown
 * @param tier {@code WebServer} or {@code Worker}
 * @param region such as {@code ap-northeast-1}; null if unknown
 * @param liveName the CNAME that users call; null if unknown
 * @param domains own names that lead to the live environment
 * @param alarms of CloudWatch, that the environment is to bring along and that its release is verified by
 * @param settings what is sent through the API, by namespace and option; it beats the same setting of a file. Values
 *     may hold variables of a release
 */
public record Destination(
        @Nullable String platform,
        String tier,
        @Nullable String region,
        @Nullable LiveName liveName,
        List<String> domains,
        List<WantedAlarm> alarms,
        Map<String, Map<String, String>> settings) {
    /**
     * An alarm that somebody counts on.
     *
     * @param name in which <code>${environment}</code> stands for the environment's name
     * @param spot where it is named
     */
    public record WantedAlarm(String name, Spot spot) {}

    /** Some environment of the web server tier. */
    public static final Destination UNKNOWN =
            new Destination(null, "WebServer", null, null, List.of(), List.of(), Map.of());

    public Destination {
        domains = List.copyOf(domains);
        alarms = List.copyOf(alarms);
        settings = Map.copyOf(settings);
    }
}
