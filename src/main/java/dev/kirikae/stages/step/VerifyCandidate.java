package dev.kirikae.stages.step;

import dev.kirikae.config.Durations;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Tier;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.AssetProof;
import dev.kirikae.verify.Effective;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.NameAddresses;
import dev.kirikae.verify.Observation;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.verify.WarmUpProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verification of an environment on its own address: probes, every instance on the version, health without a break. */
public final class VerifyCandidate {

    /** How old the last sample may be when the switch is executed. */
    private static final Duration EVIDENCE_LASTS = Duration.ofSeconds(60);

    /** How long looks without a timeout of their own may take. */
    private static final Duration ALONE = Duration.ofSeconds(20);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    VerifyCandidate(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * The verification of this release's environment, with its verdict in the journal.
     *
     * @param first a look taken just now
     */
    public CandidateVerification judge(ReleaseRecord release, VerificationTarget subject, EnvironmentSnapshot first) {
        CandidateVerification proven = prove(subject, first);
        context.record(new JournalEntry.Judged(
                release.id(), JournalEntry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), context.now()));
        return proven;
    }

    /** The same, and nothing is written. */
    public CandidateVerification prove(VerificationTarget subject, EnvironmentSnapshot first) {
        return context.section("the candidate is verified", () -> proof(subject, first));
    }

    private CandidateVerification proof(VerificationTarget subject, EnvironmentSnapshot first) {
        Verify verify = policy.configuration().verify();
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
            return end(verdict, 0, List.of(SwitchPreconditions.notWeb(environment)), first);
        }
        Answer reported = context.look(new Effect.LookAtInstances(subject.id()));
        if (reported instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT) {
            return end(
                    Verdict.INCONCLUSIVE, 0, List.of(subject.name() + " shows no instances: " + missing.why()), first);
        }
        List<Instance> instances = reported instanceof Answer.InstancesSeen seen ? seen.instances() : null;
        if (instances != null && instances.isEmpty() && ShownInstances.mustBeShown(environment)) {
            String unseen = subject.name() + " (" + subject.id() + ") is " + environment.healthWord()
                    + ", and none of its instances is shown";
            return end(Verdict.INCONCLUSIVE, 0, List.of(unseen), first);
        }
        String wrong = instances == null ? null : wrong(instances, subject);
        int count = instances == null ? 0 : instances.size();
        if (wrong != null) {
            return new CandidateVerification(Verdict.FAILED, true, count, List.of(wrong), context.now(), first);
        }
        HealthProof health = HealthProof.of(verify.health(), instances != null).and(environment, first.asked());
        Earlier earlier = compared(warm(Earlier.NOTHING, subject), subject, first);
        if (earlier.verdict() == Verdict.FAILED) {
            return end(Verdict.FAILED, count, earlier.evidence(), first);
        }
        ProbeProof probes = probe(verify.candidate().probes(), subject);
        Verdict probed = probes.verdict(context.now());
        Earlier asked = earlier.and(probed == null ? Verdict.INCONCLUSIVE : probed, probes.evidence());
        if (probed != Verdict.VERIFIED) {
            return end(asked.verdict(), count, asked.evidence(), first);
        }
        return stable(subject, health, asked, count);
    }

    /**
     * What was seen so far, and what the verdict can be at best.
     *
     * @param evidence in the order in which it was seen
     */
    private record Earlier(Verdict verdict, List<String> evidence) {
        static final Earlier NOTHING = new Earlier(Verdict.VERIFIED, List.of());

        Earlier {
            evidence = List.copyOf(evidence);
        }

        Earlier and(Verdict next, List<String> seen) {
            List<String> all = new ArrayList<>(evidence);
            all.addAll(seen);
            return new Earlier(verdict.worse(next), all);
        }
    }

    /** A warm-up that was not reached leaves all else to be asked: what is bad is bad, and nothing more can be proved. */
    private Earlier warm(Earlier earlier, VerificationTarget subject) {
        Verify.WarmUp warmUp = policy.configuration().verify().candidate().warmUp();
        if (warmUp == null) {
            return earlier;
        }
        WarmUpProof proof = steps.warmUpCandidate().warm(warmUp, subject);
        return earlier.and(
                proof.isReached() ? Verdict.VERIFIED : Verdict.INCONCLUSIVE, List.of(proof.evidence(context.now())));
    }

    /** Null where every instance runs the version. */
    private static @Nullable String wrong(List<Instance> instances, VerificationTarget subject) {
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

    /** What pages of each side name, once the live name leads to nobody else; nothing where nobody else is live. */
    private Earlier compared(Earlier earlier, VerificationTarget subject, EnvironmentSnapshot first) {
        Verify.Assets assets = policy.configuration().verify().candidate().assets();
        Environment live = first.roles(context.journal()).live();
        if (assets.policy() == Verify.OnMissing.OFF || live == null || live.id().equals(subject.id())) {
            return earlier;
        }
        Instant moved = context.journal().movedAt();
        if (moved != null) {
            context.pause(
                    moved.plus(VerificationTarget.NAMES_LAG), "the live name to lead to " + live.name() + " alone");
        }
        AssetProof proof = steps.compareAssets()
                .compare(
                        assets,
                        subject,
                        VerificationTarget.of(live, context.journal().releaseOf(live.id())));
        return earlier.and(proof.verdict(), proof.evidence());
    }

    private ProbeProof probe(List<Probe> probes, VerificationTarget subject) {
        return context.repeat(
                        "probes",
                        Sampled.begun(ProbeProof.of(probes, context.now()), NameAddresses.NONE),
                        sampled -> sampled.proof().verdict(context.now()) != null,
                        sampled -> {
                            Instant due = sampled.proof().nextDue(context.now());
                            context.pause(due, "the probes of " + subject.name());
                            return sample(context, policy, sampled, subject, List.of(), false);
                        })
                .proof();
    }

    /**
     * One round: the probes that are due, and other looks beside them.
     *
     * @param names whose addresses are whose, as far as it was asked
     * @param samples of the latest round
     */
    record Sampled(ProbeProof proof, NameAddresses names, List<Answer> others, List<Observation.Sampled> samples) {
        static Sampled begun(ProbeProof proof, NameAddresses names) {
            return new Sampled(proof, names, List.of(), List.of());
        }
    }

    /**
     * Takes one more round.
     *
     * @param always whether it must be proved who answers also when names lag no more, as far as Beanstalk tells the
     *     endpoint whose addresses would prove it
     */
    static Sampled sample(
            StageContext context,
            ServicePolicy policy,
            Sampled before,
            VerificationTarget subject,
            List<Effect.Look> others,
            boolean always) {
        boolean proves =
                subject.former() != null && (subject.lagsAt(context.now()) || always && subject.endpoint() != null);
        ProbeRound probes = ProbeRound.of(before.proof(), subject, context.now(), proves ? before.names() : null);
        List<Effect.Look> looks = new ArrayList<>(others);
        looks.addAll(probes.looks(policy));
        Duration longest = probes.longest().compareTo(ALONE) > 0 ? probes.longest() : ALONE;
        Answer.RoundSeen round =
                context.look(new Effect.Round(looks, probes.at().plus(longest)), Answer.RoundSeen.class);
        List<Answer> answers = round.answers();
        ProbeRound.Understood understood = probes.understood(answers.subList(others.size(), answers.size()));
        NameAddresses names = understood.names() == null ? before.names() : understood.names();
        return new Sampled(understood.proof(), names, answers.subList(0, others.size()), understood.samples());
    }

    private record Steady(HealthProof health, EnvironmentSnapshot snapshot) {}

    /** Looks until health has been accepted for long enough, or cannot be in time. */
    private CandidateVerification stable(VerificationTarget subject, HealthProof begun, Earlier earlier, int count) {
        Verify verify = policy.configuration().verify();
        Duration stable = verify.health().stableFor();
        Instant end = context.now().plus(stable.multipliedBy(2)).plus(Duration.ofMinutes(5));
        Steady steady = context.repeat(
                "health",
                new Steady(begun, new EnvironmentSnapshot(List.of(), policy.liveName(), Instant.EPOCH)),
                s -> !s.snapshot().environments().isEmpty() && s.health().isStableFor(stable)
                        || context.now().isAfter(end),
                s -> {
                    Instant decisive = s.health().decisive();
                    Instant next = decisive != null && s.health().good() != null
                            ? decisive
                            : context.now().plus(every());
                    Instant atMost = context.now().plusSeconds(30);
                    context.pause(
                            TimeOrder.earlier(next, atMost),
                            "health of " + subject.name() + ": " + s.health().last());
                    EnvironmentSnapshot snapshot = steps.look().now();
                    Environment seen = snapshot.find(subject.id());
                    return new Steady(
                            seen == null
                                    ? s.health().and(Sample.error(subject.name() + " is not listed"), snapshot.asked())
                                    : s.health().and(seen, snapshot.asked()),
                            snapshot);
                });
        List<String> evidence = new ArrayList<>(earlier.evidence());
        evidence.add(steady.health().evidence()
                + (steady.health().isStableFor(stable) ? "" : "; stable-for is " + Durations.text(stable)));
        Verdict verdict = earlier.verdict().worse(verdict(steady.health(), evidence));
        return end(verdict, count, evidence, steady.snapshot());
    }

    private Verdict verdict(HealthProof health, List<String> evidence) {
        Verify verify = policy.configuration().verify();
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
        return policy.configuration().polling().every();
    }

    private CandidateVerification end(
            Verdict verdict, int instances, List<String> evidence, EnvironmentSnapshot snapshot) {
        return new CandidateVerification(
                verdict, false, instances, evidence, context.now().plus(EVIDENCE_LASTS), snapshot);
    }
}
