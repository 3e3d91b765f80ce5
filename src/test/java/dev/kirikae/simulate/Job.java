package dev.kirikae.simulate;

import dev.kirikae.stages.Bundled;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Recover;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.Upload;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Requests;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.Tale;
import java.time.Instant;

/** A stage as somebody starts it. */
enum Job {
    UPLOAD,
    RELEASE,
    RELEASE_AGAIN,
    ROLLBACK,
    RECOVER,
    DESTROY;

    Story start(String nonce, Instant at) {
        return new Story(tale(request(nonce)), at);
    }

    private Request request(String nonce) {
        return Requests.of(name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), nonce);
    }

    private Tale tale(Request request) {
        return switch (this) {
            case UPLOAD -> Upload.tale(request, Start.order(), bundle());
            case RELEASE -> Release.tale(request, Start.order(), null, false);
            case RELEASE_AGAIN -> Release.tale(request, Start.order(), null, true);
            case ROLLBACK -> Rollback.tale(request, Start.order(), null);
            case RECOVER -> Recover.tale(request, Start.order());
            case DESTROY -> Destroy.tale(request, Start.order(), Destroy.What.STANDBY);
        };
    }

    private static Bundled bundle() {
        return new Bundled(
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
