package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.verify.CompareProof;
import dev.kirikae.verify.Observation;
import dev.kirikae.verify.RequestCounts;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The candidate's errors beside those of the environment that was live before, as their load balancers count them. */
public final class CompareErrors {

    /** How long the looks of one round may take. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final StageContext context;
    private final List<Verify.Compare> policies;

    CompareErrors(Steps steps) {
        this.context = steps.context();
        this.policies = steps.policy().configuration().verify().live().compare();
    }

    /**
     * Before the switch: whether there will be anything to compare. Refuses where one side has no load balancer that
     * counts errors, or the caller may not read its figures, unless that is let be or allowed.
     *
     * @return what live answered in {@link #time} up to now; null where that was not asked, or is not known
     */
    public @Nullable RequestCounts mustBePossible(String release, Environment live, Environment candidate) {
        if (policies.stream().allMatch(p -> p.undecided() == Verify.Undecided.IGNORE)) {
            return null;
        }
        Verify.Compare first = policies.get(0);
        Instant to = CompareProof.complete(context.now());
        Instant from = to.minus(first.before());
        RequestCounts counts = null;
        for (Environment side : List.of(live, candidate)) {
            String balancer = balancer(side.id());
            Answer seen = balancer == null
                    ? new Answer.Missing(Answer.Trouble.UNSUPPORTED, side.name() + " has no load balancer")
                    : context.look(new Effect.LookAtErrors(balancer, first.errors(), from, to));
            if (seen instanceof Answer.Missing missing) {
                context.guard(
                        Guard.INCONCLUSIVE,
                        release,
                        "verify.live.compare would prove nothing: " + missing.why(),
                        "release");
            } else if (balancer != null
                    && side.equals(live)
                    && seen instanceof Answer.TrafficSeen errors
                    && context.look(new Effect.LookAtTraffic(balancer, from, to))
                            instanceof Answer.TrafficSeen requests) {
                counts = CompareProof.counted(requests.perMinute(), errors.perMinute(), from, to);
            }
        }
        return counts;
    }

    /** The time over which live's requests are counted before the switch; zero where nothing is compared. */
    public Duration time() {
        return policies.isEmpty() ? Duration.ZERO : policies.get(0).before();
    }

    private @Nullable String balancer(EnvironmentId id) {
        Answer seen = context.look(new Effect.LookAtResources(id));
        return seen instanceof Answer.ResourcesSeen resources
                ? resources.resources().loadBalancers().stream().findFirst().orElse(null)
                : null;
    }

    /**
     * What a watch compares.
     *
     * @param balancer the candidate's; null where nothing can be compared
     */
    record Begun(@Nullable String balancer, List<CompareProof> proofs) {}

    /**
     * At the beginning of a watch: what the former live answered before the switch.
     *
     * @param begun from the watch's proof
     * @param former null where nothing was live before
     */
    Begun begun(List<CompareProof> begun, VerificationTarget subject, @Nullable EnvironmentId former) {
        if (begun.isEmpty() || former == null) {
            return new Begun(null, begun);
        }
        String before = balancer(former);
        String now = balancer(subject.id());
        if (before == null || now == null) {
            String why = (before == null ? "the former live" : subject.name()) + " shows no load balancer";
            return new Begun(null, begun.stream().map(p -> p.blind(why)).toList());
        }
        List<CompareProof> proofs = new ArrayList<>();
        for (CompareProof proof : begun) {
            proofs.add(counted(proof, before));
        }
        return new Begun(now, proofs);
    }

    private CompareProof counted(CompareProof proof, String balancer) {
        Instant to = TimeOrder.earlier(proof.from(), CompareProof.complete(context.now()));
        Instant from = to.minus(proof.policy().before());
        Effect.Round both = new Effect.Round(
                List.of(
                        new Effect.LookAtTraffic(balancer, from, to),
                        new Effect.LookAtErrors(balancer, proof.policy().errors(), from, to)),
                context.now().plus(ROUND));
        List<Answer> answers = context.look(both, Answer.RoundSeen.class).answers();
        if (answers.get(0) instanceof Answer.TrafficSeen requests
                && answers.get(1) instanceof Answer.TrafficSeen errors) {
            return proof.with(CompareProof.counted(requests.perMinute(), errors.perMinute(), from, to));
        }
        Answer missing = answers.get(0) instanceof Answer.Missing ? answers.get(0) : answers.get(1);
        return proof.blind("what the former live answered could not be read: " + ((Answer.Missing) missing).why());
    }

    /** What is due: for each proof its requests and its errors, or nothing. */
    static List<Effect.Look> looks(@Nullable String balancer, List<CompareProof> proofs, Instant at) {
        if (balancer == null || proofs.stream().noneMatch(p -> p.isDue(at))) {
            return List.of();
        }
        Instant end = CompareProof.complete(at);
        return proofs.stream()
                .flatMap(p -> Stream.<Effect.Look>of(
                        new Effect.LookAtTraffic(balancer, p.from(), end),
                        new Effect.LookAtErrors(balancer, p.policy().errors(), p.from(), end)))
                .toList();
    }

    /** @param answers to {@link #looks}, in their order */
    static List<Observation> seen(List<CompareProof> proofs, List<Answer> answers, Instant at) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            Answer requests = answers.get(2 * i);
            Answer errors = answers.get(2 * i + 1);
            seen.add(
                    requests instanceof Answer.TrafficSeen all && errors instanceof Answer.TrafficSeen failed
                            ? proofs.get(i).counted(all.perMinute(), failed.perMinute(), at)
                            : new Observation.CountLost(proofs.get(i).policy().errors()));
        }
        return seen;
    }
}
