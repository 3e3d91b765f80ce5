package dev.kirikae.app.bundle;

import dev.kirikae.cloud.AlarmThreshold;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Places;
import dev.kirikae.config.Problem;
import dev.kirikae.config.Verify;
import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Destination.WantedAlarm;
import dev.kirikae.lint.Excuse;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.LintReport;
import dev.kirikae.lint.rules.BundledParts;
import dev.kirikae.lint.rules.Lint;
import dev.kirikae.model.Extension;
import dev.kirikae.source.bundle.BundleTree;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.EntryMode;
import dev.kirikae.yaml.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lints what a bundle tells Beanstalk, with all that a configuration says of where it goes. */
final class BundleLint {

    /** What Beanstalk reads besides the two folders. */
    private static final Set<String> HEEDED = Set.of("cron.yaml", "env.yaml", "Procfile", "Buildfile");

    /** Web servers are all that this version makes. */
    static final String TIER = "WebServer";

    private BundleLint() {}

    static LintReport of(BundleTree tree, List<GeneratedFile> generated, Configuration configuration, Places places) {
        return Lint.check(files(tree, generated), destination(configuration, places), excuses(configuration));
    }

    /** What the same files bring, for a cloud that must know it. */
    static BundleContent content(
            BundleTree tree, List<GeneratedFile> generated, Configuration configuration, Places places) {
        BundledParts parts = BundledParts.of(files(tree, generated), destination(configuration, places));
        Map<String, AlarmThreshold> alarms = new TreeMap<>();
        parts.alarms().forEach(alarm -> alarms.put(alarm.name(), ReadAlarm.of(alarm)));
        return new BundleContent(parts.settings(), alarms);
    }

    private static List<LintFile> files(BundleTree tree, List<GeneratedFile> generated) {
        List<LintFile> files = new ArrayList<>();
        for (BundleEntry entry : tree.entries()) {
            if (entry.mode() == EntryMode.LINK) {
                continue;
            }
            byte[] content = isHeeded(entry.path()) ? tree.content(entry.path()) : null;
            files.add(new LintFile(
                    entry.path(), entry.mode() == EntryMode.EXECUTABLE, content == null ? new byte[0] : content));
        }
        generated.forEach(file -> files.add(new LintFile(file.path(), file.executable(), file.content())));
        return files;
    }

    private static boolean isHeeded(String path) {
        return Extension.isHeeded(path)
                || path.contains("/.ebextensions/")
                || path.contains("/.platform/")
                || HEEDED.contains(path);
    }

    private static Destination destination(Configuration configuration, Places places) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        configuration
                .environment()
                .settings()
                .forEach(setting -> settings.computeIfAbsent(setting.namespace(), namespace -> new LinkedHashMap<>())
                        .put(setting.name(), setting.value()));
        return new Destination(
                configuration.environment().platform(),
                TIER,
                configuration.region(),
                configuration.liveName(),
                configuration.live().domainNames(),
                alarms(configuration, places),
                settings);
    }

    /** Those that are named after the environment: it must bring them along. */
    private static List<WantedAlarm> alarms(Configuration configuration, Places places) {
        List<WantedAlarm> wanted = new ArrayList<>();
        List<Verify.Alarm> alarms = configuration.verify().live().alarms();
        for (int i = 0; i < alarms.size(); i++) {
            String name = alarms.get(i).name();
            if (name != null && name.contains("${environment}")) {
                Problem place = places.problem("verify.live.alarms[" + i + "]", "");
                wanted.add(new WantedAlarm(name, new Spot(place.file(), place.line(), place.column())));
            }
        }
        return wanted;
    }

    private static List<Excuse> excuses(Configuration configuration) {
        return configuration.lint().excuse().stream()
                .filter(excuse -> excuse.setting() == null)
                .map(excuse -> new Excuse(excuse.rule(), excuse.file() == null ? "*" : excuse.file(), excuse.reason()))
                .toList();
    }
}
