package dev.kirikae.stages;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Where the guards refuse: blue is live and settled, green waits as candidate, red is one that Kirikae did not make. */
public abstract class GuardCases {

    static final EnvironmentId RED = new EnvironmentId("e-red0000001");
    static final String WAITS = "20261122-bbbbbbb";
    static final String BLUE_NAME = "push-api-20261020-aaaaaaa";
    static final String GREEN_NAME = "push-api-20261122-bbbbbbb";
    static final String PLAIN = "{candidate: {probes: [{name: health, http: {path: /health}}]}}";
    static final String ALARMED =
            "{candidate: {probes: [{name: health, http: {path: /health}}]}, live: {alarms: [{name: red}]}}";
    static final String SOON = "{keep: 0s, drain: none}";
    static final String TODAY = "{keep: 24h, drain: none}";
    static final String DRAINED = "{keep: 0s, hold-capacity: 0s, drain: {requests-per-minute: 1, for: 15m}}";

    static final OptionSetting MANAGED =
            new OptionSetting("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true");
    static final OptionSetting SHARED =
            new OptionSetting("aws:elasticbeanstalk:environment", "LoadBalancerIsShared", "true");
    static final OptionSetting DATABASE = new OptionSetting("aws:rds:dbinstance", "HasCoupledDatabase", "true");

    private final List<GuardCase> cases = new ArrayList<>();

    List<GuardCase> all() {
        return List.copyOf(cases);
    }

    static final GuardCase.Command RELEASE = ReleaseRun::release;
    static final GuardCase.Command ROLLBACK = ReleaseRun::rollback;
    static final GuardCase.Command DESTROY = (run, allowed) -> run.destroy(allowed, Destroy.What.STANDBY);
    static final GuardCase.Command DESTROY_DUE = (run, allowed) -> run.destroy(allowed, Destroy.What.DUE);
    static final GuardCase.Command DESTROY_CANDIDATE = (run, allowed) -> run.destroy(allowed, Destroy.What.CANDIDATE);

    static GuardCase.Command upload(boolean onBranch) {
        return (run, allowed) -> run.upload(allowed, bundled(onBranch));
    }

    static UploadInput bundled(boolean onBranch) {
        String label = "push-api-ccccccc-000000000000";
        return new UploadInput(
                "c".repeat(40), "ccccccc", "Change", label, "d".repeat(64), "5".repeat(64), 1000, onBranch, "", null);
    }

    void passable(
            String situation,
            Guard guard,
            String thing,
            String says,
            String way,
            Supplier<ReleaseRun> world,
            GuardCase.Command typed) {
        cases.add(new GuardCase(situation, guard, thing, true, says, way, world, typed));
    }

    void refusal(
            String situation,
            Guard guard,
            String thing,
            String says,
            String way,
            Supplier<ReleaseRun> world,
            GuardCase.Command typed) {
        cases.add(new GuardCase(situation, guard, thing, false, says, way, world, typed));
    }

    /** What is live has settled and may not be gone back over. */
    static ReleaseRun behindADoor() {
        ReleaseRun run =
                new ReleaseRun(PLAIN, cloud -> {}, "compatibility: {rollback: forbidden, why: it drops a column}");
        settles(run, Allowances.NONE);
        return run;
    }

    static ReleaseRun plain() {
        return new ReleaseRun(PLAIN);
    }

    /** Green is live and has settled, and blue stands by. */
    static ReleaseRun released(String standby) {
        ReleaseRun run = new ReleaseRun(standby, PLAIN, cloud -> {});
        settles(run, Allowances.NONE);
        return run;
    }

    static void settles(ReleaseRun run, Allowances allowed) {
        var ending = run.release(allowed);
        if (ending == null || ending.exit() != ExitCode.OK) {
            throw new IllegalStateException("the release before does not settle: " + ending);
        }
        run.waits(Duration.ofMinutes(10));
    }

    /** Red got the live name by hand after green had been prepared against blue. */
    public static ReleaseRun movedByHand() {
        return movedByHand("");
    }

    /** @param more lines of the file */
    static ReleaseRun movedByHand(String more) {
        ReleaseRun run = new ReleaseRun(
                PLAIN, cloud -> cloud.environment(RED, "push-api", "push-api-red", "away-2", "red", 2), more);
        run.swapByHand(RED);
        return run;
    }
}
