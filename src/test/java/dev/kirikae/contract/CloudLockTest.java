package dev.kirikae.contract;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.LeaseText;
import dev.kirikae.workflow.Answer;

class CloudLockTest extends LockContract {

    @Override
    protected Scene ledger() {
        return CloudScenes.of(CloudScenes.empty());
    }

    @Override
    protected Scene lockThatReads(String text) {
        return CloudScenes.of(CloudScenes.empty()
                .ledger(MemoryLedger.after(
                        new Answer.JournalSeen(0, "", JournalState.EMPTY, null),
                        Answer.LockSeen.of(LeaseText.seen(text, "tag")))));
    }
}
