package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Variables;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Version and environment of a release: {@link #version}, then {@link #release}, then {@link #environment}. Each ends
 * the stage where it cannot do its part.
 */
public final class CreateEnvironment {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Duration NO_EVIDENCE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CNAMES_TRIED = 3;

    /** An environment's name has at most 40 characters: 21, the release's id and two more for its number. */
    private static final int NAMES_TRIED = 9;

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final Configuration configuration;
    private final UploadInput bundle;

    CreateEnvironment(Steps steps, UploadInput bundle) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.configuration = policy.configuration();
        this.bundle = bundle;
    }

    /** Where a version is named instead of a commit, it must be there and usable. */
    public void mustKnowVersion() {
        if (bundle.isForeign()) {
            context.section("the version is there", this::foreignVersion);
        }
    }

    /** Stores the bundle and makes a version of it; a version that was named is there already. */
    public void version() {
        if (bundle.isForeign()) {
            return;
        }
        StoreBundle storing = new StoreBundle(context);
        String bucket = storing.bucket();
        String key = configuration.application() + "/" + bundle.label() + ".zip";
        storing.store(bucket, key, bundle);
        context.section("the version is made", () -> ownVersion(bucket, key));
    }

    private Boolean foreignVersion() {
        List<ApplicationVersion> seen = context.look(
                        new Effect.LookAtVersions(configuration.application(), bundle.label()),
                        Answer.VersionsSeen.class)
                .versions();
        if (seen.isEmpty()) {
            throw context.badInput(
                    "--version: there is no version " + bundle.label() + " in " + configuration.application());
        }
        ApplicationVersion version = seen.get(0);
        if (!version.isUsable()) {
            String status = version.status().isEmpty() ? "without a status" : version.status();
            throw context.badInput("--version: version " + bundle.label() + " is " + status
                    + ", and only one that is PROCESSED or UNPROCESSED can be deployed");
        }
        return true;
    }

    private Boolean ownVersion(String bucket, String key) {
        Goal.VersionExists goal = new Goal.VersionExists(bundle.label(), bucket, key);
        boolean known =
                context.journal().releases().stream().anyMatch(r -> r.version().equals(bundle.label()));
        Answer first = known ? look() : new Answer.VersionsSeen(List.of());
        Map<String, String> tags = tags("");
        tags.remove("kirikae:release");
        Change change = Change.ofItsOwnGuard(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.CreateVersion(
                        operation,
                        configuration.application(),
                        bundle.label(),
                        bucket,
                        key,
                        clipped(bundle.shortCommit() + " " + bundle.subject()),
                        tags,
                        signedAt,
                        notAfter));
        Retry retry = context.retry(PATIENCE);
        ChangeResult reached = context.reach(change, first, NO_EVIDENCE);
        while (retry.isDue(reached)) {
            reached = context.reach(change, look(), NO_EVIDENCE);
        }
        if (reached.kind() == ChangeResult.Kind.REFUSED && reached.why().contains("already exists")) {
            adoptVersion(goal);
            return true;
        }
        context.require(reached, "version " + bundle.label() + " could not be made");
        return true;
    }

    private Answer look() {
        return context.look(new Effect.LookAtVersions(configuration.application(), bundle.label()));
    }

    private void adoptVersion(Goal.VersionExists goal) {
        List<ApplicationVersion> seen = context.look(
                        new Effect.LookAtVersions(configuration.application(), goal.label()), Answer.VersionsSeen.class)
                .versions();
        if (seen.isEmpty()) {
            throw context.ended(
                    EndingCause.PERSON,
                    "version " + goal.label() + " exists already and is not shown: these credentials may not see it",
                    "upload");
        }
        boolean same = goal.bucket().equals(seen.get(0).bucket())
                && goal.key().equals(seen.get(0).key());
        if (!same) {
            throw context.ended(
                    EndingCause.FOREIGN,
                    "version " + goal.label() + " exists already with another bundle: somebody else made it",
                    "");
        }
    }

    /**
     * Opens a release, under an id that nothing has yet. Releases that never got an environment end.
     *
     * @param live what it is prepared against; null: nobody has the live name, and its environment gets it
     * @param fresh a new environment was asked for although the input had not changed
     */
    public ReleaseRecord release(EnvironmentSnapshot snapshot, @Nullable Environment live, boolean fresh) {
        closeUnmade();
        String id = freeId(snapshot);
        String name = configuration.environment().name() + "-" + id;
        context.record(new JournalEntry.Opened(
                id,
                bundle.commit(),
                bundle.label(),
                bundle.digest(),
                name,
                bundle.record(),
                live == null ? null : live.id(),
                fresh,
                context.now()));
        ReleaseRecord opened = context.journal().release(id);
        if (opened == null) {
            throw new IllegalStateException("a release that was just opened is not known: " + id);
        }
        return opened;
    }

    /** A release that never got an environment, and is not gone on with, ends. */
    private void closeUnmade() {
        for (ReleaseRecord release : context.journal().releases()) {
            boolean unmade = release.environment() == null && !release.state().isEnd();
            if (unmade) {
                context.record(new JournalEntry.Ended(
                        release.id(),
                        JournalEntry.How.ABANDONED,
                        "left for another, before it had an environment",
                        context.now()));
            }
        }
    }

    /** Date and commit; a number for every environment of the same day and commit after the first. */
    private String freeId(EnvironmentSnapshot snapshot) {
        String base = DATE.format(context.now().atZone(ZoneOffset.UTC)) + "-" + bundle.shortCommit();
        for (int number = 1; ; number++) {
            String id = number == 1 ? base : base + "-" + number;
            String name = configuration.environment().name() + "-" + id;
            boolean taken = context.journal().release(id) != null
                    || snapshot.environments().stream().anyMatch(e -> e.name().equals(name));
            if (!taken) {
                return id;
            }
        }
    }

    /** An environment with the release it was made for: not always the one that was opened first. */
    public record Made(ReleaseRecord release, EnvironmentId environment) {}

    /**
     * Makes the environment, on live's settings as the configuration wants them; one of that name and version that is
     * there already is taken. Where another application has its name, which is unique in the whole region, the release
     * ends and the next one is opened, under the next name.
     *
     * @param snapshot the last look
     * @param live as for {@link #release}
     * @param platform from {@link InheritSettings#platform}
     */
    public Made environment(
            EnvironmentSnapshot snapshot, ReleaseRecord opened, @Nullable Environment live, String platform) {
        InheritSettings.Base base = steps.inheritSettings().base(opened, live, platform);
        ReleaseRecord release = opened;
        for (int tried = 1; ; tried++) {
            ReleaseRecord named = release;
            ChangeResult made = context.section("the environment is made", () -> make(snapshot, named, live, base));
            EnvironmentId id = made.environment();
            if (made.holds() && id != null) {
                return new Made(release, id);
            }
            if (!isTaken(made) || tried == NAMES_TRIED) {
                context.record(new JournalEntry.LaunchFailed(release.id(), null, List.of(made.why()), context.now()));
                context.require(made, "environment " + release.environmentName() + " could not be made");
                throw context.ended(EndingCause.UNKNOWN, "Beanstalk did not tell the environment's id", "upload");
            }
            context.record(new JournalEntry.Ended(
                    release.id(),
                    JournalEntry.How.ABANDONED,
                    "the name " + release.environmentName() + " is taken by an environment of another application",
                    context.now()));
            release = release(snapshot, live, release.fresh());
        }
    }

    private static boolean isTaken(ChangeResult made) {
        return made.kind() == ChangeResult.Kind.REFUSED && made.why().contains("already exists");
    }

    private ChangeResult make(
            EnvironmentSnapshot snapshot,
            ReleaseRecord release,
            @Nullable Environment live,
            InheritSettings.Base base) {
        Retry retry = context.retry(PATIENCE);
        int names = 0;
        boolean mayBeThere = false;
        while (true) {
            ChangeResult reached = make(snapshot, release, live, base, names);
            if (mayBeThere && isTaken(reached)) {
                throw context.ended(
                        EndingCause.PERSON,
                        "environment " + release.environmentName() + " was made and is not shown: these credentials may"
                                + " not see it",
                        "upload");
            }
            mayBeThere |= reached.kind() == ChangeResult.Kind.NEVER_ARRIVED;
            boolean nameTaken = live != null
                    && reached.kind() == ChangeResult.Kind.REFUSED
                    && reached.why().contains("is not available");
            if (nameTaken && names + 1 < CNAMES_TRIED) {
                names++;
            } else if (!retry.isDue(reached)) {
                return reached;
            }
        }
    }

    private ChangeResult make(
            EnvironmentSnapshot snapshot,
            ReleaseRecord release,
            @Nullable Environment live,
            InheritSettings.Base base,
            int names) {
        String prefix = live == null
                ? steps.newLiveName().prefix()
                : TemporaryCname.unguessable(
                        release.environmentName(), context.request().nonce(), names);
        Goal.EnvironmentExists goal = new Goal.EnvironmentExists(
                release.id(), release.environmentName(), prefix, bundle.label(), base.platform(), base.template());
        List<OptionSetting> settings = settings(release, base);
        Change change = Change.ofItsOwnGuard(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.CreateEnvironment(
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
        return context.reach(change, snapshot.answer(), NO_EVIDENCE);
    }

    private List<OptionSetting> settings(ReleaseRecord release, InheritSettings.Base base) {
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
        put(settings, new OptionSetting(InheritSettings.PROPERTIES, "KIRIKAE_VERSION", bundle.label()));
        put(settings, new OptionSetting(InheritSettings.PROPERTIES, "KIRIKAE_RELEASE", release.id()));
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
