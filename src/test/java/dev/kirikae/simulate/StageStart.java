package dev.kirikae.simulate;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Order;
import dev.kirikae.stages.Recover;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.Upload;
import dev.kirikae.tale.Allowances;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Machine;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Requests;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.Tale;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a stage as the command line would. */
final class StageStart {

    private StageStart() {}

    /** @param to what {@code --to} names; null for the way back */
    static Machine of(Act.Run run, Policy policy, String nonce, @Nullable String to, Instant at) {
        return new Story(tale(run, policy, request(run, nonce, to), to), at);
    }

    private static Request request(Act.Run run, String nonce, @Nullable String to) {
        boolean reasoned = to != null || !run.allowed().isEmpty();
        return Requests.of(
                run.stage().words(), nonce, "push-api", allowances(run), reasoned ? "somebody knows better" : "");
    }

    private static Allowances allowances(Act.Run run) {
        Allowances all = Allowances.NONE;
        for (Map.Entry<Guard, String> allowed : run.allowed().entrySet()) {
            all = all.with(allowed.getKey(), allowed.getValue().isEmpty() ? null : allowed.getValue());
        }
        return all;
    }

    private static Tale tale(Act.Run run, Policy policy, Request request, @Nullable String to) {
        Order order = Inputs.policy(run.input(), policy).order();
        return switch (run.stage()) {
            case UPLOAD, UPLOAD_FRESH ->
                Upload.tale(request, order, Inputs.bundled(run.input(), policy), run.stage() == Stage.UPLOAD_FRESH);
            case RELEASE -> Release.tale(request, order, null, false);
            case RELEASE_AGAIN -> Release.tale(request, order, null, true);
            case ROLLBACK -> Rollback.tale(request, order, to);
            case RECOVER -> Recover.tale(request, order);
            case RECOVER_GONE -> Recover.tale(request, order, to == null ? null : new EnvironmentId(to));
            case DESTROY -> Destroy.tale(request, order, Destroy.What.STANDBY);
            case DESTROY_DUE -> Destroy.tale(request, order, Destroy.What.DUE);
            case DESTROY_CANDIDATE -> Destroy.tale(request, order, Destroy.What.CANDIDATE);
        };
    }
}
