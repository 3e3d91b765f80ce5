package dev.kirikae.cli;

import dev.kirikae.cli.command.ApproveCommand;
import dev.kirikae.cli.command.AuditCommand;
import dev.kirikae.cli.command.BundleCommand;
import dev.kirikae.cli.command.DestroyCommand;
import dev.kirikae.cli.command.ExplainCommand;
import dev.kirikae.cli.command.HistoryCommand;
import dev.kirikae.cli.command.InitCommand;
import dev.kirikae.cli.command.Options;
import dev.kirikae.cli.command.PlanCommand;
import dev.kirikae.cli.command.RecoverCommand;
import dev.kirikae.cli.command.RehearseCommand;
import dev.kirikae.cli.command.ReleaseCommand;
import dev.kirikae.cli.command.RenderCommand;
import dev.kirikae.cli.command.RollbackCommand;
import dev.kirikae.cli.command.StatusCommand;
import dev.kirikae.cli.command.TemplatesCommand;
import dev.kirikae.cli.command.UploadCommand;
import dev.kirikae.cli.command.VerifyCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@picocli.CommandLine.Command(
        name = "kirikae",
        description =
                "Releases applications on AWS Elastic Beanstalk without downtime, and takes a release back in seconds.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (kirikae COMMAND --help tells more):%n",
        footer = {
            "",
            "Options stand before or behind the command; each is also a variable, such as KIRIKAE_TARGET.",
            "Exit codes: 0 done or already so, 1 a bug of ours, 2 bad input, 3 refused by a guard, 4 locked, 5"
                    + " unclear: run it again, 6 failed before the switch, 7 moved back, 8 a person must decide, 9"
                    + " integrity, 10 not allowed, 130 and 143 stopped."
        },
        subcommands = {
            UploadCommand.class,
            ReleaseCommand.class,
            RollbackCommand.class,
            DestroyCommand.class,
            RecoverCommand.class,
            StatusCommand.class,
            PlanCommand.class,
            VerifyCommand.class,
            HistoryCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            InitCommand.class,
            TemplatesCommand.class,
            RenderCommand.class,
            BundleCommand.class,
            ApproveCommand.class,
            RehearseCommand.class,
            HelpCommand.class
        })
public final class Kirikae {

    @Mixin
    final Options options = new Options();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "tells how a command is used")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "tells which version this is")
    boolean version;
}
