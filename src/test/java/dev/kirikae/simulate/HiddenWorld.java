package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.LedgerWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small world: what the journal tells of each environment, and whether it is really there. */
enum HiddenWorld {
    LIVE(Part.LIVE),
    WAITING(Part.LIVE, Part.CANDIDATE),
    SETTLED(Part.LIVE, Part.STANDBY),
    SETTLED_AND_WAITING(Part.LIVE, Part.STANDBY, Part.CANDIDATE),
    SUPERSEDED(Part.LIVE, Part.STANDBY, Part.SUPERSEDED),
    REJECTED(Part.LIVE, Part.REJECTED),
    REJECTED_AND_WAITING(Part.LIVE, Part.REJECTED, Part.CANDIDATE),
    HELD(Part.HELD, Part.STANDBY),
    SWITCHED(Part.SWITCHED, Part.STANDBY),
    FIRST(Part.FIRST),
    LAUNCHING(Part.LIVE, Part.LAUNCHING),
    STANDBY_DELETED_LONG_AGO(Part.STANDBY_GONE, Part.LIVE_FOR_LONG),
    REJECTED_DELETED_LONG_AGO(Part.LIVE_FOR_LONG, Part.REJECTED_GONE),
    CANDIDATE_DELETED_LONG_AGO(Part.LIVE_FOR_LONG, Part.CANDIDATE_GONE),
    CANDIDATE_DELETED_LAST_WEEK(Part.LIVE, Part.CANDIDATE_ENDED),
    STANDBY_DELETED_LAST_WEEK(Part.LIVE, Part.STANDBY_ENDED, Part.SUPERSEDED);

    /** What an environment is, in the order in which they came to be. */
    enum Part {
        SUPERSEDED(3, Duration.ofDays(30)),
        STANDBY_GONE(3, Duration.ofDays(97)),
        LIVE_FOR_LONG(4, Duration.ofDays(95)),
        STANDBY(1, Duration.ofDays(20)),
        STANDBY_ENDED(1, Duration.ofDays(20)),
        REJECTED_GONE(5, Duration.ofDays(80)),
        CANDIDATE_GONE(2, Duration.ofDays(60)),
        LIVE(4, Duration.ofDays(3)),
        REJECTED(5, Duration.ofDays(1)),
        CANDIDATE_ENDED(2, Duration.ofDays(2)),
        FIRST(2, Duration.ofHours(2)),
        HELD(4, Duration.ofHours(2)),
        SWITCHED(4, Duration.ofMinutes(20)),
        CANDIDATE(2, Duration.ofHours(1)),
        LAUNCHING(2, Duration.ofMinutes(10));

        final int input;
        final Duration age;

        Part(int input, Duration age) {
            this.input = input;
            this.age = age;
        }

        EnvironmentId id() {
            return new EnvironmentId("e-hidden" + String.format(java.util.Locale.ROOT, "%04d", ordinal()));
        }

        String release() {
            return "20261101-" + Inputs.label(input).substring(9, 16);
        }

        boolean owns() {
            return this == LIVE || this == LIVE_FOR_LONG || this == HELD || this == SWITCHED || this == FIRST;
        }

        /** Deleted by hand, and forgotten by Beanstalk. */
        boolean isForgotten() {
            return this == STANDBY_GONE || this == REJECTED_GONE || this == CANDIDATE_GONE;
        }

        boolean isEnded() {
            return this == CANDIDATE_ENDED || this == STANDBY_ENDED;
        }

        boolean isThere() {
            return !isForgotten() && !isEnded();
        }
    }

    static final Policy POLICY = Policy.PLAIN
            .with(WorldParameter.ALARM, "told")
            .with(WorldParameter.WATCH, "4m")
            .with(WorldParameter.VERSIONS, "1");

    private final List<Part> parts;

    HiddenWorld(Part... parts) {
        this.parts = List.of(parts).stream().sorted().toList();
    }

    List<Part> parts() {
        return parts;
    }

    /** Whose environment it is; null where there is none such. */
    @Nullable
    Part part(EnvironmentId id) {
        return parts.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    /** The first of these that the world has; null where it has none. */
    @Nullable
    Part oneOf(Part... wanted) {
        for (Part each : wanted) {
            if (parts.contains(each)) {
                return each;
            }
        }
        return null;
    }

    EmbeddedCloud cloud() {
        MemoryLedger ledger = new MemoryLedger();
        LedgerWriter writer = new LedgerWriter(ledger::append);
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", Start.NAME, Start.NOON)
                .ledger(ledger)
                .application("push-api")
                .platforms(List.of(Start.STACK))
                .alarm(Policy.ALARM, Alarm.State.OK, Start.NOON.minus(Duration.ofDays(1)));
        Instant begun = Start.NOON.minus(Duration.ofDays(100));
        writer.write(
                new JournalEntry.Founded(1, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", begun));
        EnvironmentId before = null;
        for (Part part : parts) {
            EnvironmentId live = part == Part.FIRST ? null : before;
            new History(writer, part, Start.NOON.minus(part.age)).write(live);
            if (part != Part.CANDIDATE_GONE && part != Part.REJECTED_GONE) {
                before = part.id();
            }
            builder.version(Inputs.label(part.input));
            if (!part.isForgotten()) {
                builder.environment(environment(part), List.of(), Map.of(), 2);
            }
        }
        return builder.build();
    }

    private static Environment environment(Part part) {
        Instant made = Start.NOON.minus(part.age);
        boolean ended = part.isEnded();
        String prefix = part.owns() ? Start.NAME.cname() : "away-" + part.ordinal();
        return new Environment(
                part.id(),
                "push-api-" + part.release(),
                "push-api",
                Inputs.label(part.input),
                ended ? Status.TERMINATED : Status.READY,
                HealthColour.GREEN,
                HealthStatus.OK,
                new LiveName(prefix, Start.NAME.region()).fullName(),
                null,
                Start.STACK,
                Tier.WEB,
                made,
                ended ? Start.NOON.minus(Duration.ofHours(30)) : made,
                false,
                "");
    }

    /** What the journal tells of one environment's release. */
    private record History(LedgerWriter writer, Part part, Instant at) {

        void write(@Nullable EnvironmentId live) {
            String release = part.release();
            String version = Inputs.label(part.input);
            String name = "push-api-" + release;
            EnvironmentId id = part.id();
            List<JournalEntry> entries = new ArrayList<>();
            entries.add(new JournalEntry.Took("before-" + release, "a job", "upload", at));
            entries.add(new JournalEntry.Opened(
                    release,
                    Integer.toString(part.input).repeat(40),
                    version,
                    Integer.toString(part.input).repeat(64),
                    name,
                    POLICY.json(),
                    live,
                    at));
            Goal made = new Goal.EnvironmentExists(release, name, "away-1", version, Start.STACK, null);
            entries.add(new JournalEntry.Intended("op-" + release, made, at, at.plusSeconds(300)));
            entries.add(new JournalEntry.Settled("op-" + release, true, true, id, "made", at.plusSeconds(2)));
            if (part != Part.LAUNCHING) {
                entries.add(new JournalEntry.Launched(release, id, Duration.ofSeconds(300), at.plusSeconds(302)));
                entries.add(new JournalEntry.Prepared(release, at.plusSeconds(303)));
            }
            if (part.name().startsWith("CANDIDATE") || part == Part.FIRST || part == Part.LAUNCHING) {
                entries.forEach(writer::write);
                return;
            }
            Instant moved = at.plusSeconds(600);
            entries.add(new JournalEntry.Began(release, id, live, false, Duration.ofMinutes(4), moved));
            entries.add(new JournalEntry.Switched(release, live, id, moved.plusSeconds(12)));
            Instant ended = moved.plusSeconds(300);
            switch (part) {
                case HELD -> entries.add(new JournalEntry.Held(release, "its watch was inconclusive", ended));
                case SWITCHED -> {
                    // the process that watched it died
                }
                case REJECTED, REJECTED_GONE -> {
                    entries.add(new JournalEntry.Switched(null, id, live == null ? Part.LIVE.id() : live, ended));
                    entries.add(new JournalEntry.Ended(release, JournalEntry.How.RESTORED, "its watch failed", ended));
                }
                default -> entries.add(new JournalEntry.Ended(release, JournalEntry.How.SETTLED, "verified", ended));
            }
            entries.forEach(writer::write);
        }
    }
}
