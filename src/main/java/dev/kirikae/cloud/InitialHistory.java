package dev.kirikae.cloud;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Lease;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes an initial world, and tells the ledger how it came to be: a first release, a month ago. */
public final class InitialHistory {

    private static final Duration AGE = Duration.ofDays(30);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration WATCH = Duration.ofMinutes(10);
    private static final Duration TERM = Duration.ofMinutes(2);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final EnvironmentId LIVE = new EnvironmentId("e-live000001");

    private final InitialWorld initial;
    private final String program;
    private final Instant began;

    public InitialHistory(InitialWorld initial, String program) {
        this.initial = initial;
        this.program = program;
        this.began = initial.startedAt().minus(AGE);
    }

    public EmbeddedCloud write(LedgerStore ledger) {
        LiveName name = new LiveName(initial.cnamePrefix(), initial.region());
        List<String> platforms = new OfferedPlatforms(initial.platform()).onOffer();
        CloudBuilder builder = EmbeddedCloud.calm(initial.account(), name, initial.startedAt())
                .ledger(ledger)
                .application(initial.application())
                .platforms(platforms);
        initial.existing().alarms().forEach(builder::alarm);
        initial.existing().domains().forEach(d -> builder.domain(d, name.fullName()));
        InitialWorld.Live live = initial.live();
        if (live != null) {
            builder.version(live.version());
            Environment environment = environment(live, name, platforms.get(0));
            builder.environment(environment, initial.settings(), tags(live), instances());
            write(ledger, live, environment, bucketKey(live));
        }
        return builder.build();
    }

    private Environment environment(InitialWorld.Live live, LiveName name, String platform) {
        return new Environment(
                LIVE,
                initial.environmentName() + "-" + release(live),
                initial.application(),
                live.version(),
                Status.READY,
                HealthColour.GREEN,
                HealthStatus.OK,
                name.fullName(),
                null,
                platform,
                Tier.WEB,
                began.plusSeconds(20),
                began.plusSeconds(300),
                false,
                "op-create-" + release(live));
    }

    private Map<String, String> tags(InitialWorld.Live live) {
        Map<String, String> tags = new TreeMap<>(initial.tags());
        tags.put("kirikae:service", initial.service());
        tags.put("kirikae:release", release(live));
        tags.put("kirikae:content", live.digest());
        return tags;
    }

    private int instances() {
        for (OptionSetting setting : initial.settings()) {
            if (setting.isFor("aws:autoscaling:asg", "MinSize")
                    && setting.value().matches("[1-9][0-9]{0,3}")) {
                return Integer.parseInt(setting.value());
            }
        }
        return 1;
    }

    private String release(InitialWorld.Live live) {
        return DAY.format(began) + "-" + live.commit().substring(0, 7);
    }

    private static String bucketKey(InitialWorld.Live live) {
        return CloudBuilder.key(live.version());
    }

    private void write(LedgerStore ledger, InitialWorld.Live live, Environment environment, String key) {
        Duration launch = Profile.USUAL.launch();
        String bucket = "elasticbeanstalk-" + initial.region() + "-" + initial.account();
        String release = release(live);
        List<String> well = List.of("health: Ok", "GET / answered 200");
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT,
                program,
                initial.account(),
                initial.region(),
                initial.application(),
                initial.service(),
                at(0)));
        entries.add(new JournalEntry.Took("initial-upload", "the rehearsal's initial", "upload", at(1)));
        entries.add(new JournalEntry.Opened(
                release,
                live.commit(),
                live.version(),
                live.digest(),
                environment.name(),
                live.configuration(),
                null,
                at(2)));
        entries.add(intended("op-version-" + release, new Goal.VersionExists(live.version(), bucket, key), 5));
        entries.add(new JournalEntry.Settled(
                "op-version-" + release, true, true, null, "version " + live.version() + " is listed", at(8)));
        entries.add(intended(
                "op-create-" + release,
                new Goal.EnvironmentExists(
                        release,
                        environment.name(),
                        initial.cnamePrefix(),
                        live.version(),
                        environment.platform(),
                        null),
                15));
        entries.add(new JournalEntry.Settled(
                "op-create-" + release, true, true, environment.id(), environment.name() + " is listed", at(20)));
        entries.add(new JournalEntry.Launched(release, environment.id(), launch, at(20).plus(launch)));
        entries.add(new JournalEntry.Judged(release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, well, at(420)));
        entries.add(new JournalEntry.Prepared(release, at(421)));
        entries.add(new JournalEntry.Took("initial-release", "the rehearsal's initial", "release", at(600)));
        entries.add(new JournalEntry.Began(release, environment.id(), null, false, WATCH, at(602)));
        entries.add(new JournalEntry.Judged(release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, well, at(730)));
        entries.add(new JournalEntry.Switched(release, null, environment.id(), at(731)));
        entries.add(
                new JournalEntry.Judged(release, JournalEntry.Phase.LIVE, Verdict.VERIFIED, well, at(731).plus(WATCH)));
        entries.add(new JournalEntry.Ended(
                release, JournalEntry.How.SETTLED, "it has stood its watch", at(732).plus(WATCH)));
        append(ledger, entries);
        ledger.writeLock(
                new Lease("initial-release", "the rehearsal's initial", "release", at(600), TERM, 20, true), null);
    }

    private static void append(LedgerStore ledger, List<JournalEntry> entries) {
        String head = "";
        for (int i = 0; i < entries.size(); i++) {
            if (!(ledger.append(i, head, entries.get(i)) instanceof Answer.Appended appended)) {
                throw new IllegalStateException("there is a journal already, but no cloud that it belongs to");
            }
            head = appended.head();
        }
    }

    private JournalEntry.Intended intended(String operation, Goal goal, int second) {
        return new JournalEntry.Intended(operation, goal, at(second), at(second).plus(LATE));
    }

    private Instant at(int second) {
        return began.plusSeconds(second);
    }
}
