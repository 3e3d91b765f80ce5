package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;

class CloudEnvironmentsTest extends EnvironmentsContract {

    @Override
    protected Scene nothing() {
        return CloudScenes.of(CloudScenes.live());
    }

    @Override
    protected Arranged live() {
        return new Arranged(CloudScenes.of(CloudScenes.live()), A);
    }

    @Override
    protected Scene creation() {
        return CloudScenes.of(CloudScenes.live());
    }

    @Override
    protected Scene nameTaken() {
        return CloudScenes.of(CloudScenes.live());
    }

    @Override
    protected Scene nameTakenElsewhere() {
        return CloudScenes.of(CloudScenes.live().environment(B, "stall", "stall-a", "stall", "v1", 2));
    }

    @Override
    protected Arranged termination() {
        return new Arranged(CloudScenes.of(CloudScenes.live().environment(B, "shop", "shop-b", "shop-b", "v1", 2)), B);
    }

    @Override
    protected Arranged launching() {
        Scene scene = CloudScenes.of(CloudScenes.live());
        Answer.Done made = (Answer.Done) scene.perform(Calls.create("shop-b", "v1", PLATFORM));
        return new Arranged(scene, made.environment().id());
    }

    @Override
    protected Arranged stranger() {
        return new Arranged(CloudScenes.of(CloudScenes.live()), new EnvironmentId("e-zzzzzzzzzz"));
    }
}
