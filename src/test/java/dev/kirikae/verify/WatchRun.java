package dev.kirikae.verify;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Proofs;
import dev.kirikae.config.ReadResult;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A watch with a turn every ten seconds, or as rarely as is said, in which what is seen is a function of the time since the switch. */
final class WatchRun {

    static final Instant SWITCHED = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration TURN = Duration.ofSeconds(10);
    static final Duration WATCH = Duration.ofMinutes(10);
    private static final Verify USUAL = verify("");

    Function<Duration, Sample> probe = t -> Sample.good("status 200");

    /** Null: the look brings no answer. */
    Function<Duration, @Nullable Environment> health = t -> environment(HealthStatus.OK);

    /** Null: the look brings no answer. */
    Function<Duration, @Nullable List<Alarm>> seen = t -> List.of();

    /** Null: the look brings no answer. */
    Function<Duration, @Nullable List<AlarmChange>> history = t -> List.of();

    /** When the history was asked for. */
    final List<Duration> asked = new ArrayList<>();

    /** A look at the history that brings no answer never will. */
    boolean denied;

    List<AlarmProof> alarms = List.of();
    List<Probe> probes = USUAL.candidate().probes();
    Verify.Health policy = USUAL.health();
    Duration watch = WATCH;
    Duration turn = TURN;
    private @Nullable WatchProof last;

    /** Runs to the verdict. */
    Verdict verdict() {
        WatchProof proof = WatchProof.of(
                ProbeProof.of(probes, SWITCHED),
                HealthProof.of(policy),
                new WatchStart(alarms, List.of()),
                List.of(),
                null,
                SWITCHED,
                watch);
        for (Instant now = SWITCHED; now.isBefore(SWITCHED.plus(Duration.ofDays(2))); now = now.plus(turn)) {
            Duration t = Duration.between(SWITCHED, now);
            ProbeProof sampled = proof.probes();
            for (Probe due : sampled.due(now)) {
                sampled = sampled.and(due, probe.apply(t), now);
            }
            proof = proof.withProbes(sampled);
            Environment environment = health.apply(t);
            proof = proof.withHealth(
                    environment == null
                            ? proof.health().unanswered("throttled", now)
                            : proof.health().and(environment, now));
            if (!alarms.isEmpty()) {
                List<Alarm> reported = seen.apply(t);
                proof = reported == null ? proof.withoutAlarms() : looked(proof, reported, now);
            }
            List<String> wanted = proof.unheard(now);
            if (!wanted.isEmpty()) {
                asked.add(t);
                List<AlarmChange> changes = history.apply(t);
                proof = changes == null
                        ? proof.withoutHistory(wanted, "throttled", denied)
                        : proof.withHistory(wanted, changes, now);
            }
            proof = proof.turned(now);
            last = proof;
            Verdict verdict = proof.verdict();
            if (verdict != null) {
                return verdict;
            }
        }
        throw new AssertionError("the watch does not end");
    }

    /** How long the watch took, once there is a verdict. */
    Duration took() {
        return proof().time().watched();
    }

    List<String> evidence() {
        return proof().evidence();
    }

    private WatchProof proof() {
        if (last == null) {
            throw new IllegalStateException("nothing was watched");
        }
        return last;
    }

    static Environment environment(HealthStatus health) {
        return environment(Status.READY, HealthColour.GREEN, health);
    }

    static Environment environment(Status status, HealthColour colour, HealthStatus health) {
        return new Environment(
                new EnvironmentId("e-green00000"),
                "push-api-2",
                "push-api",
                "v2",
                status,
                colour,
                health,
                "push-api.elasticbeanstalk.com",
                null,
                "64bit",
                Tier.WEB,
                SWITCHED,
                SWITCHED,
                false,
                null);
    }

    static Alarm alarm(Alarm.State state) {
        return alarm(state, Duration.ofMinutes(2), null);
    }

    static Alarm alarm(Alarm.State state, @Nullable Duration window, @Nullable String doubt) {
        return new Alarm(
                "5xx",
                Alarm.Kind.METRIC,
                state,
                SWITCHED.minusSeconds(3600),
                "as the test says",
                "",
                doubt,
                true,
                window,
                Map.of(),
                "errors");
    }

    static Verify.Alarm policy(Verify.RedAtStart red, Verify.NoData noData) {
        return new Verify.Alarm("5xx", null, red, noData);
    }

    /** @param lines what stands below {@code verify}, each indented by two blanks */
    static Verify verify(String lines) {
        String file = "application: push-api\nregion: ap-northeast-1\nlive: {cname: push-api}\n";
        ReadResult reading = Configurations.read(
                new Document("kirikae.yml", file + (lines.isEmpty() ? "" : "verify:\n" + lines)),
                null,
                Map.of(),
                Mode.STRICT,
                Proofs.ANY,
                "1.0.0");
        if (reading instanceof ReadResult.Loaded loaded) {
            Configuration configuration = loaded.configuration();
            return configuration.verify();
        }
        throw new AssertionError(new ArrayList<>(((ReadResult.Rejected) reading).problems()).toString());
    }

    /** With one more look at its alarms. */
    static WatchProof looked(WatchProof proof, List<Alarm> seen, Instant at) {
        return new WatchTurn(at, Observation.AlarmSeen.each(proof.alarms(), seen)).seenBy(proof);
    }
}
