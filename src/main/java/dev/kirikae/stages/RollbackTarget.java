package dev.kirikae.stages;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.verify.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a rollback goes, and whether it serves: one round of checks, no windows. */
final class RollbackTarget {

    /** How long looks without a timeout of their own may take. */
    private static final Duration ALONE = Duration.ofSeconds(15);

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Desk desk;
    private final Order order;

    RollbackTarget(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** The environment that a person named. */
    Environment named(Scene scene, String to) {
        List<Environment> meant = scene.environments().stream()
                .filter(Environment::exists)
                .filter(environment -> isMeant(environment, to))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw desk.badInput(
                meant.isEmpty()
                        ? "--to: there is no environment of " + to + " among those of "
                                + order.configuration().application()
                        : "--to: " + to + " fits several environments, name one of "
                                + String.join(
                                        ", ",
                                        meant.stream().map(e -> e.id().value()).toList()));
    }

    /** Who is live, or the environment that a person named, where it is not shown; else null. */
    @Nullable
    Unshown unshown(Roles roles, String to) {
        Unshown live = roles.unshown(Unshown.Role.LIVE);
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
        ReleaseFacts release = desk.memory().releaseOf(id);
        return id.value().equals(to) || release != null && Named.is(release, to);
    }

    /**
     * What is asked of a target, side by side.
     *
     * @param looks at the instances of the target, at those that serve, and the probes
     * @param probes each sampled once
     */
    record Checks(Environment target, Environment live, List<Effect.Look> looks, Duration longest, ProbeRound probes) {

        /** @param answers to the looks, in their order */
        Checked understood(List<Answer> answers) {
            return new Checked(
                    Moving.count(target, answers.get(0)),
                    Moving.count(live, answers.get(1)),
                    probes.understood(answers.subList(2, answers.size())));
        }
    }

    /**
     * @param instances of the target; empty where Beanstalk did not tell
     * @param serving how many instances serve now; empty likewise
     */
    record Checked(OptionalInt instances, OptionalInt serving, ProbeProof probes) {}

    Checks checks(WayBack back) {
        Environment live = known(back.live());
        Environment target = known(back.target());
        List<Probe> probes = order.configuration().verify().candidate().probes().stream()
                .map(RollbackTarget::once)
                .toList();
        EnvironmentId id = target.id();
        Subject subject = Subject.of(target, host(target), desk.memory().releaseOf(id))
                .after(live, desk.memory().movedAt());
        ProbeRound round = ProbeRound.of(ProbeProof.of(probes, desk.now()), subject, desk.now());
        List<Effect.Look> looks = new ArrayList<>();
        looks.add(new Effect.LookAtInstances(id));
        looks.add(new Effect.LookAtInstances(live.id()));
        looks.addAll(round.looks(order));
        return new Checks(target, live, looks, round.longest().plus(ALONE), round);
    }

    /**
     * Right after a move the target's own name, which the other had until then, may still lead there; what Beanstalk calls its
     * endpoint never does.
     */
    private String host(Environment target) {
        Instant moved = desk.memory().movedAt();
        boolean lagging = moved != null && desk.now().isBefore(moved.plus(Subject.NAMES_LAG));
        String endpoint = target.endpoint();
        String name = target.cname();
        return name == null || lagging && endpoint != null ? "" + endpoint : name;
    }

    List<Answer> ask(Checks checks) {
        Effect.Round round = new Effect.Round(checks.looks(), desk.now().plus(checks.longest()));
        return desk.look(round, Answer.RoundSeen.class).answers();
    }

    private static Probe once(Probe probe) {
        return new Probe(probe.name(), probe.check(), probe.every(), probe.timeout(), 1, 0, 1, probe.within());
    }

    /** Updating, where it was given more instances by a stage that did not see them come. */
    boolean isBeingRaised(Environment target) {
        EnvironmentFacts facts = desk.memory().environment(target.id());
        return target.status() == Status.UPDATING && facts != null && facts.raisedFrom() != null;
    }

    /** Until it is not Updating any more, for as long as a move waits for it. */
    Scene untilReady(Environment target) {
        Instant end = desk.now().plus(order.configuration().deadlines().switching());
        return desk.repeat(
                "until it is Ready",
                new Scene(List.of(target), order.liveName(), desk.now()),
                scene -> {
                    Environment seen = scene.find(target.id());
                    return seen == null
                            || seen.status() != Status.UPDATING
                            || desk.now().isAfter(end);
                },
                scene -> {
                    desk.pause(desk.now().plus(EVERY), target.name() + " to be Ready: it gets more instances");
                    return Entering.look(desk, order);
                });
    }

    /** A bad answer refuses; a probe that cannot be sent does not: then Beanstalk's health decides. */
    void mustServe(Environment target, Checked checked) {
        Verify.Health policy = order.configuration().verify().health();
        new Suitable(desk, order).mustBeWeb(target);
        String unfit = WayBack.unfit(target, policy);
        if (unfit != null) {
            sick(target, unfit);
        }
        for (Tally tally : checked.probes().tallies()) {
            if (tally.stand() == Tally.Stand.FAILED) {
                sick(target, tally.evidence());
            }
        }
        boolean answered = checked.probes().tallies().stream().anyMatch(t -> t.goods() > 0);
        Sample health = HealthProof.sample(policy, target);
        if (health.kind() != Sample.Kind.GOOD && !answered) {
            sick(target, health.words() + ", and no probe could be sent");
        }
    }

    private void sick(Environment target, String why) {
        desk.guard(
                Guard.STANDBY_SICK,
                target.id().value(),
                target.name() + " answers badly: " + why,
                desk.onward("status"));
    }

    /** What the move rested on. */
    Entry.Judged judged(Environment target, Checked checked) {
        ReleaseFacts release = desk.memory().releaseOf(target.id());
        return new Entry.Judged(
                release == null ? "" : release.id(),
                Entry.Phase.TARGET,
                verdict(checked),
                evidence(target, checked),
                desk.now());
    }

    private List<String> evidence(Environment target, Checked checked) {
        List<String> evidence = new ArrayList<>(checked.probes().evidence());
        evidence.add("environment: "
                + HealthProof.sample(order.configuration().verify().health(), target)
                        .words());
        return evidence;
    }

    private static Verdict verdict(Checked checked) {
        List<Tally> tallies = checked.probes().tallies();
        if (tallies.stream().anyMatch(t -> t.stand() == Tally.Stand.FAILED)) {
            return Verdict.FAILED;
        }
        return tallies.stream().allMatch(t -> t.goods() > 0) ? Verdict.VERIFIED : Verdict.INCONCLUSIVE;
    }

    Environment known(@Nullable Environment environment) {
        if (environment == null) {
            throw new IllegalStateException("a way back that moves has both its ends");
        }
        return environment;
    }
}
