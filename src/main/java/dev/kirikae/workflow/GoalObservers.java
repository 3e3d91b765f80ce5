package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.workflow.GoalObserver.GoalStatus;
import dev.kirikae.workflow.GoalObserver.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How each kind of goal is seen in one application. Immutable.
 *
 * @param switching how long a move of the live name may take once it is asked for
 * @param launch how long raised instances may take likewise
 * @param terminate how long a termination may take likewise
 */
public record GoalObservers(String application, Duration switching, Duration launch, Duration terminate) {

    /** A group does what it is asked at once (EC2 Auto Scaling API Reference, read 2026-11). */
    private static final Duration AT_ONCE = Duration.ofMinutes(3);

    /**
     * The look, how long the goal may take, and what the answer means. Versions, saved configurations and the creation
     * of an environment have three minutes.
     */
    public GoalObserver observer(Goal goal) {
        Effect.Look environments = new Effect.LookAtEnvironments(application);
        if (goal instanceof Goal.NameBelongsTo g) {
            return new GoalObserver(g, environments, switching, false, seenIn(list -> owner(g, list)));
        }
        if (goal instanceof Goal.EnvironmentExists g) {
            return new GoalObserver(g, environments, Duration.ofMinutes(3), true, seenIn(list -> exists(g, list)));
        }
        if (goal instanceof Goal.EnvironmentGone g) {
            return new GoalObserver(g, environments, terminate, true, seenIn(list -> gone(g, list)));
        }
        if (goal instanceof Goal.CapacityIs g) {
            return capacity(environments, g);
        }
        if (goal instanceof Goal.ScaleInHeld g) {
            Effect.Look group = new Effect.LookAtGroup(g.group());
            return new GoalObserver(
                    g,
                    group,
                    AT_ONCE,
                    true,
                    seenIn(g.environment(), seen -> held(g.environment(), g.processes(), seen)));
        }
        if (goal instanceof Goal.ScaleInLifted g) {
            Effect.Look group = new Effect.LookAtGroup(g.group());
            return new GoalObserver(
                    g,
                    group,
                    AT_ONCE,
                    true,
                    seenIn(g.environment(), seen -> lifted(g.environment(), g.processes(), seen)));
        }
        if (goal instanceof Goal.VersionExists g) {
            return new GoalObserver(
                    g,
                    new Effect.LookAtVersions(application, g.label()),
                    Duration.ofMinutes(3),
                    true,
                    answer -> version(g, answer));
        }
        if (goal instanceof Goal.VersionGone g) {
            return new GoalObserver(
                    g,
                    new Effect.LookAtVersions(application, g.label()),
                    Duration.ofMinutes(3),
                    true,
                    answer -> present(answer, GoalStatus.BEFORE, GoalStatus.HOLDS));
        }
        if (goal instanceof Goal.ConfigurationSaved g) {
            return new GoalObserver(
                    g,
                    new Effect.LookAtSettings(application, null, g.template()),
                    Duration.ofMinutes(3),
                    true,
                    answer -> present(answer, GoalStatus.HOLDS, GoalStatus.BEFORE));
        }
        Goal.ConfigurationGone g = (Goal.ConfigurationGone) goal;
        return new GoalObserver(
                g,
                new Effect.LookAtSettings(application, null, g.template()),
                Duration.ofMinutes(3),
                true,
                answer -> present(answer, GoalStatus.BEFORE, GoalStatus.HOLDS));
    }

    /** By the group that is to keep so many, or as older programs did by the instances that there are. */
    private GoalObserver capacity(Effect.Look environments, Goal.CapacityIs g) {
        String group = g.group();
        return group == null
                ? new GoalObserver(
                        g, now -> instancesAnd(environments, g, now), launch, true, answer -> capacity(g, answer))
                : new GoalObserver(
                        g,
                        new Effect.LookAtGroup(group),
                        AT_ONCE,
                        true,
                        seenIn(g.environment(), seen -> desired(g, seen)));
    }

    /** What its group looks like; with the environment goes the group. */
    private static Function<Answer, Observation> seenIn(
            EnvironmentId environment, Function<ScalingGroup, Observation> reading) {
        return answer -> {
            if (answer instanceof Answer.GroupSeen seen) {
                return reading.apply(seen.group());
            }
            return answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT
                    ? new Observation(GoalStatus.GONE, "the Auto Scaling group of " + environment + " is gone", null)
                    : unseen(answer);
        };
    }

    private static Observation desired(Goal.CapacityIs goal, ScalingGroup group) {
        return new Observation(
                group.desired() >= goal.instances() ? GoalStatus.HOLDS : GoalStatus.BEFORE,
                "the Auto Scaling group of " + goal.environment() + " keeps " + group.desired() + " instances",
                null);
    }

    private static Observation held(EnvironmentId environment, List<String> processes, ScalingGroup group) {
        boolean all = group.suspended().containsAll(processes);
        return new Observation(all ? GoalStatus.HOLDS : GoalStatus.BEFORE, suspended(environment, group), null);
    }

    private static Observation lifted(EnvironmentId environment, List<String> processes, ScalingGroup group) {
        boolean any = processes.stream().anyMatch(group.suspended()::contains);
        return new Observation(any ? GoalStatus.BEFORE : GoalStatus.HOLDS, suspended(environment, group), null);
    }

    private static String suspended(EnvironmentId environment, ScalingGroup group) {
        String which = group.suspended().isEmpty() ? "nothing" : String.join(", ", group.suspended());
        return which + " is suspended in the Auto Scaling group of " + environment;
    }

    /** How many instances there are says nothing once the environment is gone. */
    private static Effect.Look instancesAnd(Effect.Look environments, Goal.CapacityIs goal, Instant now) {
        return new Effect.Round(
                List.of(new Effect.LookAtInstances(goal.environment()), environments), now.plusSeconds(20));
    }

    private static Function<Answer, Observation> seenIn(Function<List<Environment>, Observation> reading) {
        return answer ->
                answer instanceof Answer.EnvironmentsSeen seen ? reading.apply(seen.environments()) : unseen(answer);
    }

    private static Observation unseen(Answer answer) {
        String why = answer instanceof Answer.Missing missing ? missing.why() : "an answer of another kind";
        return new Observation(GoalStatus.UNSEEN, why, null);
    }

    private static @Nullable Environment find(List<Environment> list, EnvironmentId id) {
        return list.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    private static Observation owner(Goal.NameBelongsTo goal, List<Environment> list) {
        Environment from = find(list, goal.from());
        Environment to = find(list, goal.to());
        boolean fromOwns = from != null && goal.name().isOwnedBy(from);
        if (to == null) {
            boolean asBefore = from != null && fromOwns && from.isReady();
            return new Observation(
                    asBefore ? GoalStatus.NOT_SHOWN : from != null && fromOwns ? GoalStatus.BUSY : GoalStatus.HIDDEN,
                    goal.to() + " is not shown",
                    null);
        }
        if (!to.exists()) {
            boolean asBefore = from != null && fromOwns && from.isReady();
            return new Observation(asBefore ? GoalStatus.GONE : GoalStatus.ASTRAY, goal.to() + " is gone", null);
        }
        boolean toOwns = goal.name().isOwnedBy(to);
        boolean quiet = to.isReady() && (from == null || !from.exists() || from.isReady());
        if (toOwns && !fromOwns) {
            return quiet
                    ? new Observation(
                            GoalStatus.HOLDS, goal.to() + " owns " + goal.name().cname(), goal.to())
                    : new Observation(GoalStatus.BUSY, "the environments are not Ready again", null);
        }
        if (fromOwns && !toOwns) {
            return quiet
                    ? new Observation(
                            GoalStatus.BEFORE,
                            goal.from() + " owns " + goal.name().cname(),
                            null)
                    : new Observation(GoalStatus.BUSY, notReady(from, to), null);
        }
        return quiet && !fromOwns
                ? new Observation(
                        GoalStatus.ASTRAY, "neither " + goal.from() + " nor " + goal.to() + " owns the live name", null)
                : new Observation(GoalStatus.BUSY, "the live name is on its way", null);
    }

    private static String notReady(@Nullable Environment from, Environment to) {
        return !to.isReady() || from == null
                ? to.id() + " is " + to.statusWord()
                : from.id() + " is " + from.statusWord();
    }

    private static Observation exists(Goal.EnvironmentExists goal, List<Environment> list) {
        for (Environment environment : list) {
            if (environment.name().equals(goal.name())) {
                boolean ours = goal.version().equals(environment.version()) || environment.version() == null;
                return ours
                        ? new Observation(GoalStatus.HOLDS, environment.id() + " is " + goal.name(), environment.id())
                        : new Observation(
                                GoalStatus.ASTRAY,
                                "environment " + goal.name() + " is there already, with version "
                                        + environment.version(),
                                null);
            }
        }
        return new Observation(GoalStatus.BEFORE, "there is no environment " + goal.name(), null);
    }

    private static Observation gone(Goal.EnvironmentGone goal, List<Environment> list) {
        Environment environment = find(list, goal.environment());
        if (environment == null || environment.status().isEnding()) {
            return new Observation(
                    GoalStatus.HOLDS,
                    environment == null
                            ? goal.environment() + " is not listed any more"
                            : goal.environment() + " is " + environment.statusWord(),
                    null);
        }
        return environment.isReady()
                ? new Observation(GoalStatus.BEFORE, goal.environment() + " is Ready", null)
                : new Observation(GoalStatus.BUSY, goal.environment() + " is " + environment.statusWord(), null);
    }

    private static Observation capacity(Goal.CapacityIs goal, Answer answer) {
        if (answer instanceof Answer.RoundSeen round) {
            return capacity(goal, round);
        }
        if (!(answer instanceof Answer.InstancesSeen seen)) {
            return unseen(answer);
        }
        int count = seen.instances().size();
        return new Observation(
                count >= goal.instances() ? GoalStatus.HOLDS : GoalStatus.BEFORE,
                goal.environment() + " has " + count + " instances",
                null);
    }

    private static Observation capacity(Goal.CapacityIs goal, Answer.RoundSeen round) {
        Answer counted = round.answers().get(0);
        boolean listed = round.answers().get(1) instanceof Answer.EnvironmentsSeen;
        Environment environment = round.answers().get(1) instanceof Answer.EnvironmentsSeen seen
                ? find(seen.environments(), goal.environment())
                : null;
        boolean unknown = counted instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT;
        if (listed && environment == null && unknown) {
            return new Observation(GoalStatus.GONE, goal.environment() + " is not there any more", null);
        }
        return environment != null && environment.status().isEnding()
                ? new Observation(GoalStatus.GONE, goal.environment() + " is " + environment.statusWord(), null)
                : settledCapacity(environment, capacity(goal, counted));
    }

    /** What is Updating may still get its instances: that they are not there yet says nothing. */
    private static Observation settledCapacity(@Nullable Environment environment, Observation counted) {
        return environment == null || environment.isReady() || counted.status() != GoalStatus.BEFORE
                ? counted
                : new Observation(GoalStatus.BUSY, environment.id() + " is " + environment.statusWord(), null);
    }

    private static Observation version(Goal.VersionExists goal, Answer answer) {
        if (!(answer instanceof Answer.VersionsSeen seen)) {
            return unseen(answer);
        }
        if (seen.versions().isEmpty()) {
            return new Observation(GoalStatus.BEFORE, "there is no version " + goal.label(), null);
        }
        ApplicationVersion version = seen.versions().get(0);
        boolean same = goal.bucket().equals(version.bucket()) && goal.key().equals(version.key());
        return same
                ? new Observation(GoalStatus.HOLDS, "version " + goal.label() + " is there", null)
                : new Observation(
                        GoalStatus.ASTRAY,
                        "version " + goal.label() + " is there with another bundle (" + version.bucket() + "/"
                                + version.key() + ")",
                        null);
    }

    private static Observation present(Answer answer, GoalStatus there, GoalStatus absent) {
        if (answer instanceof Answer.SettingsSeen
                || answer instanceof Answer.VersionsSeen seen
                        && !seen.versions().isEmpty()) {
            return new Observation(there, "it is there", null);
        }
        boolean gone = answer instanceof Answer.VersionsSeen
                || answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT;
        return gone ? new Observation(absent, "it is not there", null) : unseen(answer);
    }
}
