package dev.kirikae.config;

import dev.kirikae.config.Configuration.Deadlines;
import dev.kirikae.config.Configuration.Drain;
import dev.kirikae.config.Configuration.Lock;
import dev.kirikae.config.Configuration.Polling;
import dev.kirikae.config.Configuration.Standby;
import dev.kirikae.config.Configuration.Versions;
import java.time.Duration;

/** How long things are kept, waited for and asked. */
final class PolicyTables {
    private PolicyTables() {}

    private static final Duration YEAR = Duration.ofDays(365);

    private static Field<Duration> duration(
            String key, Duration least, Duration most, Duration fallback, String about) {
        return Field.of(key, new DurationShape(least, most), fallback, about);
    }

    /** {@code standby}. */
    static final class StandbyTable extends Table<Standby> {
        private static final Field<Duration> KEEP = duration(
                "keep",
                Duration.ZERO,
                YEAR,
                Duration.ofHours(24),
                "how long the standby is kept at least; destroy refuses earlier");
        private static final Field<Duration> AT_MOST = duration(
                "at-most",
                Duration.ZERO,
                YEAR,
                Duration.ofDays(3),
                "where it is not drained by then, destroy --due calls a person");
        private static final Field<Duration> REJECTED = duration(
                "rejected",
                Duration.ZERO,
                YEAR,
                Duration.ofHours(4),
                "age at which rejected and abandoned environments are due");
        private static final Field<Duration> HOLD_CAPACITY = duration(
                "hold-capacity",
                Duration.ZERO,
                YEAR,
                Duration.ofHours(1),
                "how long its scale-in is suspended after the switch, on its Auto Scaling group; 0s: never");
        private static final Field<Drain> DRAIN = Field.orWord(
                "drain",
                "none",
                new DrainTable(),
                new Drain(1, 0, Duration.ofMinutes(15)),
                "proof that nobody calls it any more, or none");

        StandbyTable() {
            super(KEEP, AT_MOST, REJECTED, HOLD_CAPACITY, DRAIN);
        }

        @Override
        Standby make(FieldValues values, Cursor at) {
            Duration keep = values.get(KEEP);
            Duration atMost = values.get(AT_MOST);
            if (atMost.compareTo(keep) < 0) {
                at.near(at.has("at-most") ? "at-most" : "keep")
                        .refuse("at-most is " + Durations.text(atMost) + " and keep " + Durations.text(keep)
                                + "; expected at-most to be no shorter than keep");
            }
            return new Standby(keep, atMost, values.get(REJECTED), values.get(HOLD_CAPACITY), values.find(DRAIN));
        }

        @Override
        void write(Standby standby, RecordWriter writer) {
            writer.put(KEEP, standby.keep())
                    .put(AT_MOST, standby.atMost())
                    .put(REJECTED, standby.rejected())
                    .put(HOLD_CAPACITY, standby.holdCapacity())
                    .put(DRAIN, standby.drain());
        }
    }

    /** {@code standby.drain}. */
    static final class DrainTable extends Table<Drain> {
        private static final Field<Integer> REQUESTS_PER_MINUTE =
                Field.of("requests-per-minute", new WholeNumber(0, 1_000_000), 1, "at most so many reach it");
        private static final Field<Integer> CONNECTIONS = Field.of(
                "connections",
                new WholeNumber(0, 1_000_000),
                0,
                "at most so many stay connected that no request of the same minute explains; a classic load balancer, and an environment without one, do not count them");
        private static final Field<Duration> FOR = duration(
                "for",
                Duration.ofMinutes(1),
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                "for how long without a break");

        DrainTable() {
            super(REQUESTS_PER_MINUTE, CONNECTIONS, FOR);
        }

        @Override
        Drain make(FieldValues values, Cursor at) {
            return new Drain(values.get(REQUESTS_PER_MINUTE), values.get(CONNECTIONS), values.get(FOR));
        }

        @Override
        void write(Drain drain, RecordWriter writer) {
            writer.put(REQUESTS_PER_MINUTE, drain.requestsPerMinute())
                    .put(CONNECTIONS, drain.connections())
                    .put(FOR, drain.window());
        }
    }

    /** {@code versions}. */
    static final class VersionsTable extends Table<Versions> {
        /** An account has at most 1000 versions per region (Developer Guide, "Application version lifecycle", November 2026). */
        private static final Field<Integer> KEEP =
                Field.of("keep", new WholeNumber(1, 1000), 20, "newest versions of this service that are never pruned");

        private static final Field<Boolean> DELETE_BUNDLES =
                Field.of("delete-bundles", new Flag(), true, "whether a pruned version's bundle goes with it");

        VersionsTable() {
            super(KEEP, DELETE_BUNDLES);
        }

        @Override
        Versions make(FieldValues values, Cursor at) {
            return new Versions(values.get(KEEP), values.get(DELETE_BUNDLES));
        }

        @Override
        void write(Versions versions, RecordWriter writer) {
            writer.put(KEEP, versions.keep()).put(DELETE_BUNDLES, versions.deleteBundles());
        }
    }

    /** {@code deadlines}. */
    static final class DeadlinesTable extends Table<Deadlines> {
        private static final Duration LEAST = Duration.ofMinutes(1);
        private static final Duration MOST = Duration.ofHours(6);
        private static final Field<Duration> LAUNCH = duration(
                "launch",
                LEAST,
                MOST,
                Duration.ofMinutes(30),
                "until a fresh environment is Ready, from its creation on");
        private static final Field<Duration> SWITCH =
                duration("switch", LEAST, MOST, Duration.ofMinutes(10), "until the switch is observed");
        private static final Field<Duration> TERMINATE =
                duration("terminate", LEAST, MOST, Duration.ofMinutes(30), "until an environment is Terminated");
        private static final Field<Duration> SETTLE = duration(
                "settle",
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                "how long a lost changing call may still arrive");

        DeadlinesTable() {
            super(LAUNCH, SWITCH, TERMINATE, SETTLE);
        }

        @Override
        Deadlines make(FieldValues values, Cursor at) {
            return new Deadlines(values.get(LAUNCH), values.get(SWITCH), values.get(TERMINATE), values.get(SETTLE));
        }

        @Override
        void write(Deadlines deadlines, RecordWriter writer) {
            writer.put(LAUNCH, deadlines.launch())
                    .put(SWITCH, deadlines.switching())
                    .put(TERMINATE, deadlines.terminate())
                    .put(SETTLE, deadlines.settle());
        }
    }

    /** {@code lock}. */
    static final class LockTable extends Table<Lock> {
        private static final Field<Duration> LEASE =
                Field.of("lease", new LeaseShape(), Duration.ofMinutes(2), "how long a silent holder keeps it");

        LockTable() {
            super(LEASE);
        }

        @Override
        Lock make(FieldValues values, Cursor at) {
            return new Lock(values.get(LEASE));
        }

        @Override
        void write(Lock lock, RecordWriter writer) {
            writer.put(LEASE, lock.lease());
        }
    }

    /** {@code polling}. */
    static final class PollingTable extends Table<Polling> {
        private static final Field<Duration> FIRST = Field.orWord(
                "first",
                "learned",
                new DurationShape(Duration.ZERO, Duration.ofHours(1)),
                null,
                "first look at a launch or termination: learned from the ledger, or a duration");
        private static final Field<Duration> EVERY = duration(
                "every",
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                "time between later looks");

        PollingTable() {
            super(FIRST, EVERY);
        }

        @Override
        Polling make(FieldValues values, Cursor at) {
            return new Polling(values.find(FIRST), values.get(EVERY));
        }

        @Override
        void write(Polling polling, RecordWriter writer) {
            writer.put(FIRST, polling.first()).put(EVERY, polling.every());
        }
    }
}
