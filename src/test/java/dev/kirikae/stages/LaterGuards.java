package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;

import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.List;

/** Where it is refused to any stage, and to a rollback or a destroy. */
final class LaterGuards extends GuardCases {

    LaterGuards() {
        ownersOfTheName();
        waysBack();
        destroying();
    }

    private void ownersOfTheName() {
        for (GuardCase.Command way : List.of(RELEASE, ROLLBACK, upload(true), DESTROY, DESTROY_DUE)) {
            refusal(
                    "two own the live name",
                    Guard.OWNER,
                    GREEN.value(),
                    "two environments own the live name: e-blue000001 and e-green00001",
                    "status",
                    () -> plain().changing(Looks.environment(
                            GREEN, e -> Looks.named(e, "push-api.ap-northeast-1.elasticbeanstalk.com"))),
                    way);
        }
        for (GuardCase.Command way : List.of(RELEASE, ROLLBACK)) {
            refusal(
                    "nobody owns the live name",
                    Guard.OWNER,
                    BLUE.value(),
                    "no environment owns the live name push-api",
                    way == ROLLBACK ? "upload" : "status",
                    () -> plain().changing(Looks.environment(BLUE, e -> Looks.named(e, null))),
                    way);
        }
        refusal(
                "the live name belongs to somebody else",
                Guard.OWNER,
                BLUE.value(),
                "belongs to somebody else",
                "choose another name",
                () -> new ReleaseRun(PLAIN, cloud -> cloud.foreignName("push-api"))
                        .changing(Looks.environment(BLUE, e -> Looks.named(e, null))),
                upload(true));
    }

    private void waysBack() {
        passable(
                "going back is forbidden",
                Guard.ONE_WAY_DOOR,
                WAITS,
                WAITS + " says: rollback forbidden (it drops a column)",
                "rollback --allow one-way-door --reason",
                GuardCases::behindADoor,
                ROLLBACK);
        passable(
                "the standby answers badly",
                Guard.STANDBY_SICK,
                BLUE.value(),
                BLUE_NAME + " answers badly: Ready, health Severe",
                "status",
                () -> released(TODAY)
                        .changing(Looks.environment(BLUE, e -> Looks.with(e, HealthColour.RED, HealthStatus.SEVERE))),
                ROLLBACK);
        refusal(
                "nothing was released",
                Guard.NOTHING_TO_DO,
                BLUE.value(),
                "there is nothing to go back to",
                "status",
                GuardCases::plain,
                ROLLBACK);
    }

    private void destroying() {
        passable(
                "the standby is young",
                Guard.TOO_EARLY,
                BLUE.value(),
                BLUE_NAME + " is kept until 2026-11-23T",
                "destroy --due",
                () -> released(TODAY),
                DESTROY);
        passable(
                "the standby is still called",
                Guard.NOT_DRAINED,
                BLUE.value(),
                BLUE_NAME + " had 50 requests in the minute of",
                "destroy --due",
                () -> released(DRAINED).answering(Looks.traffic(50)),
                DESTROY);
        passable(
                "the standby is called for too long",
                Guard.NOT_DRAINED,
                BLUE.value(),
                "after 72 h (standby.at-most)",
                "a person must look",
                () -> {
                    ReleaseRun run = released(DRAINED).answering(Looks.traffic(50));
                    run.waits(Duration.ofHours(72));
                    return run;
                },
                DESTROY_DUE);
        refusal(
                "a release that has moved the name has not ended",
                Guard.STILL_NEEDED,
                BLUE.value(),
                "a release that has moved the live name has not ended",
                "release",
                () -> {
                    ReleaseRun run = plain();
                    run.killedBefore(
                            e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));
                    run.release();
                    run.waits(Duration.ofMinutes(10));
                    return run;
                },
                DESTROY);
        refusal(
                "the standby has a database that would die",
                Guard.STILL_NEEDED,
                BLUE.value(),
                BLUE_NAME + " has a coupled database",
                "decouple it first",
                () -> released(SOON).changing(Looks.settings(BLUE_NAME, DATABASE)),
                DESTROY);
        refusal(
                "there is no standby",
                Guard.NOTHING_TO_DO,
                BLUE.value(),
                "there is no standby to destroy",
                "status",
                GuardCases::plain,
                DESTROY);
        refusal(
                "the standby was made by somebody else",
                Guard.NOT_OURS,
                RED.value(),
                "push-api-red (e-red0000001) was not made by Kirikae",
                "name it in adopt",
                () -> {
                    ReleaseRun run = movedByHand();
                    settles(run, Allowances.NONE.with(Guard.LIVE_MOVED, null));
                    run.destroy(Allowances.NONE, Destroy.What.STANDBY);
                    return run;
                },
                DESTROY);
    }
}
