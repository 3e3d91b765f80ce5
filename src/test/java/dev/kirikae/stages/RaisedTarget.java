package dev.kirikae.stages;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.workflow.Effect;
import java.time.Duration;

/** A rollback's target that has fewer instances than serve, and is given more. */
final class RaisedTarget {

    private RaisedTarget() {}

    /** Input 2 serves with four instances, input 1 is the target and has two. */
    static ServiceLife smaller() {
        ServiceLife life = new ServiceLife().released().releases(2);
        CloudControl.scale(life.cloud(), life.of(2), 4);
        life.waits(Duration.ofMinutes(10));
        life.performed();
        return life;
    }

    static boolean isWaitedFor(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().endsWith(" of 4 instances");
    }
}
