package dev.kirikae.app.run;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service of which there is no journal: not released yet, or looked for in the wrong region. */
public final class FirstUse {

    private @Nullable List<Environment> environments;

    private FirstUse() {}

    /**
     * What to ask a person where there is neither a journal nor an environment; empty elsewhere, and on an embedded
     * cloud. From the survey alone.
     */
    public static String hint(OpenWorld openWorld, Survey survey, String application, String region) {
        return survey.length() == 0 ? hint(openWorld, survey.environments(), application, region) : "";
    }

    /**
     * The same, for a command that knows only that there is no journal: looks, and is empty too where that brings
     * nothing.
     */
    public static String hint(CommandContext commandContext, OpenWorld openWorld, StageRunner runner) {
        Request look = ServiceSession.look(commandContext);
        FirstUse use = new FirstUse();
        runner.run(openWorld, use.look(look));
        List<Environment> seen = use.environments;
        return seen == null ? "" : hint(openWorld, seen, look.application(), look.region());
    }

    private Workflow look(Request request) {
        return StageContext.stage(request, context -> {
            environments = context.look(
                            new Effect.LookAtEnvironments(request.application()), Answer.EnvironmentsSeen.class)
                    .environments();
            return StageResult.of(ExitCode.OK, "seen", "");
        });
    }

    private static String hint(OpenWorld openWorld, List<Environment> seen, String application, String region) {
        return openWorld.controls() == null && seen.isEmpty()
                ? "nothing of application " + application + " is in " + region + " yet: is the region right?"
                : "";
    }
}
