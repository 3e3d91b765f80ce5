package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static dev.kirikae.stages.ReleaseRun.NOON;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Where an upload or a release is refused. */
final class ForwardGuards extends GuardCases {

    ForwardGuards() {
        beforeAnythingIsMade();
        candidates();
        whatCannotBeSwitched();
        managedUpdates();
        proofs();
        capacities();
    }

    private void beforeAnythingIsMade() {
        Function<Answer.AncestrySeen, ReleaseRun> history = answer -> plain().answering(Looks.ancestry(answer));
        passable(
                "an older commit is uploaded",
                Guard.OLDER_COMMIT,
                "ccccccc",
                "commit ccccccc does not contain live commit aaaaaaa; it would undo: one; two; three; four; five; and 2 more",
                "undo: one; two",
                () -> history.apply(new Answer.AncestrySeen(
                        false, List.of("one", "two", "three", "four", "five", "six", "seven"), "")),
                upload(true));
        passable(
                "nobody can tell what a commit contains",
                Guard.OLDER_COMMIT,
                "ccccccc",
                "it cannot be told whether commit ccccccc contains live commit aaaaaaa",
                "the clone is shallow",
                () -> history.apply(new Answer.AncestrySeen(null, List.of(), "the clone is shallow")),
                upload(true));
        passable(
                "the commit is not on the branch",
                Guard.OFF_BRANCH,
                "ccccccc",
                "ccccccc is not reachable from the branch that is released",
                "reachable from the branch that is released",
                GuardCases::plain,
                upload(false));
        passable(
                "the file asks for nothing that could fail",
                Guard.UNVERIFIED,
                "",
                "nothing in the watch over a release could fail it",
                "accept-unverified",
                () -> new ReleaseRun("{candidate: {probes: []}, health: {accept: [Ok, Info, Warning, Degraded]}}"),
                upload(true));
    }

    private void candidates() {
        passable(
                "another candidate waits",
                Guard.CANDIDATE_EXISTS,
                WAITS,
                "candidate " + GREEN_NAME + " (" + WAITS + ") waits already",
                "destroy --candidate",
                GuardCases::plain,
                upload(true));
        passable(
                "the live name was moved by hand",
                Guard.LIVE_MOVED,
                WAITS,
                "push-api-red is live, but " + WAITS + " was prepared against e-blue000001",
                "destroy --candidate",
                GuardCases::movedByHand,
                RELEASE);
        refusal(
                "another release is wanted",
                Guard.NOTHING_TO_DO,
                "another",
                "20261122-ddddddd is not the candidate; " + WAITS + " is",
                "status",
                GuardCases::plain,
                (run, allowed) -> run.release(allowed, "20261122-ddddddd"));
        refusal(
                "there is only a rejected one",
                Guard.NOTHING_TO_DO,
                GREEN.value(),
                "there is no candidate to release, only " + GREEN_NAME + ", which was rejected",
                "release --again",
                () -> {
                    ReleaseRun run = released(TODAY);
                    run.rollback(Allowances.NONE);
                    return run;
                },
                RELEASE);
        refusal(
                "there is no candidate",
                Guard.NOTHING_TO_DO,
                "another",
                "there is no candidate to destroy",
                "status",
                () -> released(TODAY),
                DESTROY_CANDIDATE);
    }

    private void whatCannotBeSwitched() {
        for (Tier tier : List.of(Tier.WORKER, Tier.UNKNOWN)) {
            refusal(
                    "the candidate's tier is " + tier.word(),
                    Guard.CANNOT_SWITCH,
                    GREEN.value(),
                    GREEN_NAME + " is of the tier ",
                    "have a name to move",
                    () -> plain().changing(Looks.environment(GREEN, e -> Looks.of(e, tier))),
                    RELEASE);
            for (GuardCase.Command way : List.of(RELEASE, ROLLBACK, upload(true))) {
                refusal(
                        "the live one's tier is " + tier.word(),
                        Guard.CANNOT_SWITCH,
                        BLUE.value(),
                        BLUE_NAME + " is of the tier ",
                        "have a name to move",
                        () -> plain().changing(Looks.environment(BLUE, e -> Looks.of(e, tier))),
                        way);
            }
        }
        for (GuardCase.Command way : List.of(RELEASE, upload(true))) {
            refusal(
                    "the live one is behind a shared load balancer",
                    Guard.CANNOT_SWITCH,
                    BLUE.value(),
                    BLUE_NAME + " is behind a shared load balancer",
                    "do not follow a switch",
                    () -> plain().changing(Looks.settings(BLUE_NAME, SHARED)),
                    way);
            refusal(
                    "the live one has a database that would die",
                    Guard.CANNOT_SWITCH,
                    BLUE.value(),
                    BLUE_NAME + " has a coupled database",
                    "decouple it first",
                    () -> plain().changing(Looks.settings(BLUE_NAME, DATABASE)),
                    way);
        }
    }

    private static ReleaseRun managed(EnvironmentId id, String status, Duration opensIn) {
        ManagedAction action = new ManagedAction("m1", status, "Platform update", NOON.plus(opensIn));
        return plain().changing(Looks.both(Looks.settings(BLUE_NAME, MANAGED), Looks.managedActions(id, action)));
    }

    /** Ten minutes of watch, ten until the switch, two of health: twenty-two that must be free. */
    private void managedUpdates() {
        Duration soon = Duration.ofMinutes(21);
        for (GuardCase.Command way : List.of(RELEASE, upload(true))) {
            passable(
                    "an update of the live one is scheduled",
                    Guard.MANAGED_UPDATE,
                    BLUE.value(),
                    BLUE_NAME + " has a managed update whose window opens at 2026-11-22T12:21:00Z",
                    "before this release may have ended",
                    () -> managed(BLUE, "Scheduled", soon),
                    way);
        }
        passable(
                "an update of the candidate is scheduled",
                Guard.MANAGED_UPDATE,
                GREEN.value(),
                GREEN_NAME + " has a managed update whose window opens at 2026-11-22T12:21:00Z",
                "before this release may have ended",
                () -> managed(GREEN, "Scheduled", soon),
                RELEASE);
        for (String status : List.of("Running", "Pending")) {
            refusal(
                    "an update of the live one is " + status,
                    Guard.MANAGED_UPDATE,
                    BLUE.value(),
                    BLUE_NAME + " has a managed update that is " + status,
                    "wait for it",
                    () -> managed(BLUE, status, Duration.ofHours(9)),
                    RELEASE);
        }
    }

    private void proofs() {
        refusal(
                "nobody has approved the plan",
                Guard.APPROVAL,
                WAITS,
                WAITS + " needs an approval of its plan",
                "nobody has approved it yet; next: approve ",
                () -> new ReleaseRun(PLAIN, cloud -> {}, "approval: required"),
                RELEASE);
        passable(
                "an alarm is red before the release",
                Guard.RED_ALARM,
                "red",
                "alarm red is red before the release",
                "status",
                () -> new ReleaseRun(ALARMED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900))),
                RELEASE);
        passable(
                "a colour is all there is",
                Guard.UNVERIFIED,
                WAITS,
                "nothing in the watch over " + WAITS + " could fail it",
                "Add one to verify",
                () -> new ReleaseRun("{candidate: {probes: []}}")
                        .changing(Looks.environment(GREEN, e -> Looks.with(e, HealthColour.GREEN, HealthStatus.NONE))),
                RELEASE);
        passable(
                "nobody knows an alarm's window",
                Guard.INCONCLUSIVE,
                WAITS,
                "nobody can know how long alarm red takes to turn red",
                "its query says how far back it looks",
                () -> new ReleaseRun(ALARMED, cloud -> cloud.alarm("red")).changing(ForwardGuards::withoutWindow),
                RELEASE);
    }

    static Answer withoutWindow(Effect.Look look, Answer answer) {
        return answer instanceof Answer.AlarmsSeen seen
                ? new Answer.AlarmsSeen(seen.alarms().stream()
                        .map(a -> new Alarm(
                                a.name(),
                                a.kind(),
                                a.state(),
                                a.since(),
                                a.reason(),
                                a.reasonData(),
                                null,
                                true,
                                null,
                                a.dimensions(),
                                a.metric()))
                        .toList())
                : answer;
    }

    private void capacities() {
        passable(
                "the candidate is smaller and cannot grow",
                Guard.CAPACITY,
                GREEN.value(),
                GREEN_NAME + " has 1 instances, 2 serve now",
                "takes at most 1 (MaxSize)",
                () -> plain().changing(Looks.instances(GREEN, 1)).answering(Looks.noCapacity()),
                RELEASE);
        passable(
                "the standby is smaller and cannot grow",
                Guard.CAPACITY,
                BLUE.value(),
                BLUE_NAME + " has 1 instances, 2 serve now",
                "takes at most 1 (MaxSize)",
                () -> released(TODAY).changing(Looks.instances(BLUE, 1)).answering(Looks.noCapacity()),
                ROLLBACK);
    }
}
