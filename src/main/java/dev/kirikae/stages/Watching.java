package dev.kirikae.stages;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.verify.WatchProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The watch after the switch: probes through the live name, alarms, health, and the owner of the name itself. */
final class Watching {

    private static final Duration RAREST_LOOK = Duration.ofSeconds(30);

    private final Desk desk;
    private final Order order;

    Watching(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /**
     * What the watch has seen.
     *
     * @param nextLook when the environments are to be looked at again
     * @param elsewhere who owns the name instead; empty while the subject does
     * @param seen the environments, as they were last looked at
     */
    private record Turn(WatchProof proof, Instant nextLook, String elsewhere, List<Environment> seen) {}

    /**
     * How the watch ended.
     *
     * @param elsewhere who owns the name instead; empty where the subject does to the end
     * @param seen the environments, as they were last looked at
     */
    record Watched(Verdict verdict, List<String> evidence, String elsewhere, List<Environment> seen) {}

    List<AlarmProof> alarmsAtStart(Subject subject) {
        return proofs(subject, AlarmProof::atStart, policy -> {
            throw missing(policy, subject);
        });
    }

    /** Alarms for a watch that another process began: a missing one is silent, and nothing is excused. */
    List<AlarmProof> alarmsTakenUp(Subject subject) {
        return proofs(
                subject,
                (policy, alarm) -> AlarmProof.takenUp(policy, alarm.name(), alarm.window()),
                policy -> AlarmProof.takenUp(policy, shown(policy, subject), null));
    }

    private List<AlarmProof> proofs(
            Subject subject,
            BiFunction<Verify.Alarm, Alarm, AlarmProof> found,
            Function<Verify.Alarm, AlarmProof> missing) {
        List<AlarmProof> proofs = new ArrayList<>();
        List<Verify.Alarm> policies = order.configuration().verify().live().alarms();
        if (policies.isEmpty()) {
            return proofs;
        }
        List<Alarm> seen = desk.look(question(subject), Answer.AlarmsSeen.class).alarms();
        for (Verify.Alarm policy : policies) {
            List<Alarm> meant =
                    seen.stream().filter(a -> isMeant(policy, a, subject)).toList();
            if (meant.isEmpty()) {
                proofs.add(missing.apply(policy));
            }
            meant.forEach(a -> proofs.add(found.apply(policy, a)));
        }
        return proofs;
    }

    private static String shown(Verify.Alarm policy, Subject subject) {
        return Variables.expand(written(policy), subject.variables());
    }

    private static String written(Verify.Alarm policy) {
        return policy.name() == null ? "" + policy.prefix() : policy.name();
    }

    /** An alarm that the candidate should have brought fails the candidate; any other is a mistake of the file. */
    private RuntimeException missing(Verify.Alarm policy, Subject subject) {
        String shown = shown(policy, subject);
        boolean brought = !shown.equals(written(policy));
        return brought
                ? desk.leave(
                        dev.kirikae.tale.EndingCause.NOT_PROVEN,
                        "alarm " + shown + " should have come with " + subject.name() + ", and is not there",
                        "upload")
                : desk.badInput("verify.live.alarms: there is no alarm " + shown);
    }

    private static boolean isMeant(Verify.Alarm policy, Alarm alarm, Subject subject) {
        if (policy.name() != null) {
            return alarm.name().equals(Variables.expand(policy.name(), subject.variables()));
        }
        String prefix = Variables.expand("" + policy.prefix(), subject.variables());
        return alarm.name().startsWith(prefix) && !alarm.name().startsWith("awseb-");
    }

    private Effect.LookAtAlarms question(Subject subject) {
        List<String> names = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (Verify.Alarm policy : order.configuration().verify().live().alarms()) {
            if (policy.name() != null) {
                names.add(Variables.expand(policy.name(), subject.variables()));
            } else {
                prefixes.add(Variables.expand("" + policy.prefix(), subject.variables()));
            }
        }
        return new Effect.LookAtAlarms(names, prefixes);
    }

    /** @param alarms as they stood before the switch */
    Watched watch(Subject subject, Duration time, List<AlarmProof> alarms) {
        Verify verify = order.configuration().verify();
        List<Probe> probes = verify.live().probes() == null
                ? verify.candidate().probes()
                : verify.live().probes();
        WatchProof begun = WatchProof.of(
                ProbeProof.of(probes, desk.now()), HealthProof.of(verify.health()), alarms, desk.now(), time);
        Duration half = time.dividedBy(2);
        Duration lookEvery = half.compareTo(RAREST_LOOK) < 0 ? half : RAREST_LOOK;
        Turn last = desk.repeat(
                "watch",
                new Turn(begun, desk.now().plus(lookEvery), "", List.of()),
                turn -> !turn.elsewhere().isEmpty() || turn.proof().verdict() != null,
                turn -> turn(turn, subject, lookEvery));
        Verdict verdict = last.proof().verdict();
        return new Watched(
                verdict == null ? Verdict.INCONCLUSIVE : verdict,
                last.proof().evidence(),
                last.elsewhere(),
                last.seen());
    }

    private Turn turn(Turn before, Subject subject, Duration lookEvery) {
        WatchProof proof = before.proof();
        Duration left = proof.watch().minus(proof.watched());
        Instant end = proof.sampledAt().plus(left.isNegative() ? Duration.ZERO : left);
        Instant next = earliest(proof.probes().nextDue(end), before.nextLook(), end);
        desk.pause(
                next,
                "the watch over " + subject.name() + ", " + proof.watched().toSeconds() + " of "
                        + proof.watch().toSeconds() + " s");
        boolean last = !desk.now().isBefore(end);
        boolean looks = last || !desk.now().isBefore(before.nextLook());
        List<Effect.Look> others = new ArrayList<>();
        if (looks) {
            others.add(new Effect.LookAtEnvironments(order.configuration().application()));
        }
        if (!proof.alarms().isEmpty()) {
            others.add(question(subject));
        }
        Instant at = desk.now();
        Proving.Sampled sampled = Proving.sample(desk, order, proof.probes(), subject, others);
        WatchProof seen = proof.withProbes(sampled.proof());
        String elsewhere = "";
        List<Environment> there = before.seen();
        for (Answer answer : sampled.others()) {
            if (answer instanceof Answer.EnvironmentsSeen environments) {
                seen = seen.withHealth(seen.health().and(health(environments, subject), at));
                elsewhere = elsewhere(environments, subject);
                there = environments.environments();
            } else if (answer instanceof Answer.AlarmsSeen alarms) {
                seen = seen.withAlarms(alarms.alarms(), at);
            } else if (looks && answer instanceof Answer.Missing missing && others.size() > 0) {
                desk.refuseForGood(missing);
            }
        }
        return new Turn(seen.turned(at), looks ? at.plus(lookEvery) : before.nextLook(), elsewhere, there);
    }

    private Sample health(Answer.EnvironmentsSeen seen, Subject subject) {
        for (Environment environment : seen.environments()) {
            if (environment.id().equals(subject.id())) {
                return HealthProof.sample(order.configuration().verify().health(), environment);
            }
        }
        return Sample.error(subject.name() + " is not listed");
    }

    private String elsewhere(Answer.EnvironmentsSeen seen, Subject subject) {
        for (Environment environment : seen.environments()) {
            if (order.liveName().isOwnedBy(environment) && !environment.id().equals(subject.id())) {
                return environment.id().value();
            }
        }
        return "";
    }

    private static Instant earliest(Instant a, Instant b, Instant c) {
        Instant ab = a.isBefore(b) ? a : b;
        return ab.isBefore(c) ? ab : c;
    }

    /** The alarms that are red before the switch and block, by name, in their order. */
    static List<String> blocking(List<AlarmProof> alarms) {
        return alarms.stream()
                .filter(alarm -> alarm.redAtStart() && alarm.policy().redAtStart() == Verify.RedAtStart.BLOCK)
                .map(AlarmProof::name)
                .toList();
    }
}
