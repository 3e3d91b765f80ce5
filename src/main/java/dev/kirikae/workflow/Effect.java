package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Approval;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ErrorClass;
import dev.kirikae.model.Lease;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call to the outside world, as data. Nothing happens until a driver performs it. Immutable. Each says which answer
 * follows; to a look {@link Answer.Missing} may come instead.
 */
public sealed interface Effect
        permits Effect.Parallel,
                Effect.Wait,
                Effect.WriteIndex,
                Effect.ReturnMessages,
                Effect.EnsureStorage,
                Effect.StoreObject,
                Effect.BeginUpload,
                Effect.StorePart,
                Effect.FinishUpload,
                ChangingCall {

    /** What may go side by side with others in one {@link Round}: looks, and the ledger's own writes. */
    sealed interface Parallel extends Effect {}

    /** A question that changes nothing and may be asked again. */
    sealed interface Look extends Parallel {}

    /** A question to applications and resolvers, not to AWS. */
    sealed interface OverNetwork extends Look {}

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
     * Environments of the application that were terminated in the last 42 days, which is as long as Beanstalk tells of
     * them (API Reference, DescribeEnvironments, IncludeDeleted, read 2026-11). Answer:
     * {@link Answer.EnvironmentsSeen}.
     */
    record LookAtTerminated(String application) implements Look {}

    /** Whether a CNAME prefix is free, of all accounts: a hint, not a reservation. Answer: {@link Answer.NameSeen}. */
    record LookAtName(String prefix) implements Look {}

    /**
     * The application's versions. Answer: {@link Answer.VersionsSeen}.
     *
     * @param label the only one wanted; null: all
     */
    record LookAtVersions(String application, @Nullable String label) implements Look {}

    /** Solution stacks on offer, newest first. Answer: {@link Answer.PlatformsSeen}. */
    record LookAtPlatforms() implements Look {}

    /**
     * Deployed option settings of an environment, or of a saved configuration: exactly one of the two is named. Answer:
     * {@link Answer.SettingsSeen}.
     *
     * @param environmentName null where a saved configuration is meant
     * @param template null where an environment is meant
     */
    record LookAtSettings(
            String application,
            @Nullable String environmentName,
            @Nullable String template) implements Look {}

    /**
     * Every instance with the version it runs; {@link Answer.Trouble#UNSUPPORTED} where basic health is all there is.
     * Answer: {@link Answer.InstancesSeen}.
     */
    record LookAtInstances(EnvironmentId environment) implements Look {}

    /** Health causes in words. Answer: {@link Answer.CausesSeen}. */
    record LookAtCauses(EnvironmentId environment) implements Look {}

    /** Events since an instant. Answer: {@link Answer.EventsSeen}. */
    record LookAtEvents(EnvironmentId environment, Instant since) implements Look {}

    /** The load balancers, groups, instances and queues of an environment. Answer: {@link Answer.ResourcesSeen}. */
    record LookAtResources(EnvironmentId environment) implements Look {}

    /**
     * An Auto Scaling group by its name; {@link Answer.Trouble#ABSENT} where there is none. Answer:
     * {@link Answer.GroupSeen}.
     */
    record LookAtGroup(String group) implements Look {}

    /** What a group is to become at a time. Answer: {@link Answer.ScheduledActionsSeen}. */
    record LookAtScheduledActions(String group) implements Look {}

    /** Tags of an environment, out of the budget that people share. Answer: {@link Answer.TagsSeen}. */
    record LookAtTags(String application, String environmentName) implements Look {}

    /** Scheduled, pending and running managed platform updates. Answer: {@link Answer.ManagedActionsSeen}. */
    record LookAtManagedActions(EnvironmentId environment) implements Look {}

    /**
     * Alarms of every type by exact name and by prefix, also those that cannot be read. Answer:
     * {@link Answer.AlarmsSeen}; a name that does not exist is not among them.
     */
    record LookAtAlarms(List<String> names, List<String> prefixes) implements Look {
        public LookAtAlarms {
            names = List.copyOf(names);
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * A long poll of the alarm feed, which ends as soon as there are messages. They are hidden from others for half a minute,
     * and come back where they are not settled by {@link ReturnMessages}. Answer: {@link Answer.FeedSeen}, empty where
     * there were none.
     *
     * @param queue its name, or its URL, which begins with {@code https://}
     */
    record ReceiveMessages(String queue, Instant until) implements Look {}

    /**
     * How the states of alarms changed since an instant. Answer: {@link Answer.AlarmHistorySeen}.
     *
     * @param names each takes a call
     */
    record LookAtAlarmHistory(List<String> names, Instant since) implements Look {
        public LookAtAlarmHistory {
            names = List.copyOf(names);
        }
    }

    /**
     * All alarms of the account and region, of every type, but for Beanstalk's own ({@code awseb-}). Answer: {@link
     * Answer.AlarmArnsSeen}; {@link Answer.Trouble#UNSUPPORTED} where there are more than can be looked through.
     */
    record LookAtAllAlarms() implements Look {}

    /**
     * The tags of alarms. Answer: {@link Answer.AlarmTagsSeen}; one that is gone meanwhile is not among them.
     *
     * @param arns at most {@link #ALARMS_AT_ONCE}: each takes a call
     * @param wanted what they are asked for, as {@code key=value}: a plan assumes them of what is still to be made
     */
    record LookAtAlarmTags(List<String> arns, List<String> wanted) implements Look {

        /** How many alarms may be asked for their tags at once, so that it does not last too long. */
        public static final int ALARMS_AT_ONCE = 50;

        public LookAtAlarmTags {
            arns = List.copyOf(arns);
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * Requests per minute that a load balancer counted, one point a minute. Answer: {@link Answer.TrafficSeen}.
     *
     * @param loadBalancer ARN of an application or network load balancer, or the name of a classic one
     */
    record LookAtTraffic(String loadBalancer, Instant from, Instant to) implements Look {}

    /**
     * Connections that a load balancer had open, one point a minute with any. Answer: {@link Answer.TrafficSeen};
     * {@link Answer.Trouble#UNSUPPORTED} for a classic one, which does not count them.
     *
     * @param loadBalancer ARN of an application or network load balancer, or the name of a classic one
     */
    record LookAtConnections(String loadBalancer, Instant from, Instant to) implements Look {}

    /**
     * A queue of SQS, and where {@code deadLetters} the one that its RedrivePolicy names. Answer: {@link Answer.QueueSeen}.
     *
     * @param queue its name, or its URL, which begins with {@code https://}
     * @param age whether the age of the oldest message is wanted, which takes a call to CloudWatch
     */
    record LookAtQueue(String queue, boolean age, boolean deadLetters) implements Look {}

    /**
     * Errors per minute that a load balancer counted, its own and its targets', one point a minute with errors. Answer:
     * {@link Answer.TrafficSeen}; {@link Answer.Trouble#UNSUPPORTED} for a network load balancer, which knows no status.
     *
     * @param loadBalancer ARN of an application load balancer, or the name of a classic one
     */
    record LookAtErrors(String loadBalancer, ErrorClass errors, Instant from, Instant to) implements Look {}

    /**
     * Requests per minute by enhanced health, for environments without a load balancer. Answer:
     * {@link Answer.TrafficSeen}.
     */
    record LookAtRequests(EnvironmentId environment) implements Look {}

    /** Has Beanstalk collect the instances' log tails, ready some seconds later. Answer: {@link Answer.Asked}. */
    record AskForLogs(EnvironmentId environment) implements Look {}

    /**
     * The log tails that were collected. Answer: {@link Answer.LogsSeen}, in which an instance is missing whose tail is not
     * there yet.
     *
     * @param instances ids of those that are wanted; empty for all
     * @param since what was collected before is not meant; EPOCH for whatever there is
     */
    record LookAtLogs(EnvironmentId environment, List<String> instances, Instant since) implements Look {
        public LookAtLogs {
            instances = List.copyOf(instances);
        }

        /** Of all instances, collected whenever. */
        public LookAtLogs(EnvironmentId environment) {
            this(environment, List.of(), Instant.EPOCH);
        }

        /** Whether the tail of this instance is wanted. */
        public boolean wants(String instance) {
            return instances.isEmpty() || instances.contains(instance);
        }
    }

    /**
     * One sample of the application. Answer: {@link Answer.Probed}.
     *
     * @param check the probe's name in the configuration
     * @param healthy what a simulated application answers, with <code>${version}</code> and its like; null: 200
     */
    record Probe(
            String check, ProbeRequest request, @Nullable ProbeResponse healthy) implements OverNetwork {
        public Probe(String check, ProbeRequest request) {
            this(check, request, null);
        }
    }

    /** Which addresses names lead to, all of A and AAAA, asked anew. Answer: {@link Answer.AddressesSeen}. */
    record LookAtAddresses(List<String> hosts) implements OverNetwork {}

    /**
     * Several side by side, with an end: what has not answered by then is missing. No rounds in rounds. Answer:
     * {@link Answer.RoundSeen}.
     */
    record Round(List<? extends Parallel> parts, Instant until) implements Look {
        public Round {
            parts = List.copyOf(parts);
        }
    }

    /** An object of the bundle store. Answer: {@link Answer.ObjectSeen}. */
    record LookAtObject(String bucket, String key) implements Look {}

    /**
     * What Beanstalk acts on in a bundle of the store; {@link Answer.Trouble#ABSENT} where there is no such object.
     * Answer: {@link Answer.ExtensionsSeen}.
     */
    record LookAtExtensions(String bucket, String key) implements Look {}

    /** The journal from an index on. Answer: {@link Answer.JournalSeen} or {@link Answer.JournalBroken}. */
    record ReadJournal() implements Look {}

    /** Who holds the lock. Answer: {@link Answer.LockSeen}. */
    record ReadLock() implements Look {}

    /**
     * Who approved which plan. Answer: {@link Answer.ApprovalsSeen}.
     *
     * @param digest the plan that is asked for: a world that only foresees what would come takes it for approved
     */
    record ReadApprovals(String digest) implements Look {}

    /** Whether a commit is, or has in its history, another. Answer: {@link Answer.AncestrySeen}. */
    record LookAtAncestry(String commit, String other) implements Look {}

    /**
     * Time passes. Answer: {@link Answer.Waited}.
     *
     * @param what is waited for, for people
     * @param expected how long that usually lasts; null where there is nothing to say of it
     */
    record Wait(Instant until, String what, @Nullable ExpectedTime expected) implements Effect {
        /** Nothing is known of how long it usually lasts. */
        public Wait(Instant until, String what) {
            this(until, what, null);
        }
    }

    // What Kirikae keeps for itself: nothing that users or AWS would notice.

    /**
     * Appends one entry if, and only if, the journal has exactly this length. Answer: {@link Answer.Appended},
     * {@link Answer.Overtaken} or {@link Answer.Unknown}; {@link Answer.Refused} or {@link Answer.Missing} where the
     * ledger may not be written or, in a round, did not answer in time.
     *
     * @param sequence its place, counted from 0: the journal's length before it
     * @param previous hash of the entry before; empty for the first
     */
    record Append(int sequence, String previous, JournalEntry entry) implements Parallel {}

    /**
     * Writes the lock if it is still as it was read. Answer: {@link Answer.LockWritten}, {@link Answer.Overtaken} or
     * {@link Answer.Unknown}; {@link Answer.Refused} or {@link Answer.Missing} as for {@link Append}.
     *
     * @param tag the store's tag of what was read; null: only if there is none
     */
    record WriteLock(Lease lease, @Nullable String tag) implements Parallel {}

    /**
     * Writes the approvals if they are still as they were read. Answer: {@link Answer.ApprovalsWritten},
     * {@link Answer.Overtaken} or {@link Answer.Unknown}; {@link Answer.Refused} or {@link Answer.Missing} as for
     * {@link Append}.
     *
     * @param approvals all that are to be kept, oldest first
     * @param tag the store's tag of what was read; null: only if there is none
     */
    record WriteApprovals(
            List<Approval> approvals, @Nullable String tag) implements Parallel {
        public WriteApprovals {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * The journal's facts so far, so that nobody need read them all again. A cache; its loss harms nothing. Answer:
     * {@link Answer.Asked}.
     *
     * @param length how many entries it covers
     * @param head hash of the last of them
     */
    record WriteIndex(int length, String head, JournalState journal) implements Effect {}

    /**
     * Settles messages of the alarm feed; its loss harms nothing, since they come back. Answer: {@link Answer.Asked} or
     * {@link Answer.Missing}.
     *
     * @param ours receipts of those that are deleted
     * @param others receipts of those that others may receive at once
     */
    record ReturnMessages(String queue, List<String> ours, List<String> others) implements Effect {
        public ReturnMessages {
            ours = List.copyOf(ours);
            others = List.copyOf(others);
        }
    }

    /**
     * The region's Beanstalk bucket, made where it is missing. Answer: {@link Answer.StorageIs} or
     * {@link Answer.Missing}.
     */
    record EnsureStorage() implements Effect {}

    /**
     * Stores a small bundle if the key is free. Answer: {@link Answer.Done}, {@link Answer.Refused} or
     * {@link Answer.Unknown}.
     *
     * @param sha256 of the local file, by which it is found
     * @param size in bytes
     */
    record StoreObject(String bucket, String key, String contentDigest, String sha256, long size) implements Effect {}

    /**
     * Begins a large bundle. Answer: {@link Answer.UploadBegun} or {@link Answer.Missing}.
     *
     * @param sha256 of the whole local file
     */
    record BeginUpload(String bucket, String key, String contentDigest, String sha256) implements Effect {}

    /**
     * One part of it; sent again it replaces itself. Answer: {@link Answer.PartStored} or {@link Answer.Missing}.
     *
     * @param upload from {@link Answer.UploadBegun}
     * @param sha256 of the whole local file, by which it is found
     * @param number counted from 1
     * @param offset in bytes
     * @param length in bytes
     */
    record StorePart(String bucket, String key, String upload, String sha256, int number, long offset, long length)
            implements Effect {}

    /**
     * Makes the parts one object if the key is free. Answer: {@link Answer.Done}, {@link Answer.Refused} or
     * {@link Answer.Unknown}.
     *
     * @param parts from {@link Answer.PartStored}, in their order
     */
    record FinishUpload(String bucket, String key, String upload, List<String> parts) implements Effect {
        public FinishUpload {
            parts = List.copyOf(parts);
        }
    }
}
