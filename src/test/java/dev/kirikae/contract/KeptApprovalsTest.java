package dev.kirikae.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KeptApprovalsTest extends ApprovalsContract {

    @TempDir
    private Path folder;

    @Override
    protected Scene ledger() {
        return KeptCloud.empty(folder.resolve("cloud"));
    }
}
