package dev.kirikae.cloud;

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
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the world of a premise, and tells the ledger how it came to be: a first release, a month ago. */
final class Prehistory {

    private static final Duration AGE = Duration.ofDays(30);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration WATCH = Duration.ofMinutes(10);
    private static final Duration TERM = Duration.ofMinutes(2);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final EnvironmentId LIVE = new EnvironmentId("e-live000001");

    private final Premise premise;
    private final String program;
    private final Instant began;

    Prehistory(Premise premise, String program) {
        this.premise = premise;
        this.program = program;
        this.began = premise.startedAt().minus(AGE);
    }

    EmbeddedCloud tell(LedgerStore ledger) {
        LiveName name = new LiveName(premise.cnamePrefix(), premise.region());
        List<String> platforms = new Platforms(premise.platform()).onOffer();
        CloudBuilder builder = EmbeddedCloud.calm(premise.account(), name, premise.startedAt())
                .ledger(ledger)
                .application(premise.application())
                .platforms(platforms);
        premise.alarms().forEach(builder::alarm);
        premise.domains().forEach(d -> builder.domain(d, name.fullName()));
        Premise.Live live = premise.live();
        if (live != null) {
            builder.version(live.version());
            Environment environment = environment(live, name, platforms.get(0));
            builder.environment(environment, premise.settings(), tags(live), instances());
            write(ledger, live, environment, bucketKey(live));
        }
        return builder.build();
    }

    private Environment environment(Premise.Live live, LiveName name, String platform) {
        return new Environment(
                LIVE,
                premise.environmentName() + "-" + release(live),
                premise.application(),
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

    private Map<String, String> tags(Premise.Live live) {
        Map<String, String> tags = new TreeMap<>(premise.tags());
        tags.put("kirikae:service", premise.service());
        tags.put("kirikae:release", release(live));
        tags.put("kirikae:content", live.digest());
        return tags;
    }

    private int instances() {
        for (OptionSetting setting : premise.settings()) {
            if (setting.isFor("aws:autoscaling:asg", "MinSize")
                    && setting.value().matches("[1-9][0-9]{0,3}")) {
                return Integer.parseInt(setting.value());
            }
        }
        return 1;
    }

    private String release(Premise.Live live) {
        return DAY.format(began) + "-" + live.commit().substring(0, 7);
    }

    private static String bucketKey(Premise.Live live) {
        return CloudBuilder.key(live.version());
    }

    private void write(LedgerStore ledger, Premise.Live live, Environment environment, String key) {
        Duration launch = Profile.USUAL.launch();
        String bucket = "elasticbeanstalk-" + premise.region() + "-" + premise.account();
        String release = release(live);
        List<String> well = List.of("health: Ok", "GET / answered 200");
        List<Entry> told = new ArrayList<>();
        told.add(new Entry.Founded(
                Memory.FORMAT,
                program,
                premise.account(),
                premise.region(),
                premise.application(),
                premise.service(),
                at(0)));
        told.add(new Entry.Took("premise-upload", "the rehearsal's premise", "upload", at(1)));
        told.add(new Entry.Opened(
                release,
                live.commit(),
                live.version(),
                live.digest(),
                environment.name(),
                live.configuration(),
                null,
                at(2)));
        told.add(intended("op-version-" + release, new Goal.VersionExists(live.version(), bucket, key), 5));
        told.add(new Entry.Settled(
                "op-version-" + release, true, true, null, "version " + live.version() + " is listed", at(8)));
        told.add(intended(
                "op-create-" + release,
                new Goal.EnvironmentExists(
                        release,
                        environment.name(),
                        premise.cnamePrefix(),
                        live.version(),
                        environment.platform(),
                        null),
                15));
        told.add(new Entry.Settled(
                "op-create-" + release, true, true, environment.id(), environment.name() + " is listed", at(20)));
        told.add(new Entry.Launched(release, environment.id(), launch, at(20).plus(launch)));
        told.add(new Entry.Judged(release, Entry.Phase.CANDIDATE, Verdict.VERIFIED, well, at(420)));
        told.add(new Entry.Prepared(release, at(421)));
        told.add(new Entry.Took("premise-release", "the rehearsal's premise", "release", at(600)));
        told.add(new Entry.Began(release, environment.id(), null, false, WATCH, at(602)));
        told.add(new Entry.Judged(release, Entry.Phase.CANDIDATE, Verdict.VERIFIED, well, at(730)));
        told.add(new Entry.Switched(release, null, environment.id(), at(731)));
        told.add(new Entry.Judged(release, Entry.Phase.LIVE, Verdict.VERIFIED, well, at(731).plus(WATCH)));
        told.add(new Entry.Ended(release, Entry.How.SETTLED, "it has stood its watch", at(732).plus(WATCH)));
        append(ledger, told);
        ledger.writeLock(
                new Lease("premise-release", "the rehearsal's premise", "release", at(600), TERM, 20, true), null);
    }

    private static void append(LedgerStore ledger, List<Entry> told) {
        String head = "";
        for (int i = 0; i < told.size(); i++) {
            if (!(ledger.append(i, head, told.get(i)) instanceof Answer.Appended appended)) {
                throw new IllegalStateException("there is a journal already, but no cloud that it belongs to");
            }
            head = appended.head();
        }
    }

    private Entry.Intended intended(String operation, Goal goal, int second) {
        return new Entry.Intended(operation, goal, at(second), at(second).plus(LATE));
    }

    private Instant at(int second) {
        return began.plusSeconds(second);
    }
}
