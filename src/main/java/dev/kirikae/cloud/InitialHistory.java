package dev.kirikae.cloud;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Lease;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes an initial world, and tells the ledger how it came to be: a release that settled a month ago. */
public final class InitialHistory {

    private static final Duration AGE = Duration.ofDays(30);
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
        LiveName name = initial.liveName();
        List<String> platforms = new OfferedPlatforms(initial.platform()).onOffer();
        CloudBuilder builder = EmbeddedCloud.calm(initial.account(), name, initial.startedAt())
                .ledger(ledger)
                .application(initial.application())
                .platforms(platforms);
        initial.existing().alarms().forEach(alarm -> alarm(builder, alarm));
        initial.existing().queues().forEach(queue -> builder.queue(queue, 0));
        if (initial.existing().alarmFeed() != null) {
            builder.alarmFeed(initial.existing().alarmFeed());
        }
        initial.existing().domains().forEach(d -> builder.domain(d, name.fullName()));
        InitialWorld.Live live = initial.live();
        if (live != null) {
            BundleContent content = initial.existing().content();
            if (content != null) {
                builder.bundle(live.version(), content);
            }
            builder.version(live.version());
            Environment environment = environment(live, name, platforms.get(0));
            builder.environment(environment, initial.settings(), tags(live), instances());
            write(ledger, live, environment);
        }
        return builder.build();
    }

    /** One that no environment brings, and no bundle describes, watches something that is not known here. */
    private void alarm(CloudBuilder builder, String name) {
        String tag = initial.existing().alarmTags().get(name);
        if (tag != null) {
            builder.alarmTag(name, tag);
        }
        boolean apart = initial.existing().content() != null && !name.contains("${environment}");
        if (apart) {
            builder.alarmApart(name, "something that no file of the bundle says");
        } else {
            builder.alarm(name);
        }
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

    private void write(LedgerStore ledger, InitialWorld.Live live, Environment environment) {
        append(ledger, new InitialJournal(initial, began, program).entries(live, release(live), environment));
        Instant released = began.plusSeconds(600);
        ledger.writeLock(
                new Lease("initial-release", "the rehearsal's initial", "release", released, TERM, 20, true), null);
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
}
