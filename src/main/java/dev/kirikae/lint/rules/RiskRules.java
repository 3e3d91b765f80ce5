package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.shell.Downloads;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.shell.ShellCommand.Word;
import dev.kirikae.lint.stack.Extensions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about commands that may harm the instance they run on. */
final class RiskRules {
    private static final String POSIX = "POSIX.1-2017, Shell Command Language";
    private static final String GUIDE =
            "Developer Guide, pages customize-containers-ec2, platforms-linux-extend (2023)";

    /** Looking for what sets a variable reads the whole text. */
    private static final int MOST_VARIABLES = 20;

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "reboot-in-deployment",
                            "the instance goes down in the middle of the deployment, which then fails or never ends",
                            "do without the reboot, bake it into an AMI of your own, or put it off by 'shutdown -r +10'",
                            GUIDE),
                    RiskRules::reboot),
            new Check(
                    Rule.warning(
                            "background-process",
                            "nothing restarts it, and the deployment may wait for it without end",
                            "name it in the Procfile, or write a systemd unit and start that",
                            POSIX + ", 2.9.3; Developer Guide, page platforms-linux-extend (2023)"),
                    RiskRules::background),
            new Check(
                    Rule.warning(
                            "unset-in-removal",
                            "where the variable is not set, the root directory is emptied",
                            "write ${NAME:?} in its place, which fails then",
                            POSIX + ", 2.6.2"),
                    RiskRules::removal),
            new Check(
                    Rule.warning(
                            "piped-download",
                            "whoever sits between the instance and that server runs what he likes, as root",
                            "download it by https, check its digest, then run it",
                            "curl(1), wget(1): http is not authenticated"),
                    RiskRules::pipedDownload));

    private RiskRules() {}

    private static void reboot(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            for (ShellCommand command : script.commands()) {
                boolean down = switch (command.name()) {
                    case "reboot", "poweroff", "halt" -> !command.has("--help");
                    case "shutdown" -> command.has("now") || command.has("+0");
                    case "init", "telinit" -> command.has("0") || command.has("6");
                    case "systemctl" -> "reboot".equals(command.verb()) || "poweroff".equals(command.verb());
                    default -> false;
                };
                if (script.isRunByDeployment()
                        && down
                        && command.level() == 0
                        && !command.after().equals("&")) {
                    marks.at(script.at(command.offset()), "'" + command.name() + "' takes the instance down");
                }
            }
        }
    }

    private static void background(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            boolean waits = script.commands().stream()
                    .anyMatch(command -> Set.of("wait", "disown").contains(command.name()));
            for (ShellCommand command : script.commands()) {
                if (script.isRunByDeployment()
                        && !waits
                        && command.after().equals("&")
                        && command.level() == 0
                        && !command.prefixes().contains("nohup")
                        && !command.prefixes().contains("setsid")) {
                    marks.at(script.at(command.offset()), "'" + command.name() + "' is left running in the background");
                }
            }
        }
    }

    private static void removal(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            Set<String> seen = new HashSet<>();
            for (ShellCommand command : script.commands()) {
                boolean recursive = command.name().equals("rm")
                        && command.arguments().stream()
                                .anyMatch(word -> word.text().matches("-[a-zA-Z]{0,10}[rR][a-zA-Z]{0,10}|--recursive"));
                for (Word word : recursive ? command.arguments() : List.<Word>of()) {
                    String variable = ShellVariables.rootIfUnset(word.text());
                    boolean fresh = variable != null && seen.size() < MOST_VARIABLES && seen.add(variable);
                    if (fresh && variable != null && !ShellVariables.isKnown(variable, script, all)) {
                        marks.at(script.at(word.offset()), "nothing here sets the variable " + variable);
                    }
                }
            }
        }
    }

    private static void pipedDownload(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            ShellCommand download = null;
            for (ShellCommand command : script.commands()) {
                if (download != null && Downloads.runs(command)) {
                    marks.at(
                            script.at(download.offset()),
                            "what " + download.name() + " fetches without authentication goes straight to "
                                    + command.name());
                }
                download = command.after().equals("|") && Downloads.isOpen(command) ? command : null;
            }
        }
    }
}
