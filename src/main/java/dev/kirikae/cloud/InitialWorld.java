package dev.kirikae.cloud;

import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal's world is made from: what the configuration names, there and green. Immutable.
 *
 * @param names whose world it is, and what things in it are called
 * @param platform the platform wanted, with {@code *} for what may differ; empty for any
 * @param live the release that is live; null for a world before the first release
 * @param settings what the live environment was given
 * @param tags what it is tagged with besides Kirikae's own
 * @param existing what there is besides
 * @param startedAt when the world begins for whoever uses it
 */
public record InitialWorld(
        Names names,
        String platform,
        @Nullable Live live,
        List<OptionSetting> settings,
        Map<String, String> tags,
        Existing existing,
        Instant startedAt) {

    public InitialWorld {
        settings = List.copyOf(settings);
        tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /**
     * @param environmentName what environments' names begin with
     */
    public record Names(
            String account, LiveName liveName, String application, String service, String environmentName) {}

    /**
     * @param domains own names that lead to the live name
     * @param alarms names of alarms; {@code ${environment}} stands for the name of each environment, which brings its own
     * @param alarmTags by the name of an alarm the tag that it carries, as {@code key=value}
     * @param alarmFeed the queue that is told of the alarms' changes; null where there is none
     * @param content of the bundle that is to be released, and of the live one; null where nothing is known of it
     */
    public record Existing(
            List<String> domains,
            List<String> alarms,
            Map<String, String> alarmTags,
            List<String> queues,
            List<String> roles,
            @Nullable String alarmFeed,
            @Nullable BundleContent content) {
        /** Where nothing is known of the bundle: every alarm counts failed requests. */
        public Existing(List<String> domains, List<String> alarms, List<String> queues, List<String> roles) {
            this(domains, alarms, Map.of(), queues, roles, null, null);
        }

        public Existing {
            domains = List.copyOf(domains);
            alarms = List.copyOf(alarms);
            alarmTags = Map.copyOf(alarmTags);
            queues = List.copyOf(queues);
            roles = List.copyOf(roles);
        }
    }

    public String account() {
        return names.account();
    }

    public String region() {
        return names.liveName().region();
    }

    public String application() {
        return names.application();
    }

    public String service() {
        return names.service();
    }

    public LiveName liveName() {
        return names.liveName();
    }

    public String environmentName() {
        return names.environmentName();
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

    private String tagged(String alarm) {
        String tag = existing.alarmTags().get(alarm);
        return tag == null ? "" : " with tag " + tag;
    }

    /** Of an alarm that nothing that goes wrong here can turn red, why; else empty. */
    private String unmoved(String alarm) {
        BundleContent content = existing.content();
        if (content == null) {
            return "";
        }
        AlarmThreshold rule = content.alarm(alarm);
        if (rule == null) {
            return "; no file of the bundle makes it, so what it watches is not known here, and nothing turns it red";
        }
        return rule.countsErrors() ? "" : "; it watches " + rule.watches() + ", and nothing turns it red here";
    }

    /** What is taken for granted, in sentences for the report. */
    public List<String> assumptions() {
        List<String> all = new ArrayList<>();
        all.add("application " + application() + " exists in account " + account() + ", region " + region());
        all.add(
                live == null
                        ? "nobody owns the live name " + liveName().cname()
                        : "version " + live.version() + " is live, made and settled by Kirikae 30 days ago");
        all.add("platform " + (platform.isEmpty() ? "of the live environment" : platform) + " is on offer");
        existing.alarms().forEach(a -> all.add("alarm " + a + tagged(a) + " exists and is green" + unmoved(a)));
        existing.queues().forEach(q -> all.add("queue " + q + " exists and is empty"));
        if (existing.alarmFeed() != null) {
            all.add("queue " + existing.alarmFeed() + " exists and is told of every change of an alarm");
        }
        existing.roles().forEach(r -> all.add("role " + r + " exists and may be used"));
        existing.domains().forEach(d -> all.add("domain " + d + " leads to the live name"));
        return all;
    }
}
