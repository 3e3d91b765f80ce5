package dev.kirikae.stages.step;

import dev.kirikae.config.Probe;
import dev.kirikae.verify.ProbeJudge;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The probes of a verification that are due at one instant, as looks of one round.
 *
 * @param due in the order of their looks
 */
record ProbeRound(ProbeProof proof, VerificationTarget subject, List<Probe> due, Instant at) {

    ProbeRound {
        due = List.copyOf(due);
    }

    static ProbeRound of(ProbeProof proof, VerificationTarget subject, Instant at) {
        return new ProbeRound(proof, subject, proof.due(at), at);
    }

    /** One for each that is due; none where there is no name to call. */
    List<Effect.Probe> looks(ServicePolicy policy) {
        if (isUnreachable()) {
            return List.of();
        }
        return due.stream()
                .map(probe -> new Effect.Probe(
                        probe.name(),
                        ProbeJudge.request(
                                probe,
                                policy.configuration().verify().address(),
                                subject.host(),
                                policy.ca(),
                                subject.variables())))
                .toList();
    }

    /** How long the slowest of them may take; zero where none is due. */
    Duration longest() {
        return due.stream().map(Probe::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** @param answers to the looks, in their order */
    ProbeProof understood(List<Answer> answers) {
        ProbeProof next = proof;
        for (int i = 0; i < due.size(); i++) {
            Sample sample = isUnreachable()
                    ? Sample.error("Beanstalk tells no address of " + subject.name() + " yet")
                    : sample(due.get(i), answers.get(i));
            next = next.and(due.get(i), sample, at);
        }
        return next;
    }

    private boolean isUnreachable() {
        return subject.host().isEmpty();
    }

    private Sample sample(Probe probe, Answer answer) {
        if (answer instanceof Answer.Probed probed) {
            return ProbeJudge.judge(
                    probe, probed.response(), subject.version(), subject.formerAt(at), subject.variables());
        }
        return Sample.error(answer instanceof Answer.Missing missing ? missing.why() : "no answer");
    }
}
