package dev.kirikae.contract;

class CloudLockTest extends LockContract {

    @Override
    protected Scene ledger() {
        return CloudScenes.of(CloudScenes.empty());
    }
}
