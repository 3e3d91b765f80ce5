package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.Readiness;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.WayBack;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;

/** Looks into the way back: whether it is open, and what will close it. Changes nothing, and takes no lock. */
public final class ReadinessStage {

    private final Steps steps;
    private final StageContext context;

    private ReadinessStage(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
    }

    public static Workflow workflow(Request request, ServicePolicy policy) {
        return Steps.stage(request, policy, steps -> new ReadinessStage(steps).run());
    }

    private StageResult run() {
        EnvironmentSnapshot snapshot = steps.open().readOnly();
        Roles roles = snapshot.roles(context.journal());
        WayBack back = WayBack.of(context.journal(), roles);
        Environment target = back.target();
        if (back.kind() != WayBack.Kind.MOVES || target == null) {
            return context.end(EndingCause.NOT_PROVEN, "the way back is closed: " + back.words(), "status");
        }
        Readiness readiness = context.section(
                "the way back is looked into", () -> steps.readiness().of(target, back, snapshot));
        String where = "to " + target.name() + " (" + target.id() + ")";
        Readiness.Finding first = readiness.first();
        String until = first == null ? "nothing is known to close it" : first.words() + " at " + first.at();
        return readiness.isOpen()
                ? context.reached("the way back is open, " + where + "; " + until, "rollback")
                        .with(readiness.lines())
                : context.end(EndingCause.NOT_PROVEN, "the way back is closed, " + where, "status")
                        .with(readiness.lines());
    }
}
