package dev.kirikae.contract;

class AwsLockTest extends LockContract {

    @Override
    protected Scene ledger() {
        return AwsScenes.of(wire());
    }

    @Override
    protected Scene lockThatReads(String text) {
        AwsWire wire = wire();
        wire.s3().put(AwsPlace.BUCKET, AwsPlace.LEDGER + "lock.json", text);
        return AwsScenes.of(wire);
    }

    private static AwsWire wire() {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(AwsPlace.BUCKET);
        return wire;
    }
}
