package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.model.Approval;
import dev.kirikae.stages.Approve;
import dev.kirikae.workflow.Request;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "approve",
        description = "approves a plan, by the digest that plan release shows; release must be run by somebody else")
public final class ApproveCommand implements Command {

    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    @Parameters(paramLabel = "DIGEST", description = "the plan's digest: 64 hexadecimal digits")
    String digest = "";

    @Option(names = "--expires", paramLabel = "DURATION", description = "for how long it holds, from 1m to 7d; else 2h")
    @Nullable
    String expires;

    @Override
    public CommandOutcome run(CommandSession session) {
        String plan = digest.toLowerCase(Locale.ROOT);
        if (!Approval.isDigest(plan)) {
            throw UserError.because("DIGEST: " + shown(digest)
                    + " is no plan's digest; expected the 64 hexadecimal digits that plan release shows");
        }
        Duration term = expires == null ? USUAL : Options.duration("--expires", expires);
        if (term.compareTo(SHORTEST) < 0 || term.compareTo(LONGEST) > 0) {
            throw UserError.because("--expires: " + expires + " is out of range; expected 1m to 7d");
        }
        mustBeNamed(session.globalOptions().by());
        Console console = session.console();
        console.awaitWorld();
        try (CommandContext context = session.withOrWithoutFile();
                OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            StageRunner runner = session.runnerIn(openWorld);
            Request request = ServiceSession.look(context);
            CommandOutcome outcome = CommandOutcome.of(runner.run(openWorld, Approve.workflow(request, plan, term)));
            console.headline(openWorld.headline(null));
            return outcome;
        }
    }

    private static void mustBeNamed(String by) {
        if (by.isEmpty()) {
            throw UserError.because("--by: an approval needs the name of whoever approves");
        }
        if (!Approval.isName(by)) {
            throw UserError.because(
                    "--by: " + shown(by) + " is no name that people can read; expected one line of at most "
                            + Approval.LONGEST_NAME + " characters, none of them hidden");
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{C}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
