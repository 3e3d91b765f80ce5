package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.Extension;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Lease;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.QueueState;
import dev.kirikae.model.Resources;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.model.StoredLease;
import dev.kirikae.model.StoredObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the outside world said to an effect. Immutable. Which answer follows, each {@link Effect} says; to a look
 * {@link Missing} may come instead. Texts named {@code why} are for people, without a full stop.
 */
public sealed interface Answer {

    /** A look that brought nothing: an observation too, never a pass. */
    record Missing(Trouble trouble, String why) implements Answer {}

    /** Why a look brought nothing, or a call was refused. */
    enum Trouble {
        /** Refused for its rate. */
        THROTTLED,
        /** Beanstalk is at work on what was named, which must be Ready first: later the same call may be taken. */
        NOT_READY,
        /** The caller may not; {@code why} names the action. */
        DENIED,
        /** No credentials, or expired ones. */
        NO_CREDENTIALS,
        /** The service says that our clock is wrong. */
        CLOCK,
        /** The bucket belongs to somebody else. */
        FOREIGN_BUCKET,
        /** What was named does not exist. */
        ABSENT,
        /**
         * Not offered here (basic health, say), or refused for a reason of its own that asking again does not change.
         */
        UNSUPPORTED,
        /** No connection, or an answer that makes no sense. */
        UNREACHABLE,
        /** No answer in time, or no whole one. */
        LATE
    }

    /** The account decides; the ARN is for people. */
    record CallerSeen(Caller caller) implements Answer {}

    /** @param others names of the other applications of this account and region */
    record ApplicationSeen(boolean exists, List<String> others) implements Answer {
        public ApplicationSeen {
            others = List.copyOf(others);
        }
    }

    /** In no order that means anything. */
    record EnvironmentsSeen(List<Environment> environments) implements Answer {
        public EnvironmentsSeen {
            environments = List.copyOf(environments);
        }
    }

    /** @param fullName the CNAME that the prefix would give; the prefix itself where Beanstalk does not say */
    record NameSeen(boolean available, String fullName) implements Answer {}

    /** In no order that means anything; empty where there is none of the label asked for. */
    record VersionsSeen(List<ApplicationVersion> versions) implements Answer {
        public VersionsSeen {
            versions = List.copyOf(versions);
        }
    }

    /** @param solutionStacks their names, newest first */
    record PlatformsSeen(List<String> solutionStacks) implements Answer {
        public PlatformsSeen {
            solutionStacks = List.copyOf(solutionStacks);
        }
    }

    /** Those that have a value. */
    record SettingsSeen(List<OptionSetting> settings) implements Answer {
        public SettingsSeen {
            settings = List.copyOf(settings);
        }
    }

    /** Empty also where there are some and none is shown. */
    record InstancesSeen(List<Instance> instances) implements Answer {
        public InstancesSeen {
            instances = List.copyOf(instances);
        }
    }

    /** In Beanstalk's words. */
    record CausesSeen(List<String> causes) implements Answer {
        public CausesSeen {
            causes = List.copyOf(causes);
        }
    }

    /** Oldest first; of more than a thousand the newest. */
    record EventsSeen(List<EnvironmentEvent> events) implements Answer {
        public EventsSeen {
            events = List.copyOf(events);
        }
    }

    /** As Beanstalk lists them: each list may be empty. */
    record ResourcesSeen(Resources resources) implements Answer {}

    /** One that exists. */
    record GroupSeen(ScalingGroup group) implements Answer {}

    /** In AWS's order. */
    record ScheduledActionsSeen(List<ScheduledAction> actions) implements Answer {
        public ScheduledActionsSeen {
            actions = List.copyOf(actions);
        }
    }

    /** Sorted by key; empty also where they may not be seen. */
    record TagsSeen(Map<String, String> tags) implements Answer {
        public TagsSeen {
            tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    /** Those that wait or run. */
    record ManagedActionsSeen(List<ManagedAction> actions) implements Answer {
        public ManagedActionsSeen {
            actions = List.copyOf(actions);
        }
    }

    /** Those that exist. */
    record AlarmsSeen(List<Alarm> alarms) implements Answer {
        public AlarmsSeen {
            alarms = List.copyOf(alarms);
        }
    }

    /** Oldest first, of each alarm that was asked for; none of one that did not change. */
    record AlarmHistorySeen(List<AlarmChange> changes) implements Answer {
        public AlarmHistorySeen {
            changes = List.copyOf(changes);
        }
    }

    /** @param arnByName of each alarm, sorted by name */
    record AlarmArnsSeen(Map<String, String> arnByName) implements Answer {
        public AlarmArnsSeen {
            arnByName = Collections.unmodifiableMap(new TreeMap<>(arnByName));
        }
    }

    /** @param tagsByArn of each alarm that was asked for and is there */
    record AlarmTagsSeen(Map<String, Map<String, String>> tagsByArn) implements Answer {
        public AlarmTagsSeen {
            tagsByArn = Map.copyOf(tagsByArn);
        }
    }

    /** In no order that means anything. */
    record FeedSeen(List<FeedMessage> messages) implements Answer {
        public FeedSeen {
            messages = List.copyOf(messages);
        }
    }

    /** One that exists. */
    record QueueSeen(QueueState queue) implements Answer {}

    /**
     * @param perMinute oldest first. From a load balancer a minute without requests or connections has no point; from enhanced health
     *     there is one point, the latest, or none where it is not told
     */
    record TrafficSeen(List<Datapoint> perMinute) implements Answer {
        public TrafficSeen {
            perMinute = List.copyOf(perMinute);
        }
    }

    /** @param tailByInstance by instance id, sorted; in parentheses why a tail could not be read */
    record LogsSeen(Map<String, String> tailByInstance) implements Answer {
        public LogsSeen {
            tailByInstance = java.util.Collections.unmodifiableMap(new TreeMap<>(tailByInstance));
        }
    }

    /** The request was taken, or it was not worth failing over. */
    record Asked() implements Answer {}

    /**
     * Whatever came back, an error's status too; where nothing did, {@link Missing} is the answer.
     *
     * @param peers the addresses that answered, as text; empty where they are not known
     */
    record Probed(ProbeResponse response, List<String> peers) implements Answer {
        public Probed {
            peers = List.copyOf(peers);
        }

        /** From addresses that are not known. */
        public Probed(ProbeResponse response) {
            this(response, List.of());
        }
    }

    /**
     * Each name's addresses, sorted; empty where it leads nowhere.
     *
     * @param addresses as text, by the names that were asked
     */
    record AddressesSeen(Map<String, List<String>> addresses) implements Answer {
        public AddressesSeen {
            Map<String, List<String>> sorted = new TreeMap<>();
            addresses.forEach((host, list) ->
                    sorted.put(host, list.stream().sorted().distinct().toList()));
            addresses = Collections.unmodifiableMap(sorted);
        }
    }

    /**
     * One answer for each part of the round, in their order; {@link Missing} where there was none in time, which of a
     * write says nothing.
     */
    record RoundSeen(List<Answer> answers) implements Answer {
        public RoundSeen {
            answers = List.copyOf(answers);
        }
    }

    /** Sorted by path. */
    record ExtensionsSeen(List<Extension> extensions) implements Answer {
        public ExtensionsSeen {
            extensions = List.copyOf(extensions);
        }
    }

    /** Null where there is no such object. */
    record ObjectSeen(@Nullable StoredObject object) implements Answer {}

    /**
     * The journal: its facts, folded, and the chain's head.
     *
     * @param length how many entries there are
     * @param head SHA-256 of the last entry; empty where there is none
     * @param last the last entry; null where there is none
     */
    record JournalSeen(
            int length,
            String head,
            JournalState journal,
            @Nullable JournalEntry last) implements Answer {}

    /**
     * The chain does not hold, or a newer program wrote it.
     *
     * @param newer a newer program wrote it; {@code why} names the version needed
     */
    record JournalBroken(boolean newer, String why) implements Answer {}

    /**
     * @param lease null where nobody ever took the lock, and where it cannot be read
     * @param tag the store's tag of it; null where nobody ever took the lock
     * @param unreadable null where it can be read, or nobody ever took it
     */
    record LockSeen(@Nullable Lease lease, @Nullable String tag, StoredLease.@Nullable Unreadable unreadable)
            implements Answer {

        /** A lock that can be read, or that nobody ever took. */
        public LockSeen(@Nullable Lease lease, @Nullable String tag) {
            this(lease, tag, null);
        }

        /** A lock that is there. */
        public static LockSeen of(StoredLease stored) {
            return new LockSeen(stored.lease(), stored.tag(), stored.unreadable());
        }
    }

    /** @param tag by which it is overwritten next */
    record LockWritten(String tag) implements Answer {}

    /** As they are stored. */
    record ApprovalsSeen(StoredApprovals stored) implements Answer {}

    /** They are stored. */
    record ApprovalsWritten() implements Answer {}

    /** @param head SHA-256 of the entry appended */
    record Appended(String head) implements Answer {}

    /** Somebody else was there first. */
    record Overtaken() implements Answer {}

    /** The bucket is there, and its owner is the one expected. */
    record StorageIs(String bucket) implements Answer {}

    /** @param upload the upload's id */
    record UploadBegun(String upload) implements Answer {}

    /** @param part what {@link Effect.FinishUpload} must name it by; means nothing else */
    record PartStored(String part) implements Answer {}

    /**
     * @param contains null where it cannot be told
     * @param undone short ids and subjects of the commits that would be undone, newest first, at most twenty; empty
     *     unless {@code contains} is false
     * @param why empty unless {@code contains} is null
     */
    record AncestrySeen(@Nullable Boolean contains, List<String> undone, String why) implements Answer {
        public AncestrySeen {
            undone = List.copyOf(undone);
        }
    }

    /** The instant has come, or somebody asked the program to end. */
    record Waited() implements Answer {}

    /**
     * The call was made.
     *
     * @param environment the one that the answer shows; null where it shows none
     */
    record Done(String requestId, @Nullable Environment environment) implements Answer {}

    /**
     * Definitely not done.
     *
     * @param trouble of what kind the refusal is
     * @param code the service's word for it
     */
    record Refused(Trouble trouble, String code, String message) implements Answer {
        /** Code and message. */
        public String why() {
            return code + ": " + message;
        }
    }

    /** Nobody knows: no answer, half an answer, or an error that says nothing. */
    record Unknown(String why) implements Answer {}

    /** Never put on the wire: the lease or the evidence had ended, or a process held it back. */
    record NotSent(String why) implements Answer {}
}
