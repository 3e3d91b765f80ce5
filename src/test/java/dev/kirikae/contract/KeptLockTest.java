package dev.kirikae.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KeptLockTest extends LockContract {

    @TempDir
    private Path folder;

    @Override
    protected Scene ledger() {
        return KeptCloud.empty(folder.resolve("cloud"));
    }

    @Override
    protected Scene lockThatReads(String text) {
        return KeptCloud.withLock(folder.resolve("cloud"), text);
    }
}
