package dev.kirikae.simulate;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Recover;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.Upload;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.Run;
import dev.kirikae.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a stage as the command line would. */
final class StageStart {

    private StageStart() {}

    /** @param to what {@code --to} names; null for the way back */
    static Run of(Act.Run run, Policy policy, String nonce, @Nullable String to, Instant at) {
        return new ReplayedRun(workflow(run, policy, request(run, nonce, to), to), at);
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

    private static Workflow workflow(Act.Run run, Policy policy, Request request, @Nullable String to) {
        ServicePolicy servicePolicy = Inputs.policy(run.input(), policy).servicePolicy();
        return switch (run.stage()) {
            case UPLOAD, UPLOAD_FRESH ->
                Upload.workflow(
                        request, servicePolicy, Inputs.bundled(run.input(), policy), run.stage() == Stage.UPLOAD_FRESH);
            case RELEASE -> Release.workflow(request, servicePolicy, null, false);
            case RELEASE_AGAIN -> Release.workflow(request, servicePolicy, null, true);
            case ROLLBACK -> Rollback.workflow(request, servicePolicy, to);
            case RECOVER -> Recover.workflow(request, servicePolicy);
            case RECOVER_GONE -> Recover.workflow(request, servicePolicy, to == null ? null : new EnvironmentId(to));
            case DESTROY -> Destroy.workflow(request, servicePolicy, Destroy.What.STANDBY);
            case DESTROY_DUE -> Destroy.workflow(request, servicePolicy, Destroy.What.DUE);
            case DESTROY_CANDIDATE -> Destroy.workflow(request, servicePolicy, Destroy.What.CANDIDATE);
        };
    }
}
