package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;

import dev.kirikae.cloud.CloudBuilder;

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
        Scene scene = CloudScenes.of(two());
        scene.perform(Calls.capacity(B, 3));
        return new Pair(scene, A, B);
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
