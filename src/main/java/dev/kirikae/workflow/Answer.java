package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.Extension;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Lease;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Resources;
import dev.kirikae.model.StoredLease;
import dev.kirikae.model.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the outside world said to an effect. */
public sealed interface Answer {

    /** A look that brought nothing: an observation too, never a pass. */
    record Missing(Trouble trouble, String why) implements Answer {}

    /** Why a look brought nothing. */
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
        /** Not offered for this environment (basic health, say). */
        UNSUPPORTED,
        /** No connection, no answer in time, or an answer that makes no sense. */
        UNREACHABLE
    }

    record CallerSeen(Caller caller) implements Answer {}

    record ApplicationSeen(boolean exists, List<String> others) implements Answer {
        public ApplicationSeen {
            others = List.copyOf(others);
        }
    }

    record EnvironmentsSeen(List<Environment> environments) implements Answer {
        public EnvironmentsSeen {
            environments = List.copyOf(environments);
        }
    }

    record NameSeen(boolean available, String fullName) implements Answer {}

    record VersionsSeen(List<ApplicationVersion> versions) implements Answer {
        public VersionsSeen {
            versions = List.copyOf(versions);
        }
    }

    record PlatformsSeen(List<String> solutionStacks) implements Answer {
        public PlatformsSeen {
            solutionStacks = List.copyOf(solutionStacks);
        }
    }

    record SettingsSeen(List<OptionSetting> settings) implements Answer {
        public SettingsSeen {
            settings = List.copyOf(settings);
        }
    }

    record InstancesSeen(List<Instance> instances) implements Answer {
        public InstancesSeen {
            instances = List.copyOf(instances);
        }
    }

    record CausesSeen(List<String> causes) implements Answer {
        public CausesSeen {
            causes = List.copyOf(causes);
        }
    }

    record EventsSeen(List<EnvironmentEvent> events) implements Answer {
        public EventsSeen {
            events = List.copyOf(events);
        }
    }

    record ResourcesSeen(Resources resources) implements Answer {}

    record TagsSeen(Map<String, String> tags) implements Answer {
        public TagsSeen {
            tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    record ManagedActionsSeen(List<ManagedAction> actions) implements Answer {
        public ManagedActionsSeen {
            actions = List.copyOf(actions);
        }
    }

    record AlarmsSeen(List<Alarm> alarms) implements Answer {
        public AlarmsSeen {
            alarms = List.copyOf(alarms);
        }
    }

    record TrafficSeen(List<Datapoint> perMinute) implements Answer {
        public TrafficSeen {
            perMinute = List.copyOf(perMinute);
        }
    }

    record LogsSeen(Map<String, String> tailByInstance) implements Answer {
        public LogsSeen {
            tailByInstance = java.util.Collections.unmodifiableMap(new TreeMap<>(tailByInstance));
        }
    }

    /** The request was taken, or it was not worth failing over. */
    record Asked() implements Answer {}

    record Probed(ProbeResponse response) implements Answer {}

    /** One answer for each look of the round, in their order. */
    record RoundSeen(List<Answer> answers) implements Answer {
        public RoundSeen {
            answers = List.copyOf(answers);
        }
    }

    /** Null where there is no such object. */
    record ExtensionsSeen(List<Extension> extensions) implements Answer {
        public ExtensionsSeen {
            extensions = List.copyOf(extensions);
        }
    }

    record ObjectSeen(@Nullable StoredObject object) implements Answer {}

    /**
     * The journal: its facts, folded, and the chain's head.
     *
     * @param head SHA-256 of the last entry; empty where there is none
     * @param last the last entry; null where there is none
     */
    record JournalSeen(
            int length,
            String head,
            JournalState journal,
            @Nullable JournalEntry last) implements Answer {}

    /** The chain does not hold, or a newer program wrote it. */
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

        public static LockSeen of(StoredLease stored) {
            return new LockSeen(stored.lease(), stored.tag(), stored.unreadable());
        }
    }

    record LockWritten(String tag) implements Answer {}

    record Appended(String head) implements Answer {}

    /** Somebody else was there first. */
    record Overtaken() implements Answer {}

    record StorageIs(String bucket) implements Answer {}

    record UploadBegun(String upload) implements Answer {}

    record PartStored(String part) implements Answer {}

    /**
     * @param contains null where it cannot be told
     * @param undone subjects of the commits that would be undone
     */
    record AncestrySeen(@Nullable Boolean contains, List<String> undone, String why) implements Answer {
        public AncestrySeen {
            undone = List.copyOf(undone);
        }
    }

    record Waited() implements Answer {}

    /** The call was made. */
    record Done(String requestId, @Nullable Environment environment) implements Answer {}

    /** Definitely not done. */
    record Refused(Trouble trouble, String code, String message) implements Answer {
        public String why() {
            return code + ": " + message;
        }
    }

    /** Nobody knows: no answer, half an answer, or an error that says nothing. */
    record Unknown(String why) implements Answer {}

    /** Never put on the wire: the lease or the evidence had ended, or a process held it back. */
    record NotSent(String why) implements Answer {}
}
