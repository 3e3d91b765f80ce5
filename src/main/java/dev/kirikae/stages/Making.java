package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Variables;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Retry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Version and environment of a release. */
final class Making {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Duration NO_EVIDENCE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NAMES_TRIED = 3;

    private final Desk desk;
    private final Order order;
    private final Configuration configuration;
    private final Bundled bundle;

    Making(Desk desk, Order order, Bundled bundle) {
        this.desk = desk;
        this.order = order;
        this.configuration = order.configuration();
        this.bundle = bundle;
    }

    /** Where a version is named instead of a commit, it must be there and usable. */
    void mustKnowVersion() {
        if (bundle.isForeign()) {
            desk.chapter("the version is there", this::foreignVersion);
        }
    }

    /** Stores the bundle and makes a version of it; a version that was named is there already. */
    void version() {
        if (bundle.isForeign()) {
            return;
        }
        Storing storing = new Storing(desk);
        String bucket = storing.bucket();
        String key = configuration.application() + "/" + bundle.label() + ".zip";
        storing.store(bucket, key, bundle);
        desk.chapter("the version is made", () -> ownVersion(bucket, key));
    }

    private Boolean foreignVersion() {
        List<ApplicationVersion> seen = desk.look(
                        new Effect.LookAtVersions(configuration.application(), bundle.label()),
                        Answer.VersionsSeen.class)
                .versions();
        if (seen.isEmpty()) {
            throw desk.badInput(
                    "--version: there is no version " + bundle.label() + " in " + configuration.application());
        }
        ApplicationVersion version = seen.get(0);
        if (!version.isUsable()) {
            String status = version.status().isEmpty() ? "without a status" : version.status();
            throw desk.badInput("--version: version " + bundle.label() + " is " + status
                    + ", and only one that is PROCESSED or UNPROCESSED can be deployed");
        }
        return true;
    }

    private Boolean ownVersion(String bucket, String key) {
        Goal.VersionExists goal = new Goal.VersionExists(bundle.label(), bucket, key);
        boolean known =
                desk.memory().releases().stream().anyMatch(r -> r.version().equals(bundle.label()));
        Answer first = known ? look() : new Answer.VersionsSeen(List.of());
        Map<String, String> tags = tags("");
        tags.remove("kirikae:release");
        Aim aim = Aim.ofItsOwnGuard(
                order.aims().sight(goal),
                (operation, signedAt, notAfter) -> new Effect.CreateVersion(
                        operation,
                        configuration.application(),
                        bundle.label(),
                        bucket,
                        key,
                        clipped(bundle.shortCommit() + " " + bundle.subject()),
                        tags,
                        signedAt,
                        notAfter));
        Retry retry = desk.retry(PATIENCE);
        Reached reached = desk.reach(aim, first, NO_EVIDENCE);
        while (retry.isDue(reached)) {
            reached = desk.reach(aim, look(), NO_EVIDENCE);
        }
        if (reached.kind() == Reached.Kind.REFUSED && reached.why().contains("already exists")) {
            adoptVersion(goal);
            return true;
        }
        desk.require(reached, "version " + bundle.label() + " could not be made");
        return true;
    }

    private Answer look() {
        return desk.look(new Effect.LookAtVersions(configuration.application(), bundle.label()));
    }

    private void adoptVersion(Goal.VersionExists goal) {
        List<ApplicationVersion> seen = desk.look(
                        new Effect.LookAtVersions(configuration.application(), goal.label()), Answer.VersionsSeen.class)
                .versions();
        if (seen.isEmpty()) {
            throw desk.leave(
                    EndingCause.PERSON,
                    "version " + goal.label() + " exists already and is not shown: these credentials may not see it",
                    "upload");
        }
        boolean same = goal.bucket().equals(seen.get(0).bucket())
                && goal.key().equals(seen.get(0).key());
        if (!same) {
            throw desk.leave(
                    EndingCause.FOREIGN,
                    "version " + goal.label() + " exists already with another bundle: somebody else made it",
                    "");
        }
    }

    /** @param fresh a new environment was asked for although the input had not changed */
    ReleaseFacts release(Scene scene, @Nullable Environment live, boolean fresh) {
        leaveUnmade();
        String id = freeId(scene);
        String name = configuration.environment().name() + "-" + id;
        desk.record(new Entry.Opened(
                id,
                bundle.commit(),
                bundle.label(),
                bundle.digest(),
                name,
                bundle.record(),
                live == null ? null : live.id(),
                fresh,
                desk.now()));
        ReleaseFacts opened = desk.memory().release(id);
        if (opened == null) {
            throw new IllegalStateException("a release that was just opened is not known: " + id);
        }
        return opened;
    }

    /** A release that never got an environment, and is not gone on with, ends. */
    private void leaveUnmade() {
        for (ReleaseFacts release : desk.memory().releases()) {
            boolean unmade = release.environment() == null && !release.state().isEnd();
            if (unmade) {
                desk.record(new Entry.Ended(
                        release.id(),
                        Entry.How.ABANDONED,
                        "left for another, before it had an environment",
                        desk.now()));
            }
        }
    }

    /** Date and commit; a number for every environment of the same day and commit after the first. */
    private String freeId(Scene scene) {
        String base = DATE.format(desk.now().atZone(ZoneOffset.UTC)) + "-" + bundle.shortCommit();
        for (int number = 1; ; number++) {
            String id = number == 1 ? base : base + "-" + number;
            String name = configuration.environment().name() + "-" + id;
            boolean taken = desk.memory().release(id) != null
                    || scene.environments().stream().anyMatch(e -> e.name().equals(name));
            if (!taken) {
                return id;
            }
        }
    }

    EnvironmentId environment(Scene scene, ReleaseFacts release, @Nullable Environment live, String platform) {
        Inheriting.Base base = new Inheriting(desk, order).base(release, live, platform);
        Reached made = desk.chapter("the environment is made", () -> make(scene, release, live, base));
        EnvironmentId id = made.environment();
        if (!made.holds() || id == null) {
            desk.record(new Entry.LaunchFailed(release.id(), null, List.of(made.why()), desk.now()));
            desk.require(made, "environment " + release.environmentName() + " could not be made");
            throw desk.leave(EndingCause.UNKNOWN, "Beanstalk did not tell the environment's id", "upload");
        }
        return id;
    }

    private Reached make(Scene scene, ReleaseFacts release, @Nullable Environment live, Inheriting.Base base) {
        Retry retry = desk.retry(PATIENCE);
        int names = 0;
        boolean mayBeThere = false;
        while (true) {
            Reached reached = make(scene, release, live, base, names);
            boolean exists =
                    reached.kind() == Reached.Kind.REFUSED && reached.why().contains("already exists");
            if (mayBeThere && exists) {
                throw desk.leave(
                        EndingCause.PERSON,
                        "environment " + release.environmentName() + " was made and is not shown: these credentials may"
                                + " not see it",
                        "upload");
            }
            mayBeThere |= reached.kind() == Reached.Kind.NEVER_ARRIVED;
            boolean nameTaken = live != null
                    && reached.kind() == Reached.Kind.REFUSED
                    && reached.why().contains("is not available");
            if (nameTaken && names + 1 < NAMES_TRIED) {
                names++;
            } else if (!retry.isDue(reached)) {
                return reached;
            }
        }
    }

    private Reached make(
            Scene scene, ReleaseFacts release, @Nullable Environment live, Inheriting.Base base, int names) {
        String prefix = live == null
                ? configuration.live().cname()
                : Prefix.unguessable(release.environmentName(), desk.request().nonce(), names);
        Goal.EnvironmentExists goal = new Goal.EnvironmentExists(
                release.id(), release.environmentName(), prefix, bundle.label(), base.platform(), base.template());
        List<OptionSetting> settings = settings(release, base);
        Aim aim = Aim.ofItsOwnGuard(
                order.aims().sight(goal),
                (operation, signedAt, notAfter) -> new Effect.CreateEnvironment(
                        operation,
                        configuration.application(),
                        release.environmentName(),
                        prefix,
                        bundle.label(),
                        base.platform(),
                        base.template(),
                        settings,
                        tags(release.id()),
                        clipped("Kirikae release " + release.id() + " of " + configuration.service()),
                        signedAt,
                        notAfter));
        return desk.reach(aim, scene.answer(), NO_EVIDENCE);
    }

    private List<OptionSetting> settings(ReleaseFacts release, Inheriting.Base base) {
        Map<String, String> variables = Map.of(
                "environment", release.environmentName(),
                "release", release.id(),
                "commit", bundle.commit(),
                "version", bundle.label());
        Map<String, OptionSetting> settings = new TreeMap<>();
        for (OptionSetting inherited : base.settings()) {
            put(settings, inherited);
        }
        for (Configuration.OptionSetting declared : configuration.environment().settings()) {
            put(
                    settings,
                    new OptionSetting(
                            declared.namespace(), declared.name(), Variables.expand(declared.value(), variables)));
        }
        put(settings, new OptionSetting(Inheriting.PROPERTIES, "KIRIKAE_VERSION", bundle.label()));
        put(settings, new OptionSetting(Inheriting.PROPERTIES, "KIRIKAE_RELEASE", release.id()));
        return List.copyOf(settings.values());
    }

    private static void put(Map<String, OptionSetting> settings, OptionSetting setting) {
        settings.put(setting.namespace() + "\n" + setting.name(), setting);
    }

    private Map<String, String> tags(String release) {
        Map<String, String> tags = new TreeMap<>(configuration.environment().tags());
        tags.put("kirikae:service", configuration.service());
        tags.put("kirikae:release", release);
        tags.put("kirikae:content", bundle.isForeign() ? "foreign" : bundle.digest());
        return tags;
    }

    private static String clipped(String text) {
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }
}
