package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

class CloudObservationsTest extends ObservationsContract {

    @Override
    protected Arranged launched() {
        EmbeddedCloud cloud = CloudScenes.live().build();
        Scene scene = CloudScenes.of(cloud);
        Instant start = cloud.now();
        Answer.Done made = (Answer.Done) scene.perform(Calls.create("shop-b", "v1", EnvironmentsContract.PLATFORM));
        scene.later().run();
        return new Arranged(scene, made.environment().id(), start);
    }

    @Override
    protected Scene alarms() {
        return CloudScenes.of(CloudScenes.live().alarm("shop-5xx").alarm("shop-slow"));
    }

    @Override
    protected Alarm.State slow() {
        return Alarm.State.OK;
    }

    @Override
    protected Flow traffic() {
        EmbeddedCloud cloud = CloudScenes.live().build();
        Scene scene = CloudScenes.of(cloud);
        cloud.advanceTo(cloud.now().plus(Duration.ofMinutes(30)));
        Answer.ResourcesSeen seen = (Answer.ResourcesSeen) scene.perform(new Effect.LookAtResources(A));
        return new Flow(
                scene,
                seen.resources().loadBalancers().get(0),
                cloud.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    protected Scene names() {
        return CloudScenes.of(CloudScenes.live());
    }
}
