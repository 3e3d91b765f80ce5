package dev.kirikae.contract;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.ScheduledAction;
import java.util.Set;

class CloudGroupsTest extends GroupsContract {

    private static EmbeddedCloud cloud() {
        EmbeddedCloud cloud = CloudScenes.live().build();
        CloudControl.scale(cloud, A, 1);
        cloud.client("console").perform(Calls.capacity(A, 2));
        CloudControl.suspend(cloud, A, Set.of("Launch"));
        return cloud;
    }

    @Override
    protected Scene group() {
        return CloudScenes.of(cloud());
    }

    @Override
    protected Scene growing() {
        return group();
    }

    @Override
    protected Scene held() {
        return group();
    }

    @Override
    protected Scene absent() {
        return group();
    }

    @Override
    protected Scene nightly() {
        EmbeddedCloud cloud = cloud();
        CloudControl.schedule(cloud, A, new ScheduledAction("night", NIGHT, 0, 0, null, "0 13 * * *"));
        return CloudScenes.of(cloud);
    }

    @Override
    protected Scene denied() {
        EmbeddedCloud cloud = cloud();
        return new Scene(
                cloud.client("job", (place, ways) -> place.startsWith("set-capacity") ? ways - 1 : 0),
                () -> {},
                () -> {});
    }
}
