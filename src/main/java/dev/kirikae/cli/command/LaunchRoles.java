package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.InstanceRoles;
import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.stages.step.NewLiveName;
import dev.kirikae.stages.step.Roles;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Before an upload: whether its launch is given the roles that AWS asks for, by what is live now. */
final class LaunchRoles {

    private LaunchRoles() {}

    /**
     * Warns of what may fail, and refuses what is sure to where it is foreseen or practised. A stage on AWS goes on with
     * a warning: AWS ends such a launch within seconds, and knows what no file tells.
     *
     * @param prepared what is uploaded; null: a stage that launches nothing, or a version that is there already
     * @param notes gets a line for each warning
     * @param isOnAws whether AWS will have the last word
     * @throws UserError where nobody names an instance profile
     */
    static void check(
            CommandContext context,
            @Nullable PreparedBundle prepared,
            ServiceSession serviceSession,
            Consumer<String> notes,
            boolean isOnAws) {
        if (prepared == null) {
            return;
        }
        Roles roles = Roles.of(
                serviceSession.survey().known(),
                serviceSession.survey().environments(),
                context.configuration().liveName(),
                serviceSession.survey().at());
        // What is not shown may be there all the same, and a name that cannot be had is told first: the stage says so
        // itself.
        boolean live = roles.live() != null || !roles.unshown().isEmpty();
        boolean refused = !live
                && NewLiveName.isRefused(
                        serviceSession.survey().environments(),
                        context.configuration().liveName());
        UserError missing = roles.candidate() == null && !refused
                ? InstanceRoles.missing(context.configuration(), prepared.content(), live)
                : null;
        if (missing != null && !isOnAws) {
            throw missing;
        }
        if (missing != null) {
            notes.accept("warning: " + missing.getMessage());
            missing.problems().forEach(problem -> notes.accept("  " + problem));
        }
        InstanceRoles.warnings(context.configuration(), prepared.content(), live)
                .forEach(warning -> notes.accept("warning: " + warning));
    }
}
