package dev.kirikae.contract;

class AwsLockTest extends LockContract {

    @Override
    protected Scene ledger() {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(AwsPlace.BUCKET);
        return AwsScenes.of(wire);
    }
}
