package dev.kirikae.stages;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.workflow.Effect;
import java.time.Duration;

/** A rollback's target that a rollback gave more instances, and whose process then died. */
final class RaisedTarget {

    private RaisedTarget() {}

    /** Ten minutes later: input 2 serves with four instances, input 1 is the target. */
    static ServiceLife left() {
        ServiceLife life = new ServiceLife().released().releases(2);
        CloudControl.scale(life.cloud(), life.of(2), 4);
        life.waits(Duration.ofMinutes(10));
        boolean[] raised = {false};
        life.answering(effect -> {
            raised[0] |= isRaised(effect);
            return null;
        });
        life.killedBefore(effect -> raised[0] && !isRaised(effect)).rollbackKilled();
        life.waits(Duration.ofMinutes(10));
        life.performed();
        return life;
    }

    private static boolean isRaised(Effect effect) {
        return effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Raised;
    }

    static boolean isWaitedFor(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().endsWith("to be Ready: it gets more instances");
    }
}
