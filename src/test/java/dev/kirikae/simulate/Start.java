package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.cloud.Profile;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.ReadResult;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.workflow.LedgerWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A world to begin in: blue is live and settled, green waits as its candidate. */
record Start(
        String name,
        boolean withCandidate,
        boolean released,
        @Nullable Incident incident,
        Profile profile,
        boolean nothing) {

    Start(String name, boolean withCandidate, boolean released, @Nullable Incident incident) {
        this(name, withCandidate, released, incident, Profile.USUAL, false);
    }

    Start with(Profile other) {
        return new Start(name, withCandidate, released, incident, other, nothing);
    }

    @Override
    public String toString() {
        return name;
    }

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    static final String BLUE_RELEASE = "20261020-aaaaaaa";
    static final String GREEN_RELEASE = "20261122-bbbbbbb";
    static final String STACK = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";

    static final String YAML = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            environment:
              name: push-api
              platform: 64bit Amazon Linux 2023 v6.* running Node.js 22
            verify:
              health: {stable-for: 10s}
              candidate:
                probes:
                  - name: health
                    http: {path: /health}
                    every: 10s
                    passes: 2
                  - name: version
                    version: {path: /version, json: $.version}
                    every: 10s
                    passes: 2
              live:
                watch: 30s
            standby: {keep: 0s, drain: none}
            """;

    static Start waiting() {
        return new Start("a candidate waits", true, false, null);
    }

    static Start suffering(Incident incident) {
        return new Start("blue is live, " + incident.word(), false, false, incident);
    }

    static Start settled() {
        return new Start("green is settled, blue stands by", true, true, null);
    }

    /** Nothing was ever there. */
    static Start empty() {
        return new Start("nothing is there", false, false, null, Profile.USUAL, true);
    }

    static Start calm() {
        return new Start("blue is live", false, false, null);
    }

    static ServicePolicy policy() {
        return new ServicePolicy(configuration(), null);
    }

    static Configuration configuration() {
        ReadResult reading =
                Configurations.read(new Document("kirikae.yml", YAML), null, Map.of(), Mode.STRICT, "1.0.0");
        if (reading instanceof ReadResult.Loaded loaded) {
            return loaded.configuration();
        }
        throw new AssertionError(((ReadResult.Rejected) reading).problems().toString());
    }

    private static final String RECORD = ConfigurationJson.write(configuration());

    EmbeddedCloud cloud() {
        MemoryLedger ledger = new MemoryLedger();
        LedgerWriter writer = new LedgerWriter(ledger::append);
        if (nothing) {
            return EmbeddedCloud.calm("123456789012", NAME, NOON)
                    .profile(profile)
                    .ledger(ledger)
                    .application("push-api")
                    .platforms(List.of(STACK))
                    .build();
        }
        release(writer, BLUE_RELEASE, BLUE, null, NOON.minus(Duration.ofDays(30)), true, RECORD);
        if (withCandidate) {
            release(writer, GREEN_RELEASE, GREEN, BLUE, NOON.minus(Duration.ofHours(2)), released, RECORD);
        }
        var builder = EmbeddedCloud.calm("123456789012", NAME, NOON)
                .profile(profile)
                .ledger(ledger)
                .platforms(List.of(STACK))
                .environment(BLUE, "push-api", "push-api-" + BLUE_RELEASE, released ? "away-1" : "push-api", "blue", 2);
        if (withCandidate) {
            builder.environment(
                    GREEN, "push-api", "push-api-" + GREEN_RELEASE, released ? "push-api" : "away-1", "green", 2);
        }
        if (incident != null) {
            builder.incident(incident);
        }
        return builder.build();
    }

    /**
     * Tells the ledger of a release that was before.
     *
     * @param record the configuration as its upload recorded it
     */
    static void release(
            LedgerWriter to,
            String release,
            EnvironmentId id,
            @Nullable EnvironmentId live,
            Instant at,
            boolean ended,
            String record) {
        boolean first = live == null;
        if (first) {
            to.write(
                    new JournalEntry.Founded(1, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", at));
        }
        to.write(new JournalEntry.Took("before-" + release, "a job", "upload", at));
        String version = id.equals(BLUE) ? "blue" : "green";
        String commit = release.substring(9).repeat(6).substring(0, 40);
        to.write(new JournalEntry.Opened(release, commit, version, "d1", "push-api-" + release, record, live, at));
        Goal made = new Goal.EnvironmentExists(release, "push-api-" + release, "away-1", version, STACK, null);
        to.write(new JournalEntry.Intended("op-" + release, made, at, at.plusSeconds(300)));
        to.write(new JournalEntry.Settled("op-" + release, true, true, id, "made", at.plusSeconds(2)));
        to.write(new JournalEntry.Launched(release, id, Duration.ofSeconds(300), at.plusSeconds(302)));
        to.write(new JournalEntry.Judged(
                release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), at.plusSeconds(280)));
        to.write(new JournalEntry.Prepared(release, at.plusSeconds(280)));
        if (!ended) {
            return;
        }
        Instant later = at.plusSeconds(600);
        to.write(new JournalEntry.Began(release, id, live, false, Duration.ofSeconds(30), later));
        if (live != null) {
            Goal moved = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, live, id);
            to.write(new JournalEntry.Intended("swap-" + release, moved, later, later.plusSeconds(300)));
            to.write(new JournalEntry.Settled("swap-" + release, true, true, id, "seen", later.plusSeconds(12)));
        } else {
            to.write(new JournalEntry.Switched(release, null, id, later.plusSeconds(12)));
        }
        to.write(new JournalEntry.Ended(release, JournalEntry.How.SETTLED, "verified", later.plusSeconds(60)));
        if (first) {
            to.write(new JournalEntry.Found(id, version, "live at first use", later.plusSeconds(61)));
        }
    }
}
