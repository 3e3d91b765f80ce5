package dev.kirikae.contract;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.LiveName;
import java.time.Duration;
import java.util.List;

/** Scenes in the embedded cloud. */
final class CloudScenes {

    /** Longer than a launch, a termination or a swap takes there. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private CloudScenes() {}

    static CloudBuilder empty() {
        return EmbeddedCloud.calm(AwsPlace.ACCOUNT, new LiveName("shop", AwsPlace.REGION), Calls.NOW)
                .application("shop")
                .platforms(List.of(EnvironmentsContract.PLATFORM, "64bit Old"));
    }

    /** With {@code shop-a} on {@code v1} that owns the live name. */
    static CloudBuilder live() {
        return empty().environment(AwsScenes.A, "shop", "shop-a", "shop", "v1", 2);
    }

    static Scene of(CloudBuilder builder) {
        return of(builder.build());
    }

    static Scene of(EmbeddedCloud cloud) {
        return new Scene(cloud.client("job"), () -> cloud.advanceTo(cloud.now().plus(LONG)), () -> {});
    }
}
