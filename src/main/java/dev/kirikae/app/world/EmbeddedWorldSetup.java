package dev.kirikae.app.world;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.cloud.InitialWorld;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Sha256;
import dev.kirikae.source.tree.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an embedded cloud begins with: all that the configuration names, there and green. */
final class EmbeddedWorldSetup {

    private static final String ACCOUNT = "123456789012";

    /** Names that the console once gave them; whatever is live has some (Developer Guide, concepts-roles, read 2026-11). */
    private static final List<OptionSetting> ROLES = List.of(
            new OptionSetting(
                    "aws:autoscaling:launchconfiguration", "IamInstanceProfile", "aws-elasticbeanstalk-ec2-role"),
            new OptionSetting("aws:elasticbeanstalk:environment", "ServiceRole", "aws-elasticbeanstalk-service-role"));

    private EmbeddedWorldSetup() {}

    /**
     * @param live the commit that serves; null: nothing was ever released
     * @param content what is known of the bundle; null: nothing
     */
    static InitialWorld of(
            Configuration configuration, @Nullable Commit live, @Nullable BundleContent content, Instant now) {
        String account = configuration.account();
        String platform = configuration.environment().platform();
        return new InitialWorld(
                new InitialWorld.Names(
                        account == null ? ACCOUNT : account,
                        configuration.liveName(),
                        configuration.application(),
                        configuration.service(),
                        configuration.environment().name()),
                platform == null ? "" : platform,
                live == null ? null : live(configuration, live),
                settings(configuration, live),
                configuration.environment().tags(),
                new InitialWorld.Existing(
                        configuration.live().domainNames(),
                        alarms(configuration, content),
                        tags(configuration),
                        configuration.verify().live().queues().stream()
                                .map(Verify.Queue::written)
                                .toList(),
                        live == null ? List.of() : roles(configuration),
                        configuration.alarmFeed(),
                        content),
                now);
    }

    private static InitialWorld.Live live(Configuration configuration, Commit live) {
        String digest = Sha256.hex("assumed to be live: " + live.id());
        return new InitialWorld.Live(
                live.id(),
                PreparedBundle.label(configuration.service(), live.shortId(), digest),
                digest,
                ConfigurationJson.write(configuration));
    }

    private static List<OptionSetting> settings(Configuration configuration, @Nullable Commit live) {
        Map<String, String> variables = Map.of(
                "environment",
                configuration.environment().name(),
                "release",
                "assumed",
                "commit",
                live == null ? "" : live.id(),
                "version",
                "assumed");
        List<OptionSetting> settings = new ArrayList<>();
        configuration
                .environment()
                .settings()
                .forEach(s -> settings.add(
                        new OptionSetting(s.namespace(), s.name(), Variables.expand(s.value(), variables))));
        if (live != null) {
            ROLES.stream().filter(role -> !isSet(configuration, role)).forEach(settings::add);
        }
        return List.copyOf(settings);
    }

    private static boolean isSet(Configuration configuration, OptionSetting role) {
        return configuration.environment().settings().stream().anyMatch(s -> role.isFor(s.namespace(), s.name()));
    }

    /** What nothing can be live without, where the configuration leaves it to be inherited. */
    private static List<String> roles(Configuration configuration) {
        return ROLES.stream()
                .filter(role -> !isSet(configuration, role))
                .map(role -> role.value() + " (the live environment's " + role.name() + ")")
                .toList();
    }

    /** What an alarm is called of which nothing is known but its tag. */
    private static String tagged(String tag) {
        String value = tag.substring(tag.indexOf('=') + 1);
        return tag.contains("${environment}") ? "${environment}-tagged" : "tagged-" + value;
    }

    private static Map<String, String> tags(Configuration configuration) {
        Map<String, String> tags = new TreeMap<>();
        configuration.verify().live().alarms().stream()
                .filter(alarm -> alarm.tag() != null)
                .forEach(alarm -> tags.put(tagged(alarm.written()), alarm.written()));
        return tags;
    }

    private static List<String> alarms(Configuration configuration, @Nullable BundleContent content) {
        List<String> names = new ArrayList<>();
        for (Verify.Alarm alarm : configuration.verify().live().alarms()) {
            String prefix = alarm.prefix();
            if (prefix == null) {
                names.add(alarm.name() == null ? tagged(alarm.written()) : alarm.name());
                continue;
            }
            List<String> made = content == null
                    ? List.of()
                    : content.alarms().keySet().stream()
                            .filter(name -> name.startsWith(prefix) && !name.contains("*"))
                            .toList();
            names.addAll(made.isEmpty() ? List.of(prefix + "assumed") : made);
        }
        return names;
    }
}
