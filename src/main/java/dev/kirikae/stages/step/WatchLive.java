package dev.kirikae.stages.step;

import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.HealthLook;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.NameAddresses;
import dev.kirikae.verify.Observation;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.QueueProof;
import dev.kirikae.verify.WatchBeginning;
import dev.kirikae.verify.WatchProof;
import dev.kirikae.verify.WatchRecording;
import dev.kirikae.verify.WatchStart;
import dev.kirikae.verify.WatchTime;
import dev.kirikae.verify.WatchTurn;
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
     * @param recording all that it has seen, to be judged again
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
            WatchRecording recording,
            AlarmFeed.Listening feed) {

        /** What a verdict rests on. */
        List<String> evidence() {
            return proof.evidence(feed.evidence(), causes);
        }

        /**
         * @param accepts whether unsure is well enough: then it takes the whole watch, in which it may still fail or be
         *     proved
         */
        boolean isOver(boolean accepts) {
            return isElsewhere || proof.isOver(accepts, elsewhereSince != null);
        }
    }

    /**
     * How the watch ended.
     *
     * @param evidence for people
     * @param isElsewhere somebody else owns the name; else the subject does to the end
     * @param seen the environments, as they were last looked at
     * @param recording all that it saw
     */
    public record Watched(
            Verdict verdict,
            List<String> evidence,
            boolean isElsewhere,
            List<Environment> seen,
            WatchRecording recording) {}

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
        String release = subject.variables().getOrDefault("release", "");
        boolean allowed = context.request().allowed().allows(Guard.INCONCLUSIVE, release);
        boolean accepts = verify.onInconclusive() == Verify.OnInconclusive.ACCEPT || allowed;
        WatchProof first = begun.withCompared(compared.proofs());
        WatchRecording recording = WatchRecording.of(
                WatchBeginning.of(configuration(release), first, context.now(), subject.switchedAt(), allowed, start));
        Turn last = context.repeat(
                "watch",
                new Turn(
                        first,
                        NameAddresses.NONE,
                        context.now().plus(lookEvery),
                        false,
                        null,
                        List.of(),
                        List.of(),
                        recording,
                        AlarmFeed.Listening.BEGUN),
                turn -> turn.isOver(accepts),
                turn -> turn(turn, subject, lookEvery, compared.balancer()));
        Verdict verdict = last.proof().verdict();
        return new Watched(
                verdict == null ? Verdict.INCONCLUSIVE : verdict,
                last.evidence(),
                last.isElsewhere(),
                last.seen(),
                last.recording());
    }

    /** By which it is watched; null where that is what the upload recorded. */
    private @Nullable String configuration(String release) {
        String text = ConfigurationJson.write(policy.configuration());
        ReleaseRecord recorded = context.journal().release(release);
        return recorded != null && recorded.configuration().equals(text) ? null : text;
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
                context, policy, VerifyCandidate.Sampled.begun(proof.probes(), before.names()), subject, others, true);
        List<Answer> answers = sampled.others();
        Heard heard = heard(before, others.subList(0, alone), answers, subject, at);
        List<Observation> seen = new ArrayList<>(heard.seen());
        seen.addAll(sampled.samples());
        if (compared > alone) {
            seen.addAll(WatchQueues.seen(full, answers.subList(alone, compared)));
        }
        if (others.size() > compared) {
            seen.addAll(CompareErrors.seen(proof.compared(), answers.subList(compared, others.size()), at));
        }
        WatchProof looked = new WatchTurn(at, seen).seenBy(proof);
        seen.addAll(new AlarmHistory(context).read(looked, at));
        seen.addAll(asides(before, heard, feed));
        WatchTurn turn = new WatchTurn(at, seen);
        return new Turn(
                turn.addedTo(proof),
                sampled.names(),
                looks ? nextLook(looked.health(), at, lookEvery) : before.nextLook(),
                heard.isElsewhere(),
                heard.elsewhereSince(),
                heard.environments(),
                heard.causes(),
                before.recording().and(turn),
                feed);
    }

    /** What stands beside the verdict, where it is not as before. */
    private static List<Observation> asides(Turn before, Heard heard, AlarmFeed.Listening feed) {
        List<Observation> asides = new ArrayList<>();
        if (!heard.causes().equals(before.causes())) {
            asides.add(new Observation.Causes(heard.causes()));
        }
        if (!feed.evidence().equals(before.feed().evidence())) {
            asides.add(new Observation.FeedTrouble(feed.evidence()));
        }
        if (heard.elsewhereSince() != null) {
            asides.add(new Observation.OwnerDoubted());
        }
        return asides;
    }

    /**
     * What the looks that stand for themselves brought.
     *
     * @param seen in the order of the looks
     * @param environments as they were last looked at
     */
    private record Heard(
            List<Observation> seen,
            boolean isElsewhere,
            @Nullable Instant elsewhereSince,
            List<Environment> environments,
            List<String> causes) {}

    /** @param answers to the looks, in their order, and others behind them */
    private Heard heard(
            Turn before, List<Effect.Look> asked, List<Answer> answers, VerificationTarget subject, Instant at) {
        List<Observation> seen = new ArrayList<>();
        Instant doubted = before.elsewhereSince();
        boolean elsewhere = false;
        Instant since = doubted;
        List<Environment> there = before.seen();
        List<String> causes = before.causes();
        for (int i = 0; i < asked.size(); i++) {
            Answer answer = answers.get(i);
            if (answer instanceof Answer.EnvironmentsSeen environments) {
                seen.add(health(environments, subject));
                boolean moved = isElsewhere(environments, subject);
                elsewhere = doubted != null && moved;
                since = moved ? at : null;
                there = environments.environments();
            } else if (answer instanceof Answer.InstancesSeen instances
                    && !subject.version().isEmpty()) {
                seen.add(new Observation.InstancesSeen(subject.version(), instances.instances()));
            } else if (answer instanceof Answer.AlarmsSeen alarms) {
                seen.addAll(Observation.AlarmSeen.each(before.proof().alarms(), alarms.alarms()));
            } else if (answer instanceof Answer.CausesSeen why) {
                causes = why.causes().isEmpty() ? causes : DiagnosticText.causes(why);
            } else if (answer instanceof Answer.Missing missing && isDecisive(asked.get(i))) {
                context.refuseForGood(missing);
                seen.add(
                        asked.get(i) instanceof Effect.LookAtAlarms
                                ? new Observation.AlarmsLost()
                                : new Observation.HealthLost(missing.why()));
            }
        }
        return new Heard(seen, elsewhere, since, there, causes);
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

    private static Observation health(Answer.EnvironmentsSeen seen, VerificationTarget subject) {
        for (Environment environment : seen.environments()) {
            if (environment.id().equals(subject.id())) {
                return new Observation.HealthSeen(HealthLook.of(environment));
            }
        }
        return new Observation.HealthUnlisted(subject.name() + " is not listed");
    }

    private boolean isElsewhere(Answer.EnvironmentsSeen seen, VerificationTarget subject) {
        return seen.environments().stream()
                .anyMatch(e -> policy.liveName().isOwnedBy(e) && !e.id().equals(subject.id()));
    }
}
