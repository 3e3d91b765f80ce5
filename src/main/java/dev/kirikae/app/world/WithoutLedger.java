package dev.kirikae.app.world;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;

/**
 * A world whose ledger cannot be read, or is lost: a journal of its own, in a file, and a lock of this process alone.
 * For a rollback to a named environment, at a person's word, and for nothing else.
 */
public final class WithoutLedger implements World {

    private final World world;
    private final FileLedger journal;
    private final MemoryLedger lock = new MemoryLedger();

    /** @param world is asked for everything but the ledger, and for no tags */
    public WithoutLedger(World world, OwnJournal journal) {
        this.world = world;
        this.journal = journal.ledger();
    }

    @Override
    public Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(
                    round.parts().stream().map(this::perform).toList());
        }
        if (effect instanceof Effect.ReadJournal) {
            return journal.read();
        }
        if (effect instanceof Effect.Append append) {
            return journal.append(append.sequence(), append.previous(), append.entry());
        }
        if (effect instanceof Effect.ReadLock) {
            return lock.readLock();
        }
        if (effect instanceof Effect.WriteLock write) {
            return lock.writeLock(write.lease(), write.tag());
        }
        if (effect instanceof Effect.WriteIndex) {
            return new Answer.Asked();
        }
        if (effect instanceof Effect.LookAtTags) {
            return new Answer.Missing(Answer.Trouble.UNSUPPORTED, "without a ledger tags prove nothing");
        }
        return world.perform(effect);
    }
}
