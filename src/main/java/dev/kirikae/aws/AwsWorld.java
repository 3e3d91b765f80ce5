package dev.kirikae.aws;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.World;
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
    private final Hands hands = new Hands();
    private final Ledger ledger;
    private final PartedUploads uploads;
    private final Map<Class<?>, Door<?>> doors;

    /**
     * @param clock signs looks, and is asked right before a changing call whether it may still go
     * @param files local bundles by their SHA-256 in hexadecimal
     * @param probes performs the samples; may be called from several threads
     */
    public AwsWorld(Place place, InstantSource clock, Map<String, Path> files, Function<Effect.Probe, Answer> probes) {
        this(place, clock, files, probes, Patience.USUAL);
    }

    /** As above, but for how long AWS is waited for. */
    public AwsWorld(
            Place place,
            InstantSource clock,
            Map<String, Path> files,
            Function<Effect.Probe, Answer> probes,
            Patience patience) {
        this.clients = new Clients(place, clock, patience);
        Rounds rounds = new Rounds(this::perform, clock, hands);
        Owners owners = new Owners(clients);
        Supplier<String> usual = () -> "elasticbeanstalk-" + place.region() + "-" + clients.account();
        LocalFiles local = new LocalFiles(files);
        Bundles bundles = new Bundles(clients, owners, local, usual);
        this.uploads = new PartedUploads(clients, owners, local);
        this.ledger = new Ledger(
                new LedgerBucket(place, clients, usual, owners, bundles::ensureStorage),
                () -> prefix(place),
                hands,
                place.program());
        this.doors = Stream.of(
                        beanstalk(place, clock),
                        metrics(),
                        storage(bundles, new StoredExtensions(clients, owners)),
                        Stream.of(
                                Door.look(Effect.Probe.class, "", probes),
                                Door.look(Effect.Round.class, "", rounds::go)))
                .flatMap(some -> some)
                .collect(toUnmodifiableMap(Door::kind, door -> door));
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
    public Stored stored() {
        return ledger.stored();
    }

    @Override
    public Answer perform(Effect effect) {
        Door<?> door = doors.get(effect.getClass());
        if (door == null) {
            throw new IllegalArgumentException("not an effect of this world: " + effect.getClass());
        }
        return door.open(effect);
    }

    private Stream<Door<?>> beanstalk(Place place, InstantSource clock) {
        Acts acts = new Acts(clients, clock);
        Environments environments = new Environments(clients, acts, clock);
        Versions versions = new Versions(clients, acts);
        Configurations configurations = new Configurations(clients, acts, place.region());
        Health health = new Health(clients);
        Events events = new Events(clients);
        Logs logs = new Logs(clients, clock);
        return Stream.of(
                Door.look(
                        Effect.LookAtApplication.class,
                        "elasticbeanstalk:DescribeApplications",
                        versions::lookAtApplication),
                Door.look(Effect.LookAtEnvironments.class, "elasticbeanstalk:DescribeEnvironments", environments::look),
                Door.look(
                        Effect.LookAtTerminated.class,
                        "elasticbeanstalk:DescribeEnvironments",
                        environments::lookAtTerminated),
                Door.look(Effect.LookAtName.class, "elasticbeanstalk:CheckDNSAvailability", environments::lookAtName),
                Door.look(Effect.LookAtVersions.class, "elasticbeanstalk:DescribeApplicationVersions", versions::look),
                Door.look(
                        Effect.LookAtPlatforms.class,
                        "elasticbeanstalk:ListAvailableSolutionStacks",
                        look -> configurations.platforms()),
                Door.look(
                        Effect.LookAtSettings.class,
                        "elasticbeanstalk:DescribeConfigurationSettings",
                        configurations::settings),
                Door.look(Effect.LookAtInstances.class, "elasticbeanstalk:DescribeInstancesHealth", health::instances),
                Door.look(Effect.LookAtCauses.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::causes),
                Door.look(Effect.LookAtRequests.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::requests),
                Door.look(Effect.LookAtEvents.class, "elasticbeanstalk:DescribeEvents", events::look),
                Door.look(
                        Effect.LookAtResources.class,
                        "elasticbeanstalk:DescribeEnvironmentResources",
                        configurations::resources),
                Door.look(Effect.LookAtTags.class, "elasticbeanstalk:ListTagsForResource", configurations::tags),
                Door.look(
                        Effect.LookAtManagedActions.class,
                        "elasticbeanstalk:DescribeEnvironmentManagedActions",
                        configurations::managedActions),
                Door.look(Effect.AskForLogs.class, "elasticbeanstalk:RequestEnvironmentInfo", logs::ask),
                Door.look(Effect.LookAtLogs.class, "elasticbeanstalk:RetrieveEnvironmentInfo", logs::look),
                Door.write(Effect.CreateVersion.class, "elasticbeanstalk:CreateApplicationVersion", versions::create),
                Door.write(Effect.DeleteVersion.class, "elasticbeanstalk:DeleteApplicationVersion", versions::delete),
                Door.write(
                        Effect.SaveConfiguration.class,
                        "elasticbeanstalk:CreateConfigurationTemplate",
                        configurations::save),
                Door.write(
                        Effect.DeleteConfiguration.class,
                        "elasticbeanstalk:DeleteConfigurationTemplate",
                        configurations::delete),
                Door.write(Effect.CreateEnvironment.class, "elasticbeanstalk:CreateEnvironment", environments::create),
                Door.write(Effect.Swap.class, "elasticbeanstalk:SwapEnvironmentCNAMEs", environments::swap),
                Door.write(Effect.SetCapacity.class, "elasticbeanstalk:UpdateEnvironment", environments::setCapacity),
                Door.write(Effect.Terminate.class, "elasticbeanstalk:TerminateEnvironment", environments::terminate));
    }

    private Stream<Door<?>> metrics() {
        Identity identity = new Identity(clients);
        return Stream.of(
                Door.look(Effect.LookAtCaller.class, "sts:GetCallerIdentity", look -> identity.look()),
                Door.look(Effect.LookAtAlarms.class, "cloudwatch:DescribeAlarms", new Alarms(clients)::look),
                Door.look(Effect.LookAtTraffic.class, "cloudwatch:GetMetricData", new Traffic(clients)::look));
    }

    private Stream<Door<?>> storage(Bundles bundles, StoredExtensions extensions) {
        return Stream.of(
                Door.look(
                        Effect.EnsureStorage.class,
                        "elasticbeanstalk:CreateStorageLocation",
                        e -> bundles.ensureStorage()),
                Door.look(Effect.LookAtObject.class, "s3:GetObject", bundles::look),
                Door.look(Effect.LookAtExtensions.class, "s3:GetObject", extensions::look),
                Door.write(Effect.StoreObject.class, "s3:PutObject", bundles::store),
                Door.look(Effect.BeginUpload.class, "s3:PutObject", uploads::begin),
                Door.look(Effect.StorePart.class, "s3:PutObject", uploads::part),
                Door.write(Effect.FinishUpload.class, "s3:PutObject", uploads::finish),
                Door.look(Effect.ReadJournal.class, "s3:GetObject", look -> ledger.readJournal()),
                Door.look(Effect.ReadLock.class, "s3:GetObject", look -> ledger.readLock()),
                Door.write(Effect.Append.class, "s3:PutObject", ledger::append),
                Door.write(Effect.WriteLock.class, "s3:PutObject", ledger::writeLock),
                Door.write(Effect.WriteIndex.class, "s3:PutObject", ledger::writeIndex));
    }

    private String prefix(Place place) {
        return place.ledgerPrefix() + clients.account() + "/" + Keys.segment(place.region()) + "/"
                + Keys.segment(place.application()) + "/" + Keys.segment(place.service()) + "/";
    }

    @Override
    public void close() {
        hands.close();
        uploads.close();
        clients.close();
    }
}
