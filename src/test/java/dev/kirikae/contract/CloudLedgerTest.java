package dev.kirikae.contract;

class CloudLedgerTest extends LedgerContract {

    @Override
    protected Scene ledger() {
        return CloudScenes.of(CloudScenes.empty());
    }
}
