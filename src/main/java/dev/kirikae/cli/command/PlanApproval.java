package dev.kirikae.cli.command;

import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.model.Approval;
import dev.kirikae.stages.step.ApprovalState;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;

/**
 * How it stands with the approval of a plan, and what to type for one.
 *
 * @param state as one look has shown it
 */
record PlanApproval(String digest, ApprovalState state) {

    static PlanApproval of(OpenWorld openWorld, StageRunner runner, ServiceSession serviceSession, String digest) {
        Request request = serviceSession.request("release");
        Survey survey = new Survey();
        StageResult looked = runner.run(openWorld, survey.approvals(request, digest));
        ApprovalState state = looked.exit() == ExitCode.OK
                ? ApprovalState.of(
                        survey.approvals(),
                        serviceSession.survey().journal().approvals(),
                        digest,
                        request.by(),
                        openWorld.times().now())
                : new ApprovalState(
                        ApprovalState.Kind.UNREADABLE,
                        null,
                        "it could not be read whether it is approved: " + looked.sentence());
        return new PlanApproval(digest, state);
    }

    boolean isGiven() {
        return state.kind() == ApprovalState.Kind.GIVEN;
    }

    /** As it is typed after {@code kirikae}. */
    String command() {
        return ApprovalState.command(digest);
    }

    List<String> lines(Options options) {
        String now = "approval is required: " + state.words();
        return isGiven()
                ? List.of(now)
                : List.of(now, "somebody else approves it with: " + NextCommand.of(command(), options));
    }

    Map<String, Object> fields(Options options) {
        Approval approval = state.approval();
        return JsonFields.of("given", isGiven())
                .and("words", state.words())
                .and("by", isGiven() && approval != null ? approval.by() : null)
                .and(
                        "expires",
                        isGiven() && approval != null ? approval.expires().toString() : null)
                .and("command", NextCommand.of(command(), options))
                .map();
    }
}
