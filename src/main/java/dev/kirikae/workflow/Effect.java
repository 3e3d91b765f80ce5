package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ProbeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call to the outside world, as data. Nothing happens until a driver performs it. */
public sealed interface Effect {

    /** What may go side by side with others in one {@link Round}: looks, and the ledger's own writes. */
    sealed interface Parallel extends Effect {}

    /** A question that changes nothing and may be asked again. */
    sealed interface Look extends Parallel {}

    /** Whose credentials these are. Answer: {@link Answer.CallerSeen}. */
    record LookAtCaller() implements Look {}

    /** Whether the application exists. Answer: {@link Answer.ApplicationSeen}. */
    record LookAtApplication(String application) implements Look {}

    /**
     * All environments of the application, every page of them, recently terminated ones too. Answer: {@link
     * Answer.EnvironmentsSeen}; an unknown application gives an empty list.
     */
    record LookAtEnvironments(String application) implements Look {}

    /**
     * Environments of the application that were terminated in the last 42 days, which is as long as Beanstalk tells of them
     * (API Reference, DescribeEnvironments, IncludeDeleted, read 2026-11). Answer: {@link Answer.EnvironmentsSeen}.
     */
    record LookAtTerminated(String application) implements Look {}

    /** Whether a CNAME prefix is free: a hint, not a reservation. Answer: {@link Answer.NameSeen}. */
    record LookAtName(String prefix) implements Look {}

    /** The application's versions: all, or the one named. Answer: {@link Answer.VersionsSeen}. */
    record LookAtVersions(String application, @Nullable String label) implements Look {}

    /** Solution stacks on offer, newest first. Answer: {@link Answer.PlatformsSeen}. */
    record LookAtPlatforms() implements Look {}

    /**
     * Deployed option settings of an environment, or of a saved configuration: exactly one of the two is named. Answer:
     * {@link Answer.SettingsSeen}.
     */
    record LookAtSettings(
            String application,
            @Nullable String environmentName,
            @Nullable String template) implements Look {}

    /** Every instance with the version it runs. Answer: {@link Answer.InstancesSeen}. */
    record LookAtInstances(EnvironmentId environment) implements Look {}

    /** Health causes in words. Answer: {@link Answer.CausesSeen}. */
    record LookAtCauses(EnvironmentId environment) implements Look {}

    /** Events since an instant, oldest first, at most the newest thousand. Answer: {@link Answer.EventsSeen}. */
    record LookAtEvents(EnvironmentId environment, Instant since) implements Look {}

    /** Answer: {@link Answer.ResourcesSeen}. */
    record LookAtResources(EnvironmentId environment) implements Look {}

    /** Tags of an environment: one call of the budget people share, so asked rarely. Answer: {@link Answer.TagsSeen}. */
    record LookAtTags(String application, String environmentName) implements Look {}

    /** Scheduled, pending and running managed platform updates. Answer: {@link Answer.ManagedActionsSeen}. */
    record LookAtManagedActions(EnvironmentId environment) implements Look {}

    /**
     * Alarms of every type by exact name and by prefix, also those that cannot be read. Answer: {@link Answer.AlarmsSeen}; a name
     * that does not exist is not among them.
     */
    record LookAtAlarms(List<String> names, List<String> prefixes) implements Look {
        public LookAtAlarms {
            names = List.copyOf(names);
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * Requests per minute that a load balancer counted, one point a minute. Answer: {@link Answer.TrafficSeen}.
     *
     * @param loadBalancer ARN of an application or network load balancer, or the name of a classic one
     */
    record LookAtTraffic(String loadBalancer, Instant from, Instant to) implements Look {}

    /** Requests per minute by enhanced health, for environments without a load balancer. Answer: {@link Answer.TrafficSeen}. */
    record LookAtRequests(EnvironmentId environment) implements Look {}

    /** Asks Beanstalk to collect the instances' log tails; they are ready some seconds later. Answer: {@link Answer.Asked}. */
    record AskForLogs(EnvironmentId environment) implements Look {}

    /** The log tails collected last. Answer: {@link Answer.LogsSeen}. */
    record LookAtLogs(EnvironmentId environment) implements Look {}

    /** One sample of the application. Answer: {@link Answer.Probed}. */
    record Probe(String check, ProbeRequest request) implements Look {}

    /**
     * Several side by side, with an end: what has not answered by then is missing. No rounds in rounds. Answer: {@link
     * Answer.RoundSeen}.
     */
    record Round(List<? extends Parallel> parts, Instant until) implements Look {
        public Round {
            parts = List.copyOf(parts);
        }
    }

    /** An object of the bundle store. Answer: {@link Answer.ObjectSeen}. */
    record LookAtObject(String bucket, String key) implements Look {}

    /** What Beanstalk acts on in a bundle of the store. Answer: {@link Answer.ExtensionsSeen}. */
    record LookAtExtensions(String bucket, String key) implements Look {}

    /** The journal from an index on. Answer: {@link Answer.JournalSeen} or {@link Answer.JournalBroken}. */
    record ReadJournal() implements Look {}

    /** Answer: {@link Answer.LockSeen}. */
    record ReadLock() implements Look {}

    /** Whether one commit contains another. Answer: {@link Answer.AncestrySeen}. */
    record LookAtAncestry(String commit, String other) implements Look {}

    /** Time passes; {@code what} tells people what is waited for. Answer: {@link Answer.Waited}. */
    record Wait(Instant until, String what) implements Effect {}

    // What Kirikae keeps for itself: nothing that users or AWS would notice.

    /**
     * Appends one entry if, and only if, the journal has exactly this length. Answer: {@link Answer.Appended}, {@link
     * Answer.Overtaken} or {@link Answer.Unknown}.
     */
    record Append(int sequence, String previous, JournalEntry entry) implements Parallel {}

    /**
     * Writes the lock if it stands as it was read. Answer: {@link Answer.LockWritten}, {@link Answer.Overtaken} or {@link
     * Answer.Unknown}.
     *
     * @param tag the store's tag of what was read; null: only if there is none
     */
    record WriteLock(Lease lease, @Nullable String tag) implements Parallel {}

    /** The journal's facts so far, so that nobody need read them all again. A cache; its loss harms nothing. Answer: {@link Answer.Asked}. */
    record WriteIndex(int length, String head, JournalState journal) implements Effect {}

    /** The region's Beanstalk bucket, made where it is missing. Answer: {@link Answer.StorageIs}. */
    record EnsureStorage() implements Effect {}

    /** Stores a small bundle if the key is free. Answer: {@link Answer.Done}, {@link Answer.Refused} or {@link Answer.Unknown}. */
    record StoreObject(String bucket, String key, String contentDigest, String sha256, long size) implements Effect {}

    /** Begins a large bundle. Answer: {@link Answer.UploadBegun}. */
    record BeginUpload(String bucket, String key, String contentDigest, String sha256) implements Effect {}

    /** One part of it, from the local file whose SHA-256 is named; numbers count from 1. Answer: {@link Answer.PartStored}. */
    record StorePart(String bucket, String key, String upload, String sha256, int number, long offset, long length)
            implements Effect {}

    /** Makes the parts one object if the key is free. Answer: {@link Answer.Done}, {@link Answer.Refused} or {@link Answer.Unknown}. */
    record FinishUpload(String bucket, String key, String upload, List<String> parts) implements Effect {
        public FinishUpload {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A call that users or AWS would notice. One attempt, signed with the intent's time, so that AWS itself refuses it late;
     * never put on the wire after {@code notAfter}. Answers: {@link Answer.Done}, {@link Answer.Refused}, {@link
     * Answer.Unknown}, {@link Answer.NotSent}, and no other.
     */
    sealed interface Changing extends Effect {
        String operation();

        Instant signedAt();

        Instant notAfter();
    }

    record CreateVersion(
            String operation,
            String application,
            String label,
            String bucket,
            String key,
            String description,
            Map<String, String> tags,
            Instant signedAt,
            Instant notAfter)
            implements Changing {
        public CreateVersion {
            tags = sorted(tags);
        }
    }

    record DeleteVersion(
            String operation, String application, String label, boolean withBundle, Instant signedAt, Instant notAfter)
            implements Changing {}

    /** Saves an environment's API-given settings under a name of our own. */
    record SaveConfiguration(
            String operation,
            String application,
            String template,
            EnvironmentId from,
            Instant signedAt,
            Instant notAfter)
            implements Changing {}

    record DeleteConfiguration(
            String operation, String application, String template, Instant signedAt, Instant notAfter)
            implements Changing {}

    /**
     * Exactly one of {@code platform} and {@code template} is given.
     *
     * @param platform a solution stack's name or a platform ARN
     */
    record CreateEnvironment(
            String operation,
            String application,
            String name,
            String prefix,
            String version,
            @Nullable String platform,
            @Nullable String template,
            List<OptionSetting> settings,
            Map<String, String> tags,
            String description,
            Instant signedAt,
            Instant notAfter)
            implements Changing {
        public CreateEnvironment {
            settings = List.copyOf(settings);
            tags = sorted(tags);
        }
    }

    /** Beanstalk's swap: a toggle. */
    record Swap(String operation, EnvironmentId from, EnvironmentId to, Instant signedAt, Instant notAfter)
            implements Changing {}

    /** Sets the least number of instances of an environment that does not serve. */
    record SetCapacity(String operation, EnvironmentId environment, int instances, Instant signedAt, Instant notAfter)
            implements Changing {}

    record Terminate(String operation, EnvironmentId environment, Instant signedAt, Instant notAfter)
            implements Changing {}

    private static Map<String, String> sorted(Map<String, String> map) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
