package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;

class CloudEnvironmentsTest extends EnvironmentsContract {

    @Override
    protected Scene nothing() {
        return CloudScenes.of(CloudScenes.live());
    }

    @Override
    protected Story live() {
        return new Story(CloudScenes.of(CloudScenes.live()), A);
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
    protected Story termination() {
        return new Story(CloudScenes.of(CloudScenes.live().environment(B, "shop", "shop-b", "shop-b", "v1", 2)), B);
    }

    @Override
    protected Story launching() {
        Scene scene = CloudScenes.of(CloudScenes.live());
        Answer.Done made = (Answer.Done) scene.perform(Calls.create("shop-b", "v1", PLATFORM));
        return new Story(scene, made.environment().id());
    }

    @Override
    protected Story stranger() {
        return new Story(CloudScenes.of(CloudScenes.live()), new EnvironmentId("e-zzzzzzzzzz"));
    }

    @Override
    protected Story capacity() {
        return termination();
    }
}
