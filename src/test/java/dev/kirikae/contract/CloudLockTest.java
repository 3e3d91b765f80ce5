package dev.kirikae.contract;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.LeaseText;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Memory;

class CloudLockTest extends LockContract {

    @Override
    protected Scene ledger() {
        return CloudScenes.of(CloudScenes.empty());
    }

    @Override
    protected Scene lockThatReads(String text) {
        return CloudScenes.of(CloudScenes.empty()
                .ledger(MemoryLedger.after(
                        new Answer.JournalSeen(0, "", Memory.EMPTY, null), LeaseText.seen(text, "tag"))));
    }
}
