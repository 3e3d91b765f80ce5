package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must come of it when all faults are over. */
final class FinaleRules {

    private static final Duration ALL_HAS_ARRIVED = Duration.ofMinutes(12);
    private static final Map<Guard, String> WHATEVER_WAITS =
            Map.of(Guard.CANDIDATE_EXISTS, "", Guard.OLDER_COMMIT, "", Guard.RED_ALARM, "", Guard.LIVE_MOVED, "");

    private final SequenceRun run;
    private final EmbeddedCloud cloud;

    FinaleRules(SequenceRun run) {
        this.run = run;
        this.cloud = run.cloud();
    }

    void check(Finale finale) {
        StageOutcome last = run.lastStage();
        calm();
        if (finale == Finale.NEXT) {
            if (last != null) {
                new NextRule(run, run.lastInput()).follow(last);
            }
            return;
        }
        converge();
        if (run.violation() != null) {
            return;
        }
        if (finale == Finale.DUE) {
            due();
        } else {
            on();
        }
    }

    private void calm() {
        run.incidents().forEach(i -> run.perform(new Act.Cease(i), Choices.replayed(Map.of())));
        run.outages().end();
        run.perform(new Act.ShowAll(), Choices.replayed(Map.of()));
        run.perform(new Act.AlarmIs(Alarm.State.OK), Choices.replayed(Map.of()));
        run.perform(new Act.Pass(ALL_HAS_ARRIVED), Choices.replayed(Map.of()));
    }

    private @Nullable StageOutcome stage(Act.Run act) {
        run.perform(act, Choices.replayed(Map.of()));
        return run.violation() == null ? run.last() : null;
    }

    private void converge() {
        StageOutcome recovered = stage(Act.Run.of(Stage.RECOVER));
        if (recovered != null && recovered.exit() == ExitCode.PERSON) {
            recovered = stage(Act.Run.of(Stage.RECOVER));
        }
        if (recovered != null && recovered.after().facts().isUnfinished()) {
            recovered = stage(Act.Run.of(Stage.ROLLBACK).allowing(Map.of(Guard.STANDBY_SICK, "")));
            if (recovered != null
                    && recovered.after().facts().isUnfinished()
                    && hasWayBack(recovered)
                    && !isAnyStuck(cloud)) {
                run.broken(Invariant.CONVERGES, "held, and neither recover nor rollback leads on");
            }
        }
        if (recovered == null) {
            return;
        }
        if (recovered.exit() == null
                || recovered.exit() == ExitCode.UNCLEAR
                || recovered.after().facts().hasOpenIntent()) {
            run.broken(Invariant.CONVERGES, recovered.after().facts().words());
        }
        List<EnvironmentId> unknown = cloud.environments().stream()
                .filter(e -> e.exists() && !e.description().equals("a clone"))
                .map(Environment::id)
                .filter(id -> !recovered(id))
                .toList();
        if (!unknown.isEmpty() && !recovered.after().facts().journal().isEmpty()) {
            run.broken(Invariant.NO_ORPHAN, unknown.toString());
        }
        if (!cloud.configurations().isEmpty()) {
            run.broken(Invariant.NO_LEFTOVER, cloud.configurations().toString());
        }
    }

    private boolean recovered(EnvironmentId id) {
        return JournalFacts.of(cloud).isKnown(id);
    }

    private boolean hasWayBack(StageOutcome after) {
        return after.after().facts().roles().standby() != null;
    }

    /** Whether there is an environment that Beanstalk itself can not be rid of: a person must look. */
    static boolean isAnyStuck(EmbeddedCloud cloud) {
        return cloud.environments().stream().anyMatch(e -> e.exists() && CloudControl.isStuck(cloud, e.id()));
    }

    private void due() {
        if (cloud.ownerOf(Start.NAME) == null || isAnyStuck(cloud)) {
            return;
        }
        var standby = run.scenario().policy().configuration().standby();
        Act time = new Act.Pass(standby.atMost().plus(standby.rejected()).plus(Duration.ofDays(1)));
        run.perform(time, Choices.replayed(Map.of()));
        Set<Guard> called = new HashSet<>();
        boolean waited = false;
        for (int i = 0; i < 3 + cloud.environments().size(); i++) {
            Map<Guard, String> allowed = called.contains(Guard.NOT_DRAINED) ? Map.of(Guard.NOT_DRAINED, "") : Map.of();
            StageOutcome result = stage(Act.Run.of(Stage.DESTROY_DUE).allowing(allowed));
            if (result == null || result.exit() == null) {
                return;
            }
            boolean nothing = result.sentence().contains("othing due");
            StageResult ending = result.outcome().ending();
            boolean refusedAgain = ending != null && ending.guard() != null && !called.add(ending.guard());
            if (nothing && waited || refusedAgain) {
                break;
            }
            if (nothing) {
                waited = true;
                run.perform(time, Choices.replayed(Map.of()));
            }
        }
        for (Environment environment : cloud.environments()) {
            if (run.violation() == null && environment.exists() && !mayStay(environment.id())) {
                run.broken(Invariant.DUE, environment.id() + " is still there");
            }
        }
    }

    private boolean mayStay(EnvironmentId id) {
        JournalFacts facts = JournalFacts.of(cloud);
        EnvironmentId live = cloud.ownerOf(Start.NAME);
        boolean liveSettled = facts.life(live) == null || facts.life(live) == Life.SETTLED;
        Life life = facts.life(id);
        boolean waits = Objects.equals(id, facts.find(Who.CANDIDATE, live)) && life != Life.ABANDONED;
        boolean wayBack = Objects.equals(id, facts.find(Who.STANDBY, live)) && !liveSettled;
        ReleaseRecord moved = facts.journal().moved();
        boolean replacedByUnfinished = moved != null && id.equals(moved.live());
        boolean notOurs = life == null && !run.scenario().policy().isAdopted(id);
        return id.equals(live) || waits || wayBack || replacedByUnfinished || notOurs;
    }

    private void on() {
        if (isAnyStuck(cloud)) {
            return;
        }
        EnvironmentId before = cloud.ownerOf(Start.NAME);
        StageOutcome uploaded = stage(Act.Run.upload(Inputs.FRESH).allowing(WHATEVER_WAITS));
        StageOutcome released =
                uploaded == null ? null : stage(Act.Run.of(Stage.RELEASE).allowing(WHATEVER_WAITS));
        if (released == null) {
            return;
        }
        if (released.exit() != ExitCode.OK) {
            run.broken(
                    Invariant.GOES_ON,
                    "released, it ended " + released.outcome().ending());
            return;
        }
        boolean wasHeld = uploaded.before().facts().life(before) == Life.HELD;
        Environment former = before == null ? null : cloud.environment(before);
        StageOutcome back = stage(Act.Run.of(Stage.ROLLBACK).allowing(Map.of(Guard.STANDBY_SICK, "")));
        boolean possible = former != null && former.exists() && former.isReady() && !wasHeld;
        if (back != null && possible && !Objects.equals(back.after().owner(), before)) {
            run.broken(
                    Invariant.GOES_BACK,
                    "not to " + before + ": " + back.outcome().ending());
        }
    }
}
