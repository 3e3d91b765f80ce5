package dev.kirikae.cloud;

import dev.kirikae.model.OptionSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal's world is made from: what the configuration names, there and green.
 *
 * @param cnamePrefix of the live name
 * @param environmentName what environments' names begin with
 * @param platform the platform wanted, with {@code *} for what may differ; empty for any
 * @param live the release that is live; null for a world before the first release
 * @param settings what the live environment was given
 * @param tags what it is tagged with besides Kirikae's own
 * @param domains own names that lead to the live name
 * @param alarms names of alarms; {@code ${environment}} stands for the name of each environment, which brings its own
 * @param startedAt when the world begins for whoever uses it
 */
public record InitialWorld(
        String account,
        String region,
        String application,
        String service,
        String cnamePrefix,
        String environmentName,
        String platform,
        @Nullable Live live,
        List<OptionSetting> settings,
        Map<String, String> tags,
        List<String> domains,
        List<String> alarms,
        List<String> queues,
        List<String> roles,
        Instant startedAt) {

    public InitialWorld {
        settings = List.copyOf(settings);
        tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
        domains = List.copyOf(domains);
        alarms = List.copyOf(alarms);
        queues = List.copyOf(queues);
        roles = List.copyOf(roles);
    }

    /**
     * The release that is live.
     *
     * @param commit forty hexadecimal digits
     * @param version its label
     * @param digest content digest of its bundle
     * @param configuration the whole configuration at its upload, as JSON
     */
    public record Live(String commit, String version, String digest, String configuration) {}

    /** What is taken for granted, in sentences for the report. */
    public List<String> assumptions() {
        List<String> all = new ArrayList<>();
        all.add("application " + application + " exists in account " + account + ", region " + region);
        all.add(
                live == null
                        ? "nobody owns the live name " + cnamePrefix
                        : "version " + live.version() + " is live, made and settled by Kirikae 30 days ago");
        all.add("platform " + (platform.isEmpty() ? "of the live environment" : platform) + " is on offer");
        alarms.forEach(a -> all.add("alarm " + a + " exists and is green"));
        queues.forEach(q -> all.add("queue " + q + " exists and is empty"));
        roles.forEach(r -> all.add("role " + r + " exists and may be used"));
        domains.forEach(d -> all.add("domain " + d + " leads to the live name"));
        return all;
    }
}
