package dev.kirikae.app.run;

import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.model.Environment;
import dev.kirikae.stages.step.MissingJournal;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a journal that was lost, or is looked for in the wrong place, from one that was never begun: by the
 * tags of what is live.
 */
public final class LostJournal {

    private final ServicePolicy policy;
    private @Nullable Environment live;

    private LostJournal(ServicePolicy policy) {
        this.policy = policy;
    }

    /**
     * What a person has to know where the journal is lost, in words that begin a sentence; null where it is not, and
     * where that cannot be seen. Looks only where the journal is empty.
     */
    public static @Nullable String in(
            OpenWorld openWorld, StageRunner runner, ServiceSession serviceSession, ServicePolicy policy) {
        if (!serviceSession.survey().journal().isEmpty()) {
            return null;
        }
        LostJournal journal = new LostJournal(policy);
        StageResult seen = runner.run(openWorld, journal.look(serviceSession.request("rollback")));
        Environment found = journal.live;
        return seen.exit() != ExitCode.OK || found == null ? null : MissingJournal.words(found);
    }

    private Workflow look(Request request) {
        return StageContext.stage(request, context -> {
            live = null;
            MissingJournal missing = new Steps(context, policy).missingJournal();
            for (Environment each : context.look(
                            new Effect.LookAtEnvironments(request.application()), Answer.EnvironmentsSeen.class)
                    .environments()) {
                if (policy.liveName().isOwnedBy(each) && missing.isLost(each)) {
                    live = each;
                }
            }
            return StageResult.of(ExitCode.OK, "seen", "");
        });
    }
}
