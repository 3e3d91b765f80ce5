package dev.kirikae.contract;

class CloudApprovalsTest extends ApprovalsContract {

    @Override
    protected Scene ledger() {
        return CloudScenes.of(CloudScenes.empty());
    }
}
