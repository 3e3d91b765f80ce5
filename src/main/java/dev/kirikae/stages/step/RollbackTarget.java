package dev.kirikae.stages.step;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.ProbeTally;
import dev.kirikae.verify.Sample;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a rollback goes, and whether it serves: one round of checks, no windows. */
public final class RollbackTarget {

    /** How long looks without a timeout of their own may take. */
    private static final Duration ALONE = Duration.ofSeconds(15);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    RollbackTarget(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** The environment that a person named. Ends the stage unless it is exactly one. */
    public Environment named(EnvironmentSnapshot snapshot, String to) {
        List<Environment> meant = snapshot.environments().stream()
                .filter(Environment::exists)
                .filter(environment -> isMeant(environment, to))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw context.badInput(
                meant.isEmpty()
                        ? "--to: there is no environment of " + to + " among those of "
                                + policy.configuration().application()
                        : "--to: " + to + " fits several environments, name one of "
                                + String.join(
                                        ", ",
                                        meant.stream().map(e -> e.id().value()).toList()));
    }

    /** Who is live, or the environment that a person named, where it is not shown; else null. */
    @Nullable
    public NotShown unshown(Roles roles, String to) {
        NotShown live = roles.unshown(NotShown.Role.LIVE);
        return live != null
                ? live
                : roles.unshown().stream()
                        .filter(u -> isMeant(u.id(), to))
                        .findFirst()
                        .orElse(null);
    }

    private boolean isMeant(Environment environment, String to) {
        return isMeant(environment.id(), to) || to.equals(environment.version());
    }

    private boolean isMeant(EnvironmentId id, String to) {
        ReleaseRecord release = context.journal().releaseOf(id);
        return id.value().equals(to) || release != null && ReleaseSelector.is(release, to);
    }

    /**
     * What is asked of a target, side by side.
     *
     * @param looks at the instances of the target, at those that serve, and the probes, in this order
     * @param longest how long they may take together
     * @param probes each sampled once
     */
    public record Checks(
            Environment target, Environment live, List<Effect.Look> looks, Duration longest, ProbeRound probes) {

        /** @param answers to the looks, in their order */
        public Checked understood(List<Answer> answers) {
            return new Checked(
                    ShownInstances.count(target, answers.get(0)),
                    ShownInstances.count(live, answers.get(1)),
                    probes.understood(answers.subList(2, answers.size())).proof());
        }
    }

    /**
     * What the answers say.
     *
     * @param instances of the target; empty where Beanstalk did not tell
     * @param serving how many instances serve now; empty likewise
     */
    public record Checked(OptionalInt instances, OptionalInt serving, ProbeProof probes) {}

    /** @param back one that {@link WayBack.Kind#MOVES} */
    public Checks checks(WayBack back) {
        return checks(back, policy.configuration().verify().candidate().probes());
    }

    /** @param asked the probes, each of which is sampled once */
    Checks checks(WayBack back, List<Probe> asked) {
        Environment live = known(back.live());
        Environment target = known(back.target());
        List<Probe> probes = asked.stream().map(RollbackTarget::once).toList();
        EnvironmentId id = target.id();
        VerificationTarget subject = VerificationTarget.of(
                        target, host(target), context.journal().releaseOf(id))
                .after(live, context.journal().movedAt());
        ProbeRound round = ProbeRound.of(ProbeProof.of(probes, context.now()), subject, context.now(), null);
        List<Effect.Look> looks = new ArrayList<>();
        looks.add(new Effect.LookAtInstances(id));
        looks.add(new Effect.LookAtInstances(live.id()));
        looks.addAll(round.looks(policy));
        return new Checks(target, live, looks, round.longest().plus(ALONE), round);
    }

    /**
     * Right after a move the target's own name, which the other had until then, may still lead there; what Beanstalk
     * calls its endpoint never does.
     */
    private String host(Environment target) {
        Instant moved = context.journal().movedAt();
        boolean lagging = moved != null && context.now().isBefore(moved.plus(VerificationTarget.NAMES_LAG));
        String endpoint = target.endpoint();
        return lagging && endpoint != null ? endpoint : target.address();
    }

    /** The answers to the looks, in their order, in a round of their own. */
    public List<Answer> ask(Checks checks) {
        Effect.Round round = new Effect.Round(checks.looks(), context.now().plus(checks.longest()));
        return context.look(round, Answer.RoundSeen.class).answers();
    }

    /** Asked once, and not waited for longer than for other looks. */
    private static Probe once(Probe probe) {
        Duration timeout = probe.timeout().compareTo(ALONE) > 0 ? ALONE : probe.timeout();
        return new Probe(probe.name(), probe.check(), probe.every(), timeout, 1, 0, 1, probe.within());
    }

    /**
     * Ends the stage for an environment without a name to move, and, unless {@link Guard#STANDBY_SICK} is allowed, for
     * a bad answer. A probe that cannot be sent is none: then Beanstalk's health decides.
     */
    public void mustServe(Environment target, Checked checked) {
        Verify.Health healthPolicy = policy.configuration().verify().health();
        steps.preconditions().mustBeWeb(target);
        String unfit = WayBack.unfit(target, healthPolicy);
        if (unfit != null) {
            sick(target, unfit);
        }
        for (ProbeTally tally : checked.probes().tallies()) {
            if (tally.state() == ProbeTally.Progress.FAILED) {
                sick(target, tally.evidence());
            }
        }
        boolean answered = checked.probes().tallies().stream().anyMatch(t -> t.goods() > 0);
        Sample health = HealthProof.sample(healthPolicy, target);
        if (health.kind() != Sample.Kind.GOOD && !answered) {
            sick(target, health.words() + ", and no probe could be sent");
        }
    }

    private void sick(Environment target, String why) {
        String sentence = target.name() + " answers badly: " + why;
        if (!context.passes(Guard.STANDBY_SICK, target.id().value(), sentence)) {
            List<String> evidence = steps.diagnostics()
                    .quickly(target.id(), standbySince(target))
                    .after(List.of());
            throw context.refuse(Guard.STANDBY_SICK, sentence, evidence, context.onward("status"));
        }
    }

    private Instant standbySince(Environment target) {
        EnvironmentRecord facts = context.journal().environment(target.id());
        return facts == null || facts.leftAt() == null ? target.created() : facts.leftAt();
    }

    /** What the move rested on. */
    public JournalEntry.Judged judged(Environment target, Checked checked) {
        ReleaseRecord release = context.journal().releaseOf(target.id());
        return new JournalEntry.Judged(
                release == null ? "" : release.id(),
                JournalEntry.Phase.TARGET,
                verdict(checked),
                evidence(target, checked),
                context.now());
    }

    private List<String> evidence(Environment target, Checked checked) {
        List<String> evidence = new ArrayList<>(checked.probes().evidence());
        evidence.add("environment: "
                + HealthProof.sample(policy.configuration().verify().health(), target)
                        .words());
        return evidence;
    }

    private static Verdict verdict(Checked checked) {
        List<ProbeTally> tallies = checked.probes().tallies();
        if (tallies.stream().anyMatch(t -> t.state() == ProbeTally.Progress.FAILED)) {
            return Verdict.FAILED;
        }
        return tallies.stream().allMatch(t -> t.goods() > 0) ? Verdict.VERIFIED : Verdict.INCONCLUSIVE;
    }

    /** @throws IllegalStateException where it is null */
    public Environment known(@Nullable Environment environment) {
        if (environment == null) {
            throw new IllegalStateException("a way back that moves has both its ends");
        }
        return environment;
    }
}
