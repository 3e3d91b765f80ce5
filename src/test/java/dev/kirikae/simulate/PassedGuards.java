package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.CloudControl.AlarmTruth;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a guard is to refuse, was so when the stage began and is still so, and was not allowed, is not done: looked at when the
 * call is executed, in the world as it really is.
 */
final class PassedGuards {

    /** What a drain proof rests on, and how long it takes to come to it. */
    private static final Duration FROM = Duration.ofMinutes(14);

    private static final Duration TO = Duration.ofMinutes(4);

    private final Scenario scenario;
    private final EmbeddedCloud cloud;
    private final Act.Run run;
    private final Observed before;
    private final Choices choices;
    private final BiConsumer<Invariant, String> violations;

    /**
     * @param before the world when the stage began
     * @param choices what happens to it
     */
    PassedGuards(
            Scenario scenario,
            EmbeddedCloud cloud,
            Act.Run run,
            Observed before,
            Choices choices,
            BiConsumer<Invariant, String> violations) {
        this.scenario = scenario;
        this.cloud = cloud;
        this.run = run;
        this.before = before;
        this.choices = choices;
        this.violations = violations;
    }

    private void passed(Guard guard, String what) {
        if (!run.allowed().containsKey(guard)) {
            violations.accept(Invariant.NOT_PASSED, guard + ": " + what);
        }
    }

    /** @param forward whether a release moves it, or else a rollback that a person asked for */
    void swapped(ChangingCall.Swap swap, boolean forward) {
        boolean counts = !forward || scenario.policy().says(WorldParameter.CAPACITY, "match-live");
        boolean shown = choices.made().keySet().stream().noneMatch(place -> place.startsWith("look-at-instances"));
        if (counts && shown && isSmaller(swap.to(), swap.from())) {
            passed(Guard.CAPACITY, swap.to() + " has " + cloud.instancesOf(swap.to()));
        }
        ReleaseRecord release = before.facts().journal().releaseOf(swap.to());
        if (!forward || release == null) {
            return;
        }
        if (!Objects.equals(release.live(), swap.from()) && Objects.equals(before.owner(), swap.from())) {
            passed(Guard.LIVE_MOVED, release.id() + " was prepared against " + release.live());
            if (isOlder(release, swap.from())) {
                passed(Guard.OLDER_COMMIT, release.commit());
            }
        }
        redAlarm(swap.to());
    }

    private boolean isSmaller(EnvironmentId target, EnvironmentId live) {
        int there = cloud.instancesOf(target);
        int serving = cloud.instancesOf(live);
        boolean asBefore = there == before.instances(target) && serving == before.instances(live);
        return asBefore && there < serving && !isRaised(target);
    }

    /** The stage has raised it: whoever takes an instance away after that is not to be seen in time. */
    private boolean isRaised(EnvironmentId target) {
        List<Mutation> all = cloud.executionLog().mutations();
        return all.subList(before.mutations(), all.size()).stream()
                .anyMatch(m -> m.call() instanceof ChangingCall.SetCapacity raise
                        && raise.environment().equals(target));
    }

    private boolean isOlder(ReleaseRecord release, EnvironmentId live) {
        ReleaseRecord serving = before.facts().journal().releaseOf(live);
        return serving != null && !scenario.contains(release.commit(), serving.commit());
    }

    private void redAlarm(EnvironmentId candidate) {
        Environment environment = cloud.environment(candidate);
        String name =
                scenario.policy().alarm().replace("${environment}", environment == null ? "" : environment.name());
        AlarmTruth then = before.alarms().get(name);
        boolean red = then != null && then.pinned() && then.state() == Alarm.State.ALARM;
        if (red && scenario.policy().says(WorldParameter.RED_AT_START, "block") && then.equals(alarmNow(name))) {
            passed(Guard.RED_ALARM, name);
        }
    }

    private @Nullable AlarmTruth alarmNow(String name) {
        return CloudControl.alarms(cloud).get(name);
    }

    void terminated(EnvironmentId id) {
        boolean destroys = run.stage() == Stage.DESTROY || run.stage() == Stage.DESTROY_DUE;
        boolean served = before.facts().journal().hasServed(id);
        Instant asked = before.at();
        boolean soon = cloud.now().isBefore(asked.plus(TO));
        if (destroys && served && soon && !scenario.policy().says(WorldParameter.DRAIN, "none")) {
            double most = CloudControl.mostRequests(cloud, id, asked.minus(FROM), asked.minus(TO));
            if (most > 1) {
                passed(Guard.NOT_DRAINED, id + " had " + most + " requests in a minute");
            }
        }
    }

    /** An environment is made for another input. A look that is some seconds old may still show a termination that failed. */
    void created() {
        if (choices.made().keySet().stream().anyMatch(place -> place.startsWith("stale-"))) {
            return;
        }
        for (ReleaseRecord release : before.facts().journal().releases()) {
            EnvironmentId id = release.environment();
            Environment environment = id == null ? null : cloud.environment(id);
            boolean waits = release.state() == State.PREPARED
                    && !Objects.equals(id, before.owner())
                    && !Objects.equals(id, NameTruth.owner(cloud))
                    && !before.facts().hasOpenIntent();
            if (waits && before.isNewest(release) && wasThere(id) && environment != null && environment.exists()) {
                passed(Guard.CANDIDATE_EXISTS, release.id() + " waits");
            }
        }
    }

    /** One whose termination fails is back, and was not to be seen. */
    private boolean wasThere(@Nullable EnvironmentId id) {
        return before.environments().stream()
                .anyMatch(e -> e.id().equals(id) && e.exists() && e.status() != Status.TERMINATING);
    }
}
