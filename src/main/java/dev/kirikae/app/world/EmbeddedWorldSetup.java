package dev.kirikae.app.world;

import dev.kirikae.app.bundle.PreparedBundle;
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
import org.jspecify.annotations.Nullable;

/** What an embedded cloud begins with: all that the configuration names, there and green. */
final class EmbeddedWorldSetup {

    private static final String ACCOUNT = "123456789012";

    private EmbeddedWorldSetup() {}

    /** @param live the commit that serves; null: nothing was ever released */
    static InitialWorld of(Configuration configuration, @Nullable Commit live, Instant now) {
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
                new InitialWorld.Existing(configuration.live().domains(), alarms(configuration), List.of(), List.of()),
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
        return configuration.environment().settings().stream()
                .map(s -> new OptionSetting(s.namespace(), s.name(), Variables.expand(s.value(), variables)))
                .toList();
    }

    private static List<String> alarms(Configuration configuration) {
        List<String> names = new ArrayList<>();
        for (Verify.Alarm alarm : configuration.verify().live().alarms()) {
            String prefix = alarm.prefix();
            names.add(prefix == null ? String.valueOf(alarm.name()) : prefix + "assumed");
        }
        return names;
    }
}
