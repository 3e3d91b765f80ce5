package dev.kirikae.aws;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Effects on AWS. Every client behind it is made at its first use. What is not in its list of doors is not done.
 *
 * <p>A look that brings nothing is {@link Answer.Missing}; so are a storage, an upload or a part that could not be had. A
 * changing call is put on the wire at most once. A write to the ledger that is refused for certain (no right, no
 * credentials, a foreign bucket) is {@link Answer.Refused}.
 */
public final class AwsWorld implements World, AutoCloseable {

    /** What doors need besides their own action: tags at creation, lists and buckets, parts given up. */
    private static final Set<String> BESIDES = Set.of(
            "elasticbeanstalk:AddTags", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:AbortMultipartUpload");

    private final Clients clients;
    private final WorkerThreads hands = new WorkerThreads();
    private final Ledger ledger;
    private final PartedUploads uploads;
    private final Map<Class<?>, EffectHandler<?>> doors;

    /**
     * @param clock signs looks, and is asked right before a changing call whether it may still go
     * @param files local bundles by their SHA-256 in hexadecimal
     * @param probes performs the samples; may be called from several threads
     */
    public AwsWorld(
            AwsTarget target, InstantSource clock, Map<String, Path> files, Function<Effect.Probe, Answer> probes) {
        this(target, clock, files, probes, Timeouts.USUAL);
    }

    /** As above, but for how long AWS is waited for. */
    public AwsWorld(
            AwsTarget target,
            InstantSource clock,
            Map<String, Path> files,
            Function<Effect.Probe, Answer> probes,
            Timeouts patience) {
        this.clients = new Clients(target, clock, patience);
        Rounds rounds = new Rounds(this::perform, clock, hands);
        Owners owners = new Owners(clients);
        Supplier<String> usual = () -> "elasticbeanstalk-" + target.region() + "-" + clients.account();
        LocalFiles local = new LocalFiles(files);
        BundleStore bundles = new BundleStore(clients, owners, local, usual);
        this.uploads = new PartedUploads(clients, owners, local);
        this.ledger = new Ledger(
                new LedgerBucket(target, clients, usual, owners, bundles::ensureStorage),
                () -> prefix(target),
                hands,
                target.program());
        this.doors = Stream.of(
                        beanstalk(target, clock),
                        metrics(),
                        storage(bundles, new StoredExtensions(clients, owners)),
                        Stream.of(
                                EffectHandler.look(Effect.Probe.class, "", probes),
                                EffectHandler.look(Effect.Round.class, "", rounds::go)))
                .flatMap(some -> some)
                .collect(toUnmodifiableMap(EffectHandler::kind, door -> door));
    }

    /** Where requests go by an endpoint override; null where they go to AWS. */
    public @Nullable URI endpoint() {
        return clients.endpoint();
    }

    /**
     * The IAM actions that the doors call for, sorted; what Beanstalk does downstream with the caller's rights is not among
     * them.
     */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>(BESIDES);
        doors.values().forEach(door -> actions.add(door.action()));
        actions.remove("");
        return actions;
    }

    /** The journal's records as they are stored: what an audit and a history read. */
    public StoredJournal stored() {
        return ledger.stored();
    }

    @Override
    public Answer perform(Effect effect) {
        EffectHandler<?> door = doors.get(effect.getClass());
        if (door == null) {
            throw new IllegalArgumentException("not an effect of this world: " + effect.getClass());
        }
        return door.open(effect);
    }

    private Stream<EffectHandler<?>> beanstalk(AwsTarget target, InstantSource clock) {
        ChangingCalls acts = new ChangingCalls(clients, clock);
        EnvironmentCalls environments = new EnvironmentCalls(clients, acts, clock);
        VersionCalls versions = new VersionCalls(clients, acts);
        ConfigurationCalls configurations = new ConfigurationCalls(clients, acts, target.region());
        HealthLooks health = new HealthLooks(clients);
        EventLooks events = new EventLooks(clients);
        Logs logs = new Logs(clients, clock);
        return Stream.of(
                EffectHandler.look(
                        Effect.LookAtApplication.class,
                        "elasticbeanstalk:DescribeApplications",
                        versions::lookAtApplication),
                EffectHandler.look(
                        Effect.LookAtEnvironments.class, "elasticbeanstalk:DescribeEnvironments", environments::look),
                EffectHandler.look(
                        Effect.LookAtTerminated.class,
                        "elasticbeanstalk:DescribeEnvironments",
                        environments::lookAtTerminated),
                EffectHandler.look(
                        Effect.LookAtName.class, "elasticbeanstalk:CheckDNSAvailability", environments::lookAtName),
                EffectHandler.look(
                        Effect.LookAtVersions.class, "elasticbeanstalk:DescribeApplicationVersions", versions::look),
                EffectHandler.look(
                        Effect.LookAtPlatforms.class,
                        "elasticbeanstalk:ListAvailableSolutionStacks",
                        look -> configurations.platforms()),
                EffectHandler.look(
                        Effect.LookAtSettings.class,
                        "elasticbeanstalk:DescribeConfigurationSettings",
                        configurations::settings),
                EffectHandler.look(
                        Effect.LookAtInstances.class, "elasticbeanstalk:DescribeInstancesHealth", health::instances),
                EffectHandler.look(
                        Effect.LookAtCauses.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::causes),
                EffectHandler.look(
                        Effect.LookAtRequests.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::requests),
                EffectHandler.look(Effect.LookAtEvents.class, "elasticbeanstalk:DescribeEvents", events::look),
                EffectHandler.look(
                        Effect.LookAtResources.class,
                        "elasticbeanstalk:DescribeEnvironmentResources",
                        configurations::resources),
                EffectHandler.look(
                        Effect.LookAtTags.class, "elasticbeanstalk:ListTagsForResource", configurations::tags),
                EffectHandler.look(
                        Effect.LookAtManagedActions.class,
                        "elasticbeanstalk:DescribeEnvironmentManagedActions",
                        configurations::managedActions),
                EffectHandler.look(Effect.AskForLogs.class, "elasticbeanstalk:RequestEnvironmentInfo", logs::ask),
                EffectHandler.look(Effect.LookAtLogs.class, "elasticbeanstalk:RetrieveEnvironmentInfo", logs::look),
                EffectHandler.write(
                        Effect.CreateVersion.class, "elasticbeanstalk:CreateApplicationVersion", versions::create),
                EffectHandler.write(
                        Effect.DeleteVersion.class, "elasticbeanstalk:DeleteApplicationVersion", versions::delete),
                EffectHandler.write(
                        Effect.SaveConfiguration.class,
                        "elasticbeanstalk:CreateConfigurationTemplate",
                        configurations::save),
                EffectHandler.write(
                        Effect.DeleteConfiguration.class,
                        "elasticbeanstalk:DeleteConfigurationTemplate",
                        configurations::delete),
                EffectHandler.write(
                        Effect.CreateEnvironment.class, "elasticbeanstalk:CreateEnvironment", environments::create),
                EffectHandler.write(Effect.Swap.class, "elasticbeanstalk:SwapEnvironmentCNAMEs", environments::swap),
                EffectHandler.write(
                        Effect.SetCapacity.class, "elasticbeanstalk:UpdateEnvironment", environments::setCapacity),
                EffectHandler.write(
                        Effect.Terminate.class, "elasticbeanstalk:TerminateEnvironment", environments::terminate));
    }

    private Stream<EffectHandler<?>> metrics() {
        Identity identity = new Identity(clients);
        return Stream.of(
                EffectHandler.look(Effect.LookAtCaller.class, "sts:GetCallerIdentity", look -> identity.look()),
                EffectHandler.look(
                        Effect.LookAtAlarms.class, "cloudwatch:DescribeAlarms", new AlarmLooks(clients)::look),
                EffectHandler.look(
                        Effect.LookAtTraffic.class, "cloudwatch:GetMetricData", new RequestMetrics(clients)::look));
    }

    private Stream<EffectHandler<?>> storage(BundleStore bundles, StoredExtensions extensions) {
        return Stream.of(
                EffectHandler.look(
                        Effect.EnsureStorage.class,
                        "elasticbeanstalk:CreateStorageLocation",
                        e -> bundles.ensureStorage()),
                EffectHandler.look(Effect.LookAtObject.class, "s3:GetObject", bundles::look),
                EffectHandler.look(Effect.LookAtExtensions.class, "s3:GetObject", extensions::look),
                EffectHandler.write(Effect.StoreObject.class, "s3:PutObject", bundles::store),
                EffectHandler.look(Effect.BeginUpload.class, "s3:PutObject", uploads::begin),
                EffectHandler.look(Effect.StorePart.class, "s3:PutObject", uploads::part),
                EffectHandler.write(Effect.FinishUpload.class, "s3:PutObject", uploads::finish),
                EffectHandler.look(Effect.ReadJournal.class, "s3:GetObject", look -> ledger.readJournal()),
                EffectHandler.look(Effect.ReadLock.class, "s3:GetObject", look -> ledger.readLock()),
                EffectHandler.write(Effect.Append.class, "s3:PutObject", ledger::append),
                EffectHandler.write(Effect.WriteLock.class, "s3:PutObject", ledger::writeLock),
                EffectHandler.write(Effect.WriteIndex.class, "s3:PutObject", ledger::writeIndex));
    }

    private String prefix(AwsTarget target) {
        return target.ledgerPrefix() + clients.account() + "/" + KeySegments.segment(target.region()) + "/"
                + KeySegments.segment(target.application()) + "/" + KeySegments.segment(target.service()) + "/";
    }

    @Override
    public void close() {
        hands.close();
        uploads.close();
        clients.close();
    }
}
