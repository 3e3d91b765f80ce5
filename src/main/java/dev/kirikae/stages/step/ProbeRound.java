package dev.kirikae.stages.step;

import dev.kirikae.config.Probe;
import dev.kirikae.verify.DomainProbes;
import dev.kirikae.verify.HealthyAnswer;
import dev.kirikae.verify.NameAddresses;
import dev.kirikae.verify.Observation;
import dev.kirikae.verify.ProbeJudge;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.ProbeQuestion;
import dev.kirikae.verify.ProbeSubject;
import dev.kirikae.verify.ProvenSample;
import dev.kirikae.verify.Sample;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The probes of a verification that are due at one instant, as looks of one round.
 *
 * @param due in the order of their looks
 * @param names whose addresses are whose; null where the name that is called can lead to nobody else
 */
record ProbeRound(
        ProbeProof proof,
        VerificationTarget subject,
        List<Probe> due,
        Instant at,
        @Nullable NameAddresses names) {

    ProbeRound {
        due = List.copyOf(due);
    }

    static ProbeRound of(ProbeProof proof, VerificationTarget subject, Instant at, @Nullable NameAddresses names) {
        return new ProbeRound(proof, subject, proof.due(at), at, names);
    }

    /**
     * The samples, and behind them which addresses the names lead to, where that is to be proved; none where there is no
     * name to call.
     */
    List<Effect.OverNetwork> looks(ServicePolicy policy) {
        if (isUnreachable()) {
            return List.of();
        }
        ProbeQuestion question = policy.question(subject);
        List<Effect.OverNetwork> looks = new ArrayList<>();
        due.forEach(probe -> {
            Probe.OwnName own = byAddresses(probe);
            looks.add(
                    own == null
                            ? new Effect.Probe(probe.name(), question.of(probe), HealthyAnswer.of(probe.check(), at))
                            : addresses(own.domain().name()));
        });
        if (asksForAddresses()) {
            looks.add(addresses(null));
        }
        return looks;
    }

    private Effect.LookAtAddresses addresses(@Nullable String ownName) {
        return new Effect.LookAtAddresses(Stream.of(ownName, subject.host(), subject.endpoint(), former())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** An own name that only its addresses tell of; null for any other check. */
    private Probe.@Nullable OwnName byAddresses(Probe probe) {
        String version = subject.former() == null ? null : subject.former().version();
        return probe.check() instanceof Probe.OwnName own
                        && (own.echo() == null || !DomainProbes.distinguishes(own.echo(), subject.version(), version))
                ? own
                : null;
    }

    private boolean asksForAddresses() {
        return names != null && !due.isEmpty() && !isUnreachable();
    }

    private boolean isUnreachable() {
        return subject.host().isEmpty();
    }

    private @Nullable String former() {
        return subject.former() == null ? null : subject.former().endpoint();
    }

    /** How long the slowest of them may take; zero where none is due. */
    Duration longest() {
        return due.stream().map(Probe::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * What the samples came to, and whose addresses are whose by now.
     *
     * @param samples one for each probe that was due
     */
    record Understood(ProbeProof proof, @Nullable NameAddresses names, List<Observation.Sampled> samples) {}

    /** @param answers to the looks, in their order */
    Understood understood(List<Answer> answers) {
        Answer addresses = asksForAddresses() ? answers.get(due.size()) : null;
        NameAddresses now = names == null || addresses == null ? names : with(names, addresses);
        NameAddresses proving = addresses != null && leadNowhere(addresses) ? null : now;
        ProbeProof next = proof;
        List<Observation.Sampled> samples = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Sample sample = isUnreachable()
                    ? Sample.error("Beanstalk tells no address of " + subject.name() + " yet")
                    : sample(due.get(i), answers.get(i), proving);
            next = next.and(due.get(i), sample, at);
            samples.add(new Observation.Sampled(due.get(i).name(), sample));
        }
        return new Understood(next, now, List.copyOf(samples));
    }

    /** Both sides' endpoints are known and lead nowhere from here: then addresses tell nobody apart, and what was said counts. */
    private boolean leadNowhere(Answer answer) {
        return answer instanceof Answer.AddressesSeen seen
                && subject.endpoint() != null
                && of(seen.addresses(), subject.endpoint()).isEmpty()
                && of(seen.addresses(), former()).isEmpty();
    }

    private Sample ownName(Probe.OwnName own, Answer answer) {
        boolean lags = subject.lagsAt(at, own.domain().lag());
        if (answer instanceof Answer.AddressesSeen seen) {
            NameAddresses known = (names == null ? NameAddresses.NONE : names)
                    .and(
                            of(seen.addresses(), own.domain().name()),
                            of(seen.addresses(), subject.endpoint()),
                            of(seen.addresses(), former()));
            return DomainProbes.byAddresses(own.domain(), known, of(seen.addresses(), subject.host()), lags);
        }
        String before = lags && subject.former() != null ? subject.former().version() : null;
        ProbeSubject asked = new ProbeSubject(subject.version(), before, subject.variables(), at);
        return answer instanceof Answer.Probed probed
                ? DomainProbes.byAnswer(own.domain(), ProbeJudge.judge(own, probed.response(), asked), lags)
                : Sample.error("no answer");
    }

    private NameAddresses with(NameAddresses before, Answer answer) {
        if (!(answer instanceof Answer.AddressesSeen seen)) {
            return before;
        }
        return before.and(
                of(seen.addresses(), subject.host()),
                of(seen.addresses(), subject.endpoint()),
                of(seen.addresses(), former()));
    }

    private static List<String> of(Map<String, List<String>> addresses, @Nullable String host) {
        return host == null ? List.of() : addresses.getOrDefault(host, List.of());
    }

    private Sample sample(Probe probe, Answer answer, @Nullable NameAddresses addresses) {
        if (probe.check() instanceof Probe.OwnName own && !(answer instanceof Answer.Missing)) {
            return ownName(own, answer);
        }
        if (answer instanceof Answer.Probed probed) {
            Sample sample = ProbeJudge.judge(
                    probe.check(),
                    probed.response(),
                    new ProbeSubject(subject.version(), subject.formerAt(at), subject.variables(), at));
            return addresses == null
                    ? sample
                    : ProvenSample.of(sample, probe.check(), addresses, probed.peers(), subject.lagsAt(at));
        }
        if (answer instanceof Answer.Missing missing) {
            return missing.trouble() == Answer.Trouble.LATE
                    ? Sample.missing(missing.why())
                    : Sample.error(missing.why());
        }
        return Sample.error("no answer");
    }
}
