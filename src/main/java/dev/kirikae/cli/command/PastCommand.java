package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.FirstUse;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.UnreadableJournal;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A command that tells of the past: from the journal alone, which it reads whole. */
abstract class PastCommand implements Command {

    /**
     * @param texts the records, at least one
     * @param now in the world's time
     */
    abstract CommandOutcome outcome(CommandSession session, List<String> texts, Instant now);

    /** @param sentence there is no journal, and perhaps why */
    abstract CommandOutcome outcomeOfNothing(String sentence);

    @Override
    public final CommandOutcome run(CommandSession session) {
        Console console = session.console();
        console.awaitWorld();
        try (CommandContext context = session.withOrWithoutFile();
                OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            StageRunner runner = session.runnerIn(openWorld);
            StageResult asked = ServiceSession.caller(context, openWorld, runner);
            console.headline(openWorld.headline(null));
            if (asked.exit() != ExitCode.OK) {
                return CommandOutcome.of(asked);
            }
            List<String> texts = openWorld.records().texts();
            if (session.stop().getAsBoolean()) {
                return CommandOutcome.stopped("stopped while the journal was read");
            }
            return texts.isEmpty()
                    ? outcomeOfNothing(nothing(FirstUse.hint(context, openWorld, runner)))
                    : outcome(session, texts, openWorld.times().now());
        }
    }

    private static String nothing(String hint) {
        return "there is no journal yet" + (hint.isEmpty() ? "" : "; " + hint);
    }

    /** The facts of the records, or what is wrong with them. */
    static List<JournalEntry> entries(List<String> texts) {
        try {
            return texts.stream().map(text -> Chain.open(text).entry()).toList();
        } catch (UnreadableJournal e) {
            throw dev.kirikae.app.input.UserError.because(
                    ExitCode.INTEGRITY,
                    "the journal cannot be read: " + e.getMessage() + "; kirikae audit tells where");
        }
    }
}
