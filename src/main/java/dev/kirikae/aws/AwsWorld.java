package dev.kirikae.aws;

import static dev.kirikae.aws.EffectHandler.look;
import static dev.kirikae.aws.EffectHandler.write;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
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
 * Effects on AWS. Every client behind it is made at its first use. What is not in its list of handlers is not done.
 *
 * <p>A look that brings nothing is {@link Answer.Missing}; so are a storage, an upload or a part that could not be had. A
 * changing call is put on the wire at most once. A write to the ledger that is refused for certain (no right, no
 * credentials, a foreign bucket) is {@link Answer.Refused}.
 */
public final class AwsWorld implements World, AutoCloseable {

    /** What handlers need besides their own action: tags at creation, lists and buckets, parts given up. */
    private static final Set<String> BESIDES = Set.of(
            "elasticbeanstalk:AddTags",
            "sqs:GetQueueUrl",
            FeedCalls.GIVING_BACK,
            "s3:ListBucket",
            "s3:ListBucketMultipartUploads",
            "s3:AbortMultipartUpload");

    private final Clients clients;
    private final WorkerThreads hands = new WorkerThreads();
    private final Ledger ledger;
    private final PartedUploads uploads;
    private final Map<Class<?>, EffectHandler<?>> handlers;

    /**
     * @param clock signs looks, and is asked right before a changing call whether it may still go
     * @param files local bundles by their SHA-256 in hexadecimal
     * @param network asks applications and resolvers; may be called from several threads
     */
    public AwsWorld(
            AwsTarget target,
            InstantSource clock,
            Map<String, Path> files,
            Function<Effect.OverNetwork, Answer> network) {
        this(target, clock, files, network, Timeouts.USUAL);
    }

    /** As above, but for how long AWS is waited for. */
    public AwsWorld(
            AwsTarget target,
            InstantSource clock,
            Map<String, Path> files,
            Function<Effect.OverNetwork, Answer> network,
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
        this.handlers = Stream.of(
                        beanstalk(target, clock),
                        metrics(target, clock),
                        storage(bundles, new StoredExtensions(clients, owners)),
                        Stream.of(
                                look(Effect.Probe.class, "", network::apply),
                                look(Effect.LookAtAddresses.class, "", network::apply),
                                look(Effect.Round.class, "", rounds::go)))
                .flatMap(some -> some)
                .collect(toUnmodifiableMap(EffectHandler::kind, handler -> handler));
    }

    /** Where requests go by an endpoint override; null where they go to AWS. */
    public @Nullable URI endpoint() {
        return clients.endpoint();
    }

    /**
     * The IAM actions that the handlers call for, sorted; what Beanstalk does downstream with the caller's rights is not among
     * them.
     */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>(BESIDES);
        handlers.values().forEach(handler -> actions.add(handler.action()));
        actions.remove("");
        return actions;
    }

    /** The journal's records as they are stored: what an audit and a history read. */
    public StoredJournal stored() {
        return ledger.stored();
    }

    @Override
    public Answer perform(Effect effect) {
        EffectHandler<?> handler = handlers.get(effect.getClass());
        if (handler == null) {
            throw new IllegalArgumentException("not an effect of this world: " + effect.getClass());
        }
        return handler.handle(effect);
    }

    private Stream<EffectHandler<?>> beanstalk(AwsTarget target, InstantSource clock) {
        ChangingCalls changing = new ChangingCalls(clients, clock);
        return Stream.of(
                        environments(new EnvironmentCalls(clients, changing, clock)),
                        versions(new VersionCalls(clients, changing)),
                        configurations(new ConfigurationCalls(clients, changing, target.region())),
                        groups(new Lazily<>(() -> new ScalingCalls(clients, changing))),
                        observations(new HealthLooks(clients), new EventLooks(clients), new Logs(clients, clock)))
                .flatMap(some -> some);
    }

    private static Stream<EffectHandler<?>> environments(EnvironmentCalls calls) {
        return Stream.of(
                look(Effect.LookAtEnvironments.class, "elasticbeanstalk:DescribeEnvironments", calls::look),
                look(Effect.LookAtTerminated.class, "elasticbeanstalk:DescribeEnvironments", calls::lookAtTerminated),
                look(Effect.LookAtName.class, "elasticbeanstalk:CheckDNSAvailability", calls::lookAtName),
                write(ChangingCall.CreateEnvironment.class, "elasticbeanstalk:CreateEnvironment", calls::create),
                write(ChangingCall.Swap.class, "elasticbeanstalk:SwapEnvironmentCNAMEs", calls::swap),
                write(ChangingCall.Terminate.class, "elasticbeanstalk:TerminateEnvironment", calls::terminate));
    }

    /** Made when a group is first asked: its class has the SDK's module loaded. */
    private static Stream<EffectHandler<?>> groups(Lazily<ScalingCalls> calls) {
        return Stream.of(
                look(
                        Effect.LookAtGroup.class,
                        "autoscaling:DescribeAutoScalingGroups",
                        look -> calls.get().look(look)),
                look(
                        Effect.LookAtScheduledActions.class,
                        "autoscaling:DescribeScheduledActions",
                        look -> calls.get().look(look)),
                write(
                        ChangingCall.SetCapacity.class,
                        "autoscaling:SetDesiredCapacity",
                        call -> calls.get().setCapacity(call)),
                write(
                        ChangingCall.SuspendProcesses.class,
                        "autoscaling:SuspendProcesses",
                        call -> calls.get().suspend(call)),
                write(
                        ChangingCall.ResumeProcesses.class,
                        "autoscaling:ResumeProcesses",
                        call -> calls.get().resume(call)));
    }

    private static Stream<EffectHandler<?>> versions(VersionCalls calls) {
        return Stream.of(
                look(Effect.LookAtApplication.class, "elasticbeanstalk:DescribeApplications", calls::lookAtApplication),
                look(Effect.LookAtVersions.class, "elasticbeanstalk:DescribeApplicationVersions", calls::look),
                write(ChangingCall.CreateVersion.class, "elasticbeanstalk:CreateApplicationVersion", calls::create),
                write(ChangingCall.DeleteVersion.class, "elasticbeanstalk:DeleteApplicationVersion", calls::delete));
    }

    private static Stream<EffectHandler<?>> configurations(ConfigurationCalls calls) {
        return Stream.of(
                look(
                        Effect.LookAtPlatforms.class,
                        "elasticbeanstalk:ListAvailableSolutionStacks",
                        look -> calls.platforms()),
                look(Effect.LookAtSettings.class, "elasticbeanstalk:DescribeConfigurationSettings", calls::settings),
                look(Effect.LookAtResources.class, "elasticbeanstalk:DescribeEnvironmentResources", calls::resources),
                look(Effect.LookAtTags.class, "elasticbeanstalk:ListTagsForResource", calls::tags),
                look(
                        Effect.LookAtManagedActions.class,
                        "elasticbeanstalk:DescribeEnvironmentManagedActions",
                        calls::managedActions),
                write(
                        ChangingCall.SaveConfiguration.class,
                        "elasticbeanstalk:CreateConfigurationTemplate",
                        calls::save),
                write(
                        ChangingCall.DeleteConfiguration.class,
                        "elasticbeanstalk:DeleteConfigurationTemplate",
                        calls::delete));
    }

    private static Stream<EffectHandler<?>> observations(HealthLooks health, EventLooks events, Logs logs) {
        return Stream.of(
                look(Effect.LookAtInstances.class, "elasticbeanstalk:DescribeInstancesHealth", health::instances),
                look(Effect.LookAtCauses.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::causes),
                look(Effect.LookAtRequests.class, "elasticbeanstalk:DescribeEnvironmentHealth", health::requests),
                look(Effect.LookAtEvents.class, "elasticbeanstalk:DescribeEvents", events::look),
                look(Effect.AskForLogs.class, "elasticbeanstalk:RequestEnvironmentInfo", logs::ask),
                look(Effect.LookAtLogs.class, "elasticbeanstalk:RetrieveEnvironmentInfo", logs::look));
    }

    private Stream<EffectHandler<?>> metrics(AwsTarget target, InstantSource clock) {
        Identity identity = new Identity(clients);
        RequestMetrics requests = new RequestMetrics(clients);
        AlarmLooks alarms = new AlarmLooks(clients);
        FeedCalls feed = new FeedCalls(clients, clock);
        AlarmTags tags = new AlarmTags(clients, alarms, target.region());
        return Stream.of(
                look(Effect.LookAtCaller.class, "sts:GetCallerIdentity", look -> identity.look()),
                look(Effect.LookAtAlarms.class, "cloudwatch:DescribeAlarms", alarms::look),
                look(Effect.LookAtAlarmHistory.class, AlarmHistoryLooks.READING, new AlarmHistoryLooks(clients)::look),
                look(Effect.ReceiveMessages.class, FeedCalls.RECEIVING, feed::receive),
                look(Effect.ReturnMessages.class, FeedCalls.DELETING, feed::giveBack),
                look(Effect.LookAtAllAlarms.class, AlarmTags.LISTING, look -> tags.all()),
                look(Effect.LookAtAlarmTags.class, AlarmTags.READING, tags::tags),
                look(Effect.LookAtTraffic.class, "cloudwatch:GetMetricData", requests::look),
                look(Effect.LookAtErrors.class, "cloudwatch:GetMetricData", requests::look),
                look(Effect.LookAtConnections.class, "cloudwatch:GetMetricData", requests::look),
                look(Effect.LookAtQueue.class, QueueLooks.READING, new QueueLooks(clients, clock)::look));
    }

    private Stream<EffectHandler<?>> storage(BundleStore bundles, StoredExtensions extensions) {
        return Stream.of(
                look(
                        Effect.EnsureStorage.class,
                        "elasticbeanstalk:CreateStorageLocation",
                        e -> bundles.ensureStorage()),
                look(Effect.LookAtObject.class, "s3:GetObject", bundles::look),
                look(Effect.LookAtExtensions.class, "s3:GetObject", extensions::look),
                write(Effect.StoreObject.class, "s3:PutObject", bundles::store),
                look(Effect.BeginUpload.class, "s3:PutObject", uploads::begin),
                look(Effect.StorePart.class, "s3:PutObject", uploads::part),
                write(Effect.FinishUpload.class, "s3:PutObject", uploads::finish),
                look(Effect.ReadJournal.class, "s3:GetObject", look -> ledger.readJournal()),
                look(Effect.ReadLock.class, "s3:GetObject", look -> ledger.readLock()),
                write(Effect.Append.class, "s3:PutObject", ledger::append),
                write(Effect.WriteLock.class, "s3:PutObject", ledger::writeLock),
                look(Effect.ReadApprovals.class, "s3:GetObject", look -> ledger.readApprovals()),
                write(Effect.WriteApprovals.class, "s3:PutObject", ledger::writeApprovals),
                write(Effect.WriteIndex.class, "s3:PutObject", ledger::writeIndex));
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
