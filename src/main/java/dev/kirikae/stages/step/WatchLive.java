package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.NameAddresses;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.QueueProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.verify.WatchProof;
import dev.kirikae.verify.WatchStart;
import dev.kirikae.verify.WatchTime;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watch after the switch: probes through the live name, alarms, health, and the owner of the name itself. */
public final class WatchLive {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    WatchLive(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * What the watch has seen.
     *
     * @param names whose addresses are whose
     * @param nextLook when the environments are to be looked at again
     * @param isElsewhere somebody else owns the name, as two looks have shown
     * @param elsewhereSince when a look first showed that, which the next one, a read lag later, must show again; null
     *     while none did
     * @param seen the environments, as they were last looked at
     * @param causes of bad health, as Beanstalk told them last; empty where it was not asked, or told none
     * @param feed how it goes with the alarms' notifications
     */
    private record Turn(
            WatchProof proof,
            NameAddresses names,
            Instant nextLook,
            boolean isElsewhere,
            @Nullable Instant elsewhereSince,
            List<Environment> seen,
            List<String> causes,
            AlarmFeed.Listening feed) {

        /** What a bad verdict rests on: causes that are told while users call are not told any more after a way back. */
        List<String> evidence() {
            List<String> all = new ArrayList<>(proof.evidence());
            all.addAll(feed.evidence());
            if (proof.verdict() != Verdict.VERIFIED) {
                all.addAll(causes);
            }
            return all;
        }

        /**
         * @param accepts whether unsure is well enough: then it takes the whole watch, in which it may still fail or be
         *     proved
         */
        boolean isOver(boolean accepts) {
            Verdict verdict = proof.verdict();
            boolean early = accepts
                    && verdict == Verdict.INCONCLUSIVE
                    && !proof.time().left().isZero();
            return isElsewhere || verdict == Verdict.FAILED || (verdict != null && elsewhereSince == null && !early);
        }
    }

    /**
     * How the watch ended.
     *
     * @param evidence for people
     * @param isElsewhere somebody else owns the name; else the subject does to the end
     * @param seen the environments, as they were last looked at
     */
    public record Watched(Verdict verdict, List<String> evidence, boolean isElsewhere, List<Environment> seen) {}

    /**
     * Watches until there is a verdict, or the live name is somebody else's.
     *
     * @param time how long, as it was configured; a slow alarm makes it longer, and so does what is open at its end
     * @param start alarms and queues as they were before the switch, or were taken up
     * @param enhanced whether the subject was seen to report enhanced health
     * @param former who was live before, to compare with; null where nobody was, or nothing is to be compared
     */
    public Watched watch(
            VerificationTarget subject,
            Duration time,
            WatchStart start,
            boolean enhanced,
            @Nullable EnvironmentId former) {
        Verify verify = policy.configuration().verify();
        WatchProof begun = WatchProof.of(
                ProbeProof.of(policy.watched(), context.now()),
                HealthProof.of(verify.health(), enhanced),
                start,
                former == null ? List.of() : verify.live().compare(),
                subject.switchedAt(),
                context.now(),
                time);
        CompareErrors.Begun compared = steps.compareErrors().begun(begun.compared(), subject, former);
        Duration lookEvery = WatchTime.lookEvery(time);
        boolean accepts = verify.onInconclusive() == Verify.OnInconclusive.ACCEPT
                || context.request()
                        .allowed()
                        .allows(Guard.INCONCLUSIVE, subject.variables().getOrDefault("release", ""));
        Turn last = context.repeat(
                "watch",
                new Turn(
                        begun.withCompared(compared.proofs()),
                        NameAddresses.NONE,
                        context.now().plus(lookEvery),
                        false,
                        null,
                        List.of(),
                        List.of(),
                        AlarmFeed.Listening.BEGUN),
                turn -> turn.isOver(accepts),
                turn -> turn(turn, subject, lookEvery, compared.balancer()));
        Verdict verdict = last.proof().verdict();
        return new Watched(
                verdict == null ? Verdict.INCONCLUSIVE : verdict, last.evidence(), last.isElsewhere(), last.seen());
    }

    /** @param balancer whose errors are compared; null for none */
    private Turn turn(Turn before, VerificationTarget subject, Duration lookEvery, @Nullable String balancer) {
        WatchProof proof = before.proof();
        WatchTime time = proof.time();
        Instant end = time.sampledAt().plus(time.left());
        Instant doubted = before.elsewhereSince();
        Instant next = doubted == null
                ? TimeOrder.earlier(TimeOrder.earlier(proof.probes().nextDue(end), before.nextLook()), end)
                : doubted.plus(StageContext.READ_LAG);
        AlarmFeed.Listening feed = steps.alarmFeed()
                .pause(before.feed(), proof, next, "the watch over " + subject.name() + ", " + proof.words());
        boolean looks = doubted != null
                || !context.now().isBefore(end)
                || !context.now().isBefore(before.nextLook());
        List<Effect.Look> others = new ArrayList<>();
        if (looks) {
            others.add(new Effect.LookAtEnvironments(policy.configuration().application()));
            others.add(new Effect.LookAtInstances(subject.id()));
        }
        if (!proof.alarms().isEmpty()) {
            others.add(GatingAlarms.question(proof.alarms()));
        }
        if (looks && proof.isDoubted()) {
            others.add(new Effect.LookAtCauses(subject.id()));
        }
        Instant at = context.now();
        int alone = others.size();
        List<QueueProof> full = proof.queues();
        boolean counts = looks || full.stream().anyMatch(q -> q.at() == null && q.isAsked());
        others.addAll(counts ? WatchQueues.looks(full) : List.of());
        int compared = others.size();
        others.addAll(CompareErrors.looks(balancer, proof.compared(), at));
        VerifyCandidate.Sampled sampled = VerifyCandidate.sample(
                context,
                policy,
                new VerifyCandidate.Sampled(proof.probes(), before.names(), List.of()),
                subject,
                others,
                true);
        List<Answer> answers = sampled.others();
        Turn heard = heard(before, others.subList(0, alone), answers, subject, at);
        WatchProof seen = heard.proof().withProbes(sampled.proof());
        Instant nextLook = looks ? nextLook(seen.health(), at, lookEvery) : before.nextLook();
        if (compared > alone) {
            seen = seen.withQueues(WatchQueues.and(full, answers.subList(alone, compared), time.switchedAt(), at));
        }
        if (others.size() > compared) {
            List<Answer> counted = answers.subList(compared, others.size());
            seen = seen.withCompared(CompareErrors.and(proof.compared(), counted, at));
        }
        seen = new AlarmHistory(context).read(seen, at);
        return new Turn(
                seen.turned(at),
                sampled.names(),
                nextLook,
                heard.isElsewhere(),
                heard.elsewhereSince(),
                heard.seen(),
                heard.causes(),
                feed);
    }

    /**
     * With what the looks that stand for themselves brought.
     *
     * @param answers to the looks, in their order, and others behind them
     */
    private Turn heard(
            Turn before, List<Effect.Look> asked, List<Answer> answers, VerificationTarget subject, Instant at) {
        WatchProof seen = before.proof();
        Instant doubted = before.elsewhereSince();
        boolean elsewhere = false;
        Instant since = doubted;
        List<Environment> there = before.seen();
        List<String> causes = before.causes();
        for (int i = 0; i < asked.size(); i++) {
            Answer answer = answers.get(i);
            if (answer instanceof Answer.EnvironmentsSeen environments) {
                seen = seen.withHealth(health(seen.health(), environments, subject, at));
                boolean moved = isElsewhere(environments, subject);
                elsewhere = doubted != null && moved;
                since = moved ? at : null;
                there = environments.environments();
            } else if (answer instanceof Answer.InstancesSeen instances
                    && !subject.version().isEmpty()) {
                seen = seen.withInstances(subject.version(), instances.instances());
            } else if (answer instanceof Answer.AlarmsSeen alarms) {
                seen = seen.withAlarms(alarms.alarms(), at);
            } else if (answer instanceof Answer.CausesSeen why) {
                causes = why.causes().isEmpty() ? causes : DiagnosticText.causes(why);
            } else if (answer instanceof Answer.Missing missing && isDecisive(asked.get(i))) {
                context.refuseForGood(missing);
                seen = asked.get(i) instanceof Effect.LookAtAlarms
                        ? seen.withoutAlarms()
                        : seen.withHealth(seen.health().unanswered(missing.why(), at));
            }
        }
        return new Turn(seen, before.names(), before.nextLook(), elsewhere, since, there, causes, before.feed());
    }

    /** Whether a verdict rests on it: causes only explain, and instances are counted where they are told. */
    private static boolean isDecisive(Effect.Look look) {
        return !(look instanceof Effect.LookAtCauses) && !(look instanceof Effect.LookAtInstances);
    }

    /** As usual, or where health decides something before. */
    private static Instant nextLook(HealthProof health, Instant at, Duration lookEvery) {
        Instant usual = at.plus(lookEvery);
        Instant decisive = health.decisive();
        return decisive != null && decisive.isAfter(at) && decisive.isBefore(usual) ? decisive : usual;
    }

    private static HealthProof health(
            HealthProof health, Answer.EnvironmentsSeen seen, VerificationTarget subject, Instant at) {
        for (Environment environment : seen.environments()) {
            if (environment.id().equals(subject.id())) {
                return health.and(environment, at);
            }
        }
        return health.and(Sample.error(subject.name() + " is not listed"), at);
    }

    private boolean isElsewhere(Answer.EnvironmentsSeen seen, VerificationTarget subject) {
        return seen.environments().stream()
                .anyMatch(e -> policy.liveName().isOwnedBy(e) && !e.id().equals(subject.id()));
    }
}
