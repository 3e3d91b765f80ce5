package dev.kirikae.stages;

import dev.kirikae.config.Durations;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Tier;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.verify.Effective;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verification of an environment on its own address: probes, every instance on the version, health without a break. */
final class Proving {

    /** How old the last sample may be when the switch is executed. */
    private static final Duration EVIDENCE_LASTS = Duration.ofSeconds(60);

    /** How long looks without a timeout of their own may take. */
    private static final Duration ALONE = Duration.ofSeconds(20);

    private final Desk desk;
    private final Order order;

    Proving(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** @param first a look taken just now */
    Proven prove(Subject subject, Scene first) {
        Verify verify = order.configuration().verify();
        Environment environment = first.find(subject.id());
        if (environment == null) {
            return end(
                    Verdict.INCONCLUSIVE, 0, List.of(subject.name() + " (" + subject.id() + ") is not shown"), first);
        }
        if (!environment.exists()) {
            return end(Verdict.FAILED, 0, List.of(subject.name() + " is gone"), first);
        }
        if (environment.tier() != Tier.WEB) {
            Verdict verdict = environment.tier() == Tier.UNKNOWN ? Verdict.INCONCLUSIVE : Verdict.FAILED;
            return end(verdict, 0, List.of(Suitable.notWeb(environment)), first);
        }
        Answer told = desk.look(new Effect.LookAtInstances(subject.id()));
        if (told instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT) {
            return end(
                    Verdict.INCONCLUSIVE, 0, List.of(subject.name() + " shows no instances: " + missing.why()), first);
        }
        List<Instance> instances = told instanceof Answer.InstancesSeen seen ? seen.instances() : null;
        if (instances != null && instances.isEmpty() && Moving.hasInstances(environment)) {
            String unseen = subject.name() + " (" + subject.id() + ") is " + environment.healthWord()
                    + ", and none of its instances is shown";
            return end(Verdict.INCONCLUSIVE, 0, List.of(unseen), first);
        }
        String wrong = instances == null ? null : wrong(instances, subject);
        int count = instances == null ? 0 : instances.size();
        if (wrong != null) {
            return new Proven(Verdict.FAILED, true, count, List.of(wrong), desk.now(), first);
        }
        HealthProof health = HealthProof.of(verify.health(), instances != null).and(environment, first.asked());
        ProbeProof probes = probe(verify.candidate().probes(), subject);
        Verdict probed = probes.verdict(desk.now());
        List<String> evidence = new ArrayList<>(probes.evidence());
        if (probed != Verdict.VERIFIED) {
            return end(probed == null ? Verdict.INCONCLUSIVE : probed, count, evidence, first);
        }
        return stable(subject, health, probes, count);
    }

    /** Null where every instance runs the version. */
    private static @Nullable String wrong(List<Instance> instances, Subject subject) {
        if (instances.isEmpty()) {
            return subject.name() + " has no instance";
        }
        if (subject.version().isEmpty()) {
            return "Beanstalk does not tell the version of " + subject.name();
        }
        List<Instance> wrong =
                instances.stream().filter(i -> !i.runs(subject.version())).toList();
        return wrong.isEmpty()
                ? null
                : wrong.size() + " of " + instances.size() + " instances do not run " + subject.version() + " ("
                        + wrong.get(0).id() + ": " + deployed(wrong.get(0)) + ")";
    }

    private static String deployed(Instance instance) {
        return (instance.version() == null ? "no version told" : instance.version()) + ", "
                + (instance.deployment().isEmpty() ? "no deployment status told" : instance.deployment());
    }

    private ProbeProof probe(List<Probe> probes, Subject subject) {
        return desk.repeat(
                "probes", ProbeProof.of(probes, desk.now()), proof -> proof.verdict(desk.now()) != null, proof -> {
                    desk.pause(proof.nextDue(desk.now()), "the probes of " + subject.name());
                    return sample(desk, order, proof, subject, List.of()).proof();
                });
    }

    /** One round: the probes that are due, and other looks beside them. */
    record Sampled(ProbeProof proof, List<Answer> others) {}

    static Sampled sample(Desk desk, Order order, ProbeProof proof, Subject subject, List<Effect.Look> others) {
        ProbeRound probes = ProbeRound.of(proof, subject, desk.now());
        List<Effect.Look> looks = new ArrayList<>(others);
        looks.addAll(probes.looks(order));
        Duration longest = probes.longest().compareTo(ALONE) > 0 ? probes.longest() : ALONE;
        Answer.RoundSeen round = desk.look(new Effect.Round(looks, probes.at().plus(longest)), Answer.RoundSeen.class);
        List<Answer> answers = round.answers();
        return new Sampled(
                probes.understood(answers.subList(others.size(), answers.size())), answers.subList(0, others.size()));
    }

    private record Steady(HealthProof health, Scene scene) {}

    /** Looks until health has been accepted for long enough, or cannot be in time. */
    private Proven stable(Subject subject, HealthProof begun, ProbeProof probes, int count) {
        Verify verify = order.configuration().verify();
        Duration stable = verify.health().stableFor();
        Instant end = desk.now().plus(stable.multipliedBy(2)).plus(Duration.ofMinutes(5));
        Steady steady = desk.repeat(
                "health",
                new Steady(begun, new Scene(List.of(), order.liveName(), Instant.EPOCH)),
                s -> !s.scene().environments().isEmpty() && s.health().isStableFor(stable)
                        || desk.now().isAfter(end),
                s -> {
                    Instant decisive = s.health().decisive();
                    Instant next = decisive != null && s.health().good() != null
                            ? decisive
                            : desk.now().plus(every());
                    Instant atMost = desk.now().plusSeconds(30);
                    desk.pause(
                            next.isBefore(atMost) ? next : atMost,
                            "health of " + subject.name() + ": " + s.health().last());
                    Scene scene = Entering.look(desk, order);
                    Environment seen = scene.find(subject.id());
                    return new Steady(
                            seen == null
                                    ? s.health().and(Sample.error(subject.name() + " is not listed"), scene.asked())
                                    : s.health().and(seen, scene.asked()),
                            scene);
                });
        List<String> evidence = new ArrayList<>(probes.evidence());
        evidence.add(steady.health().evidence()
                + (steady.health().isStableFor(stable) ? "" : "; stable-for is " + Durations.text(stable)));
        return end(verdict(steady.health(), evidence), count, evidence, steady.scene());
    }

    private Verdict verdict(HealthProof health, List<String> evidence) {
        Verify verify = order.configuration().verify();
        if (!health.isStableFor(verify.health().stableFor())) {
            return health.isFailed() ? Verdict.FAILED : Verdict.INCONCLUSIVE;
        }
        if (Effective.ofCandidate(verify, health.enhanced()).isEmpty()) {
            evidence.add(Effective.NOTHING);
            return Verdict.UNVERIFIED;
        }
        return Verdict.VERIFIED;
    }

    private Duration every() {
        return order.configuration().polling().every();
    }

    private Proven end(Verdict verdict, int instances, List<String> evidence, Scene scene) {
        return new Proven(verdict, false, instances, evidence, desk.now().plus(EVIDENCE_LASTS), scene);
    }
}
