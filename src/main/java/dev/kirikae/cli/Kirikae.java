package dev.kirikae.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@picocli.CommandLine.Command(
        name = "kirikae",
        description =
                "Releases applications on AWS Elastic Beanstalk without downtime, and takes a release back in seconds.",
        synopsisSubcommandLabel = "COMMAND",
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
            RenderCommand.class,
            BundleCommand.class,
            RehearseCommand.class
        })
final class Kirikae {

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
