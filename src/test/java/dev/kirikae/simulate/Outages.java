package dev.kirikae.simulate;

import dev.kirikae.workflow.Effect;
import java.time.Instant;

/** Until when the network or the ledger is away; it may be longer than a stage lasts. */
final class Outages {

    private Instant networkBack = Instant.MIN;
    private Instant readsBack = Instant.MIN;
    private Instant writesBack = Instant.MIN;

    void network(Instant back) {
        networkBack = back;
    }

    void ledger(Instant back) {
        readsBack = back;
        writesBack = back;
    }

    void reads(Instant back) {
        readsBack = back;
    }

    void writes(Instant back) {
        writesBack = back;
    }

    /** All is back. */
    void end() {
        networkBack = Instant.MIN;
        ledger(Instant.MIN);
    }

    boolean stopAt(Effect effect, Instant now) {
        return now.isBefore(networkBack)
                || now.isBefore(readsBack) && reads(effect)
                || now.isBefore(writesBack) && writes(effect);
    }

    private static boolean reads(Effect effect) {
        return effect instanceof Effect.ReadJournal || effect instanceof Effect.ReadLock;
    }

    private static boolean writes(Effect effect) {
        return effect instanceof Effect.Append
                || effect instanceof Effect.WriteLock
                || effect instanceof Effect.WriteIndex;
    }
}
