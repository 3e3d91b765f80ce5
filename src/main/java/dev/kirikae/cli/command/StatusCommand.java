package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.FirstUse;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.Format;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.StatusView;
import dev.kirikae.report.JsonText;
import dev.kirikae.stages.ReadinessStage;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "status",
        description = "who is live, candidate, standby; health; lock; open intents; whether a rollback would work now")
public final class StatusCommand implements Command {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Option(names = "--follow", description = "looks again and again, and tells what has changed, until it is stopped")
    boolean follow;

    @Option(names = "--readiness", description = "looks into the way back: 6 when it is closed, and what will close it")
    boolean readiness;

    @Override
    public CommandOutcome run(CommandSession session) {
        if (follow && readiness) {
            throw UserError.because("--readiness looks once, and --follow for ever: give one of the two");
        }
        Console console = session.console();
        console.awaitWorld();
        try (CommandContext context = session.withOrWithoutFile();
                OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            StageRunner runner = session.runnerIn(openWorld);
            String before = "";
            while (true) {
                ServiceSession.Begun begun =
                        ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.NOTHING, false);
                StageResult refusal = begun.refusal();
                ServiceSession serviceSession = begun.serviceSession();
                if (serviceSession == null || refusal != null) {
                    console.headline(openWorld.headline(null));
                    return refusal == null ? CommandOutcome.ok("", "") : CommandOutcome.of(refusal);
                }
                StatusView view = new StatusView(serviceSession);
                if (readiness) {
                    StageResult seen = runner.run(
                            openWorld,
                            ReadinessStage.workflow(
                                    serviceSession.request("status --readiness"),
                                    context.policy(serviceSession.configuration())));
                    return readiness(view, seen, console.format());
                }
                if (!follow) {
                    String hint = FirstUse.hint(
                            openWorld,
                            serviceSession.survey(),
                            serviceSession.configuration().application(),
                            serviceSession.configuration().region());
                    return outcome(view, hint, console.format());
                }
                before = show(view, console, before);
                runner.rest(PAUSE);
                if (session.stop().getAsBoolean()) {
                    return CommandOutcome.stopped("followed until it was stopped")
                            .andThen("status");
                }
            }
        }
    }

    private static CommandOutcome outcome(StatusView view, String hint, Format format) {
        return switch (format) {
            case TEXT -> CommandOutcome.ok(hint, view.next()).with(view.lines(), Map.of());
            case PROPERTIES -> CommandOutcome.ok("", view.next()).with(view.properties(), Map.of());
            case JSON -> CommandOutcome.ok(hint, view.next()).with(List.of(), view.fields());
        };
    }

    private static CommandOutcome readiness(StatusView view, StageResult seen, Format format) {
        List<String> lines = new ArrayList<>();
        if (format == Format.TEXT) {
            lines.addAll(view.lines());
            seen.evidence().forEach(line -> lines.add("readiness   " + line));
        } else if (format == Format.PROPERTIES) {
            lines.addAll(view.properties());
        }
        JsonFields fields = JsonFields.of("open", seen.exit() == ExitCode.OK)
                .and("words", seen.sentence())
                .and("findings", seen.evidence());
        Map<String, Object> all = new LinkedHashMap<>(format == Format.JSON ? view.fields() : Map.of());
        all.put("readiness", fields.map());
        return CommandOutcome.of(seen.with(List.of())).with(lines, format == Format.JSON ? all : Map.of());
    }

    /** Tells it where anything but the time has changed. */
    private static String show(StatusView view, Console console, String before) {
        List<String> lines = view.lines();
        String now = String.join("\n", lines.subList(1, lines.size()));
        if (now.equals(before)) {
            return before;
        }
        switch (console.format()) {
            case TEXT -> lines.forEach(console::line);
            case PROPERTIES -> view.properties().forEach(console::line);
            case JSON -> console.line(JsonText.line(view.fields()));
        }
        return now;
    }
}
