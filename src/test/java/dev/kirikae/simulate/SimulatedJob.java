package dev.kirikae.simulate;

import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Recover;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.Upload;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.Workflow;
import java.time.Instant;

/** A stage as somebody starts it. */
enum SimulatedJob {
    UPLOAD,
    RELEASE,
    RELEASE_AGAIN,
    ROLLBACK,
    RECOVER,
    DESTROY;

    ReplayedRun start(String nonce, Instant at) {
        return new ReplayedRun(workflow(request(nonce)), at);
    }

    private Request request(String nonce) {
        return Requests.of(name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), nonce);
    }

    private Workflow workflow(Request request) {
        return switch (this) {
            case UPLOAD -> Upload.workflow(request, Start.policy(), bundle());
            case RELEASE -> Release.workflow(request, Start.policy(), null, false);
            case RELEASE_AGAIN -> Release.workflow(request, Start.policy(), null, true);
            case ROLLBACK -> Rollback.workflow(request, Start.policy(), null);
            case RECOVER -> Recover.workflow(request, Start.policy());
            case DESTROY -> Destroy.workflow(request, Start.policy(), Destroy.What.STANDBY);
        };
    }

    private static UploadInput bundle() {
        return new UploadInput(
                "c".repeat(40),
                "ccccccc",
                "Add a thing",
                "push-api-ccccccc-123456789012",
                "d".repeat(64),
                "e".repeat(64),
                1000,
                true,
                "{}",
                null);
    }
}
