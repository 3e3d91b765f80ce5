package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.verify.DomainProbes;
import dev.kirikae.verify.HealthyAnswer;
import dev.kirikae.verify.NameAddresses;
import dev.kirikae.verify.ProbeJudge;
import dev.kirikae.verify.ProbeSubject;
import dev.kirikae.verify.SameAnswer;
import dev.kirikae.verify.Sample;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Own names before something is done that they must be right for: a switch, or a termination. */
public final class OwnDomains {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LOOKS = 3;

    private final StageContext context;
    private final ServicePolicy policy;
    private final List<Configuration.Domain> domains;

    OwnDomains(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
        this.domains = policy.configuration().live().domains();
    }

    /** What was seen of each own name last. */
    private record Seen(Map<Configuration.Domain, Sample> samples, int looks) {

        private boolean isGood() {
            return samples.values().stream().allMatch(s -> s.kind() == Sample.Kind.GOOD);
        }

        private @Nullable Sample first(boolean bad) {
            return samples.values().stream()
                    .filter(s -> bad == (s.kind() == Sample.Kind.BAD) && s.kind() != Sample.Kind.GOOD)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Before the switch each of them answers with live's version, or as the live name does. One that does not ends the stage;
     * one of which that is not known is refused, unless it is allowed.
     *
     * @param release what {@code --allow} may name
     */
    public void mustFollow(String release, Environment live, EnvironmentSnapshot snapshot, String liveHost) {
        if (domains.isEmpty()) {
            return;
        }
        VerificationTarget serving =
                VerificationTarget.of(live, liveHost, context.journal().releaseOf(live.id()));
        Instant moved = context.journal().movedAt();
        Duration lag = domains.stream()
                .map(Configuration.Domain::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Instant settled = moved == null ? context.now() : moved.plus(lag);
        Seen seen = context.section(
                "own names follow the live name",
                () -> context.repeat(
                        "own names",
                        new Seen(Map.of(), 0),
                        s -> s.looks() > 0 && s.isGood()
                                || s.looks() >= LOOKS && !context.now().isBefore(settled),
                        s -> look(s, serving, snapshot)));
        Sample bad = seen.first(true);
        if (bad != null) {
            throw context.ended(
                    EndingCause.NOT_PROVEN,
                    bad.words() + ". Nothing was moved. Let it be a CNAME, or an alias, of " + liveHost
                            + ", or take it out of live.domains",
                    "release");
        }
        Sample unknown = seen.first(false);
        if (unknown != null) {
            context.guard(
                    Guard.INCONCLUSIVE,
                    release,
                    "it is not known whether an own name follows the live name: " + unknown.words(),
                    "release");
        }
    }

    /**
     * What one look says of those that do not follow the live name, or of which that is not known: one sentence each. Ends
     * nothing.
     */
    List<String> astray(Environment live, EnvironmentSnapshot snapshot, String liveHost) {
        if (domains.isEmpty()) {
            return List.of();
        }
        VerificationTarget serving =
                VerificationTarget.of(live, liveHost, context.journal().releaseOf(live.id()));
        return look(new Seen(Map.of(), 0), serving, snapshot).samples().values().stream()
                .filter(sample -> sample.kind() != Sample.Kind.GOOD)
                .map(Sample::words)
                .toList();
    }

    private Seen look(Seen before, VerificationTarget serving, EnvironmentSnapshot snapshot) {
        if (before.looks() > 0) {
            context.pause(context.now().plus(EVERY), "own names to follow the live name");
        }
        Probe echo = DomainProbes.echo(policy.configuration().verify().liveProbes());
        List<Effect.Look> looks = new ArrayList<>();
        for (Configuration.Domain domain : domains) {
            if (echo == null) {
                looks.add(new Effect.LookAtAddresses(hosts(domain.name(), serving, snapshot)));
            } else {
                Probe through = echo.asking(new Probe.OwnName(domain, echo.check()));
                looks.add(probe("through " + domain.name(), serving, through));
                looks.add(probe(echo.name(), serving, echo));
            }
        }
        Instant until =
                context.now().plus(echo == null ? LONGEST : echo.timeout().plus(LONGEST));
        Answer.RoundSeen round = context.look(new Effect.Round(looks, until), Answer.RoundSeen.class);
        Map<Configuration.Domain, Sample> samples = new LinkedHashMap<>();
        int next = 0;
        for (Configuration.Domain domain : domains) {
            Answer answer = round.answers().get(next++);
            samples.put(
                    domain,
                    echo == null
                            ? byAddresses(domain, answer, serving, snapshot)
                            : byAnswer(domain, echo, answer, round.answers().get(next++), serving));
        }
        return new Seen(samples, before.looks() + 1);
    }

    private Effect.Probe probe(String name, VerificationTarget serving, Probe probe) {
        return new Effect.Probe(
                name, policy.question(serving).of(probe), HealthyAnswer.of(probe.check(), context.now()));
    }

    private static List<String> hosts(String domain, VerificationTarget serving, EnvironmentSnapshot snapshot) {
        Stream<@Nullable String> ours = snapshot.environments().stream().map(Environment::endpoint);
        return Stream.concat(Stream.of(domain, serving.host()), ours)
                .filter(host -> host != null && !host.isEmpty())
                .distinct()
                .toList();
    }

    private static Sample byAddresses(
            Configuration.Domain domain, Answer answer, VerificationTarget serving, EnvironmentSnapshot snapshot) {
        if (!(answer instanceof Answer.AddressesSeen seen)) {
            return missing(domain, answer);
        }
        List<String> others = snapshot.environments().stream()
                .filter(e -> !e.id().equals(serving.id()))
                .flatMap(e -> of(seen, e.endpoint()).stream())
                .toList();
        NameAddresses known = NameAddresses.NONE.and(of(seen, domain.name()), of(seen, serving.endpoint()), others);
        return DomainProbes.byAddresses(domain, known, of(seen, serving.host()), false);
    }

    private Sample byAnswer(
            Configuration.Domain domain, Probe echo, Answer through, Answer live, VerificationTarget serving) {
        if (!(through instanceof Answer.Probed answered)) {
            return missing(domain, through);
        }
        ProbeSubject subject = new ProbeSubject(serving.version(), null, serving.variables(), context.now());
        Sample sample = ProbeJudge.judge(echo.check(), answered.response(), subject);
        boolean same = live instanceof Answer.Probed asLive
                && SameAnswer.of(echo.check(), answered.response(), asLive.response());
        return same ? Sample.good(sample.words()) : DomainProbes.byAnswer(domain, sample, false);
    }

    private static Sample missing(Configuration.Domain domain, Answer answer) {
        return Sample.error(
                domain.name() + ": " + (answer instanceof Answer.Missing missing ? missing.why() : "no answer"));
    }

    private static List<String> of(Answer.AddressesSeen seen, @Nullable String host) {
        return host == null ? List.of() : seen.addresses().getOrDefault(host, List.of());
    }

    /**
     * Before a termination none of them leads to what is terminated: its name would be free for anybody. Ends the stage
     * where one does, or where nobody answers.
     *
     * @param live who serves; null for nobody
     */
    void mustNotLeadTo(Environment target, @Nullable EnvironmentId live, EnvironmentSnapshot snapshot) {
        if (domains.isEmpty() || target.id().equals(live)) {
            return;
        }
        Environment serving = live == null ? null : snapshot.find(live);
        List<String> hosts = Stream.of(
                        policy.configuration().live().domainNames().stream(),
                        Stream.of(target.endpoint(), target.cname(), serving == null ? null : serving.endpoint()))
                .flatMap(names -> names)
                .filter(host -> host != null && !host.isEmpty())
                .distinct()
                .toList();
        Answer.AddressesSeen seen = context.section(
                "no own name leads there",
                () -> context.look(new Effect.LookAtAddresses(hosts), Answer.AddressesSeen.class));
        Set<String> its = new TreeSet<>(of(seen, target.endpoint()));
        if (its.isEmpty()) {
            its.addAll(of(seen, target.cname()));
        }
        its.removeAll(of(seen, serving == null ? null : serving.endpoint()));
        for (String domain : policy.configuration().live().domainNames()) {
            List<String> there = of(seen, domain).stream().filter(its::contains).toList();
            if (!there.isEmpty()) {
                throw context.refuse(
                        Guard.STILL_NEEDED,
                        domain + " leads to " + String.join(", ", there) + ", which is " + target.name() + " ("
                                + target.id() + "): who calls it would reach nobody, and in the end whoever takes that"
                                + " address or name. Let it lead to "
                                + policy.liveName().fullName() + " first",
                        "status");
            }
        }
    }
}
