package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.StatusView;
import dev.kirikae.driver.RunListener;
import dev.kirikae.workflow.StageResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stage that comes next, as the status would name it.
 *
 * @param command as it is typed; empty where it cannot be told
 * @param refusal why it cannot be told; null where it can
 */
record StageNext(String command, @Nullable StageResult refusal) {

    static StageNext of(CommandSession session) {
        try (CommandContext context = CommandContext.withFile(session.process(), session.globalOptions());
                OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            StageRunner runner = new StageRunner(session.stop(), RunListener.NOBODY);
            ServiceSession.Begun begun =
                    ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.NOTHING, false);
            ServiceSession serviceSession = begun.serviceSession();
            StageResult refusal = begun.refusal();
            if (serviceSession == null || refusal != null) {
                session.console().headline(openWorld.headline(null));
                return new StageNext("", refusal);
            }
            return new StageNext(new StatusView(serviceSession).next(), null);
        }
    }
}
