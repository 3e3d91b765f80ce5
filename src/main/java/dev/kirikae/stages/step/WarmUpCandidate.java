package dev.kirikae.stages.step;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.verify.WarmUpProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Requests to a candidate before its proof, a few side by side once a second, until its answers come fast enough or the
 * time is over. Nothing of it is kept: a run that takes over begins anew.
 */
public final class WarmUpCandidate {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Probe.Expect ANYTHING = new Probe.Expect(List.of(200), Map.of(), null);

    private final StageContext context;
    private final ServicePolicy policy;

    WarmUpCandidate(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * @param next when the next requests may be sent
     */
    private record Round(WarmUpProof proof, Instant next) {}

    /** What it came to. */
    public WarmUpProof warm(Verify.WarmUp warmUp, VerificationTarget subject) {
        return context.section("the candidate is warm", () -> {
            Round first = new Round(WarmUpProof.of(warmUp, context.now()), context.now());
            return context.repeat("warm-up", first, r -> r.proof().isOver(context.now()), r -> round(r, subject))
                    .proof();
        });
    }

    private Round round(Round before, VerificationTarget subject) {
        WarmUpProof proof = before.proof();
        context.pause(before.next(), "the warm-up of " + subject.name() + ": " + proof.words());
        Instant at = context.now();
        List<Effect.Look> looks = new ArrayList<>();
        for (int n = 0; n < Verify.WarmUp.REQUESTS_A_SECOND && !subject.host().isEmpty(); n++) {
            looks.add(new Effect.Probe("warm-up", policy.question(subject).of(probe(proof.path(n)))));
        }
        if (looks.isEmpty()) {
            return new Round(proof.failed("Beanstalk tells no address of " + subject.name() + " yet"), at.plus(EVERY));
        }
        Answer.RoundSeen round = context.look(new Effect.Round(looks, at.plus(TIMEOUT)), Answer.RoundSeen.class);
        for (Answer answer : round.answers()) {
            proof = and(proof, answer);
        }
        return new Round(proof, at.plus(EVERY));
    }

    private static WarmUpProof and(WarmUpProof proof, Answer answer) {
        if (answer instanceof Answer.Probed probed && probed.response() instanceof ProbeResponse.Http http) {
            return proof.and(http);
        }
        return proof.failed(answer instanceof Answer.Missing missing ? missing.why() : "no answer");
    }

    private static Probe probe(String path) {
        return new Probe("warm-up", new Probe.Http(path, 0, ANYTHING), EVERY, TIMEOUT, 1, 0, 1, TIMEOUT);
    }
}
