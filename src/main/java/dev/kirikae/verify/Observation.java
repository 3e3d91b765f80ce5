package dev.kirikae.verify;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.ErrorClass;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.QueueState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a watch saw, as little of it as the verdict rests on. A watch is judged by adding its observations to a
 * {@link WatchProof}, while it lasts and whenever it is judged again.
 */
public sealed interface Observation {

    /**
     * With this; the same where it says nothing of what is watched.
     *
     * @param at when the turn was taken
     */
    WatchProof addedTo(WatchProof proof, Instant at);

    /** @param probe its name */
    record Sampled(String probe, Sample sample) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withProbes(proof.probes().and(probe, sample, at));
        }
    }

    /** The environment's health was seen. */
    record HealthSeen(HealthLook look) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withHealth(proof.health().and(look, at));
        }
    }

    /** The environment was not among those that a look showed. */
    record HealthUnlisted(String words) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withHealth(proof.health().and(Sample.error(words), at));
        }
    }

    /** A look at the environments, or another one that a verdict rests on, brought no answer. */
    record HealthLost(String why) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withHealth(proof.health().unanswered(why, at));
        }
    }

    /** @param version which all should run */
    record InstancesSeen(String version, List<Instance> instances) implements Observation {
        public InstancesSeen {
            instances = instances.stream()
                    .map(i -> new Instance(i.id(), HealthStatus.NONE, i.version(), i.deployment(), List.of()))
                    .toList();
        }

        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withInstances(version, instances);
        }
    }

    /** @param alarm null: a look did not show it */
    record AlarmSeen(String name, @Nullable Alarm alarm) implements Observation {
        public AlarmSeen {
            alarm = alarm == null ? null : brief(alarm);
        }

        private static Alarm brief(Alarm a) {
            return new Alarm(
                    a.name(),
                    a.kind(),
                    a.state(),
                    a.since(),
                    a.reason(),
                    a.reasonData(),
                    a.doubt(),
                    a.actionsEnabled(),
                    a.window(),
                    Map.of(),
                    null,
                    List.of(),
                    a.behind().stream().map(AlarmSeen::brief).toList());
        }

        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withAlarm(name, alarm, at);
        }

        /** Of each of the watched alarms, what one look brought. */
        public static List<Observation> each(List<AlarmProof> proofs, List<Alarm> seen) {
            List<Observation> all = new ArrayList<>();
            proofs.stream()
                    .map(AlarmProof::name)
                    .distinct()
                    .forEach(name -> all.add(new AlarmSeen(
                            name,
                            seen.stream()
                                    .filter(a -> a.name().equals(name))
                                    .findFirst()
                                    .orElse(null))));
            return all;
        }
    }

    /** A look at the alarms brought no answer. */
    record AlarmsLost() implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withoutAlarms();
        }
    }

    /** @param asked the alarms whose history it is */
    record HistorySeen(List<String> asked, List<AlarmChange> changes) implements Observation {
        public HistorySeen {
            asked = List.copyOf(asked);
            changes = List.copyOf(changes);
        }

        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withHistory(asked, changes, at);
        }
    }

    /** @param forGood asking again brings nothing */
    record HistoryLost(List<String> asked, String why, boolean forGood) implements Observation {
        public HistoryLost {
            asked = List.copyOf(asked);
        }

        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withoutHistory(asked, why, forGood);
        }
    }

    /** @param name as it is watched */
    record QueueSeen(String name, QueueState queue) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            Instant switched = proof.time().switchedAt();
            return proof.withQueues(proof.queues().stream()
                    .map(q -> q.name().equals(name) ? q.and(queue, switched, at) : q)
                    .toList());
        }
    }

    /** A look at a queue brought no answer. */
    record QueueLost(String name, String why) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withQueues(proof.queues().stream()
                    .map(q -> q.name().equals(name) ? q.unanswered(why) : q)
                    .toList());
        }
    }

    /**
     * Requests and errors up to the latest minute that was complete.
     *
     * @param all since the switch
     * @param latest in the latest minutes
     */
    record Counted(ErrorClass errors, RequestCounts all, RequestCounts latest) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withCompared(proof.compared().stream()
                    .map(c -> c.policy().errors() == errors ? c.and(all, latest, at) : c)
                    .toList());
        }
    }

    /** Requests and errors could not be read. */
    record CountLost(ErrorClass errors) implements Observation {
        @Override
        public WatchProof addedTo(WatchProof proof, Instant at) {
            return proof.withCompared(proof.compared().stream()
                    .map(c -> c.policy().errors() == errors ? c.unanswered() : c)
                    .toList());
        }
    }

    /** What stands beside the verdict and decides nothing. */
    sealed interface Aside extends Observation {
        @Override
        default WatchProof addedTo(WatchProof proof, Instant at) {
            return proof;
        }
    }

    /** @param lines why health is bad, as Beanstalk says */
    record Causes(List<String> lines) implements Aside {
        public Causes {
            lines = List.copyOf(lines);
        }
    }

    /** @param lines how it goes with the alarms' notifications */
    record FeedTrouble(List<String> lines) implements Aside {
        public FeedTrouble {
            lines = List.copyOf(lines);
        }
    }

    /** Somebody else seemed to own the live name, so that only a failure could end the watch here. */
    record OwnerDoubted() implements Aside {}
}
