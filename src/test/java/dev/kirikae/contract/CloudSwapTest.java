package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;

class CloudSwapTest extends SwapContract {

    private static CloudBuilder two() {
        return CloudScenes.live().environment(B, "shop", "shop-b", "shop-b-x7k2", "v1", 2);
    }

    @Override
    protected Pair twoReady() {
        return new Pair(CloudScenes.of(two()), A, B);
    }

    @Override
    protected Pair oneBusy() {
        EmbeddedCloud cloud = two().build();
        CloudControl.updateByHand(cloud, B);
        return new Pair(CloudScenes.of(cloud), A, B);
    }

    @Override
    protected Pair oneUnknown() {
        return new Pair(CloudScenes.of(CloudScenes.live()), A, B);
    }

    @Override
    protected Pair tooLate() {
        return new Pair(CloudScenes.of(two()), A, B);
    }
}
