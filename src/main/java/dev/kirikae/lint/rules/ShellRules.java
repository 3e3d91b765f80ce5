package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.shell.ShellCommand.Word;
import dev.kirikae.lint.stack.Extensions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about what a shell does with the texts that a deployment gives to it. */
final class ShellRules {
    private static final String POSIX = "POSIX.1-2017, Shell Command Language";
    private static final String GUIDE =
            "Developer Guide, pages customize-containers-ec2, platforms-linux-extend (2023)";

    /** What fails for a reason that the deployment should hear of. */
    private static final Set<String> WORK = Set.of(
            "yum",
            "dnf",
            "rpm",
            "npm",
            "npx",
            "yarn",
            "pnpm",
            "pip",
            "pip2",
            "pip3",
            "python",
            "python3",
            "node",
            "ruby",
            "bundle",
            "rake",
            "rails",
            "php",
            "composer",
            "java",
            "mvn",
            "gradle",
            "make",
            "aws",
            "curl",
            "wget",
            "tar",
            "unzip",
            "cp",
            "mv",
            "ln",
            "install",
            "git",
            "go",
            "dotnet",
            "docker",
            "docker-compose",
            "mount",
            "mkfs",
            "useradd",
            "systemctl",
            "amazon-linux-extras",
            "cd",
            "chmod",
            "chown",
            "bash",
            "sh",
            "keytool",
            "openssl",
            "tee",
            "update-alternatives",
            "alternatives");

    private static final Set<String> OWN_STATE = Set.of("cd", "export", "alias", "umask", "ulimit", "pushd");
    private static final Set<String> PACKAGE_VERBS = Set.of(
            "install",
            "update",
            "upgrade",
            "remove",
            "erase",
            "localinstall",
            "groupinstall",
            "reinstall",
            "downgrade",
            "autoremove",
            "distro-sync",
            "dist-upgrade",
            "purge");
    private static final Set<String> EDITORS = Set.of("vi", "vim", "nano", "emacs", "mysql_secure_installation");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "lost-failure",
                            "only the last command's exit status counts, so the deployment goes on as if this one had"
                                    + " succeeded",
                            "begin the text with a line 'set -e', or join the commands by &&",
                            POSIX + ", 2.9.3; " + GUIDE),
                    ShellRules::lostFailure),
            new Check(
                    Rule.warning(
                            "lost-shell-state",
                            "each command has a shell of its own, and what it changes in that shell ends with it",
                            "put it before && into the command that needs it, or use cwd and env of that command",
                            GUIDE),
                    ShellRules::lostState),
            new Check(
                    Rule.warning(
                            "unanswered-question",
                            "nobody is there to answer: it fails, or waits until the deployment is out of time",
                            "tell it the answer, as yum and dnf take it by -y, or do it without a dialogue",
                            "yum(8), option -y; " + GUIDE),
                    ShellRules::question),
            new Check(
                    Rule.warning(
                            "command-crlf",
                            "the shell takes the carriage return for a part of the last word: a command is not found, or gets another"
                                    + " argument than the one written",
                            "end the lines with \\n only",
                            POSIX + ", 2.3"),
                    ShellRules::carriageReturn));

    private ShellRules() {}

    private static void lostFailure(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            boolean careful = !script.isRunByDeployment()
                    || script.isSet("ignoreErrors")
                    || script.text().contains("$?")
                    || script.text().contains("||")
                    || script.text().contains("exit ")
                    || script.text().contains("trap ");
            ShellCommand lost = careful || script.stopsAtFailure() ? null : lost(script.commands());
            if (lost != null) {
                marks.at(script.at(lost.offset()), "a failure of this '" + lost.name() + "' is not noticed");
            }
        }
    }

    private static @Nullable ShellCommand lost(List<ShellCommand> commands) {
        ShellCommand candidate = null;
        for (ShellCommand command : commands) {
            if (candidate != null && command.offset() > candidate.offset()) {
                return candidate;
            }
            boolean ends = command.after().equals("\n") || command.after().equals(";");
            boolean work = WORK.contains(command.name()) || command.path().startsWith("/");
            if (candidate == null && command.level() == 0 && ends && work) {
                candidate = command;
            }
        }
        return null;
    }

    private static void lostState(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            List<ShellCommand> own =
                    script.commands().stream().filter(c -> c.level() == 0).toList();
            if (script.isCommand() && !own.isEmpty()) {
                ShellCommand last = own.get(own.size() - 1);
                boolean assigns = last.words().isEmpty() && !last.assignments().isEmpty();
                if (last.offset()
                                >= script.commands()
                                        .get(script.commands().size() - 1)
                                        .offset()
                        && (assigns || OWN_STATE.contains(last.name()))) {
                    String what = assigns ? "assignment" : "'" + last.name() + "'";
                    marks.at(
                            script.at(last.offset()),
                            "this " + what + " is the last thing that the command '" + script.name() + "' does");
                }
            }
        }
    }

    private static void question(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            for (ShellCommand command : script.commands()) {
                if (!command.before().startsWith("|") || command.before().equals("||")) {
                    String asks = asks(command);
                    if (asks != null) {
                        marks.at(script.at(command.offset()), "'" + asks + "' asks a question");
                    }
                }
            }
        }
    }

    private static @Nullable String asks(ShellCommand command) {
        String verb = command.verb();
        return switch (command.name()) {
            case "yum", "dnf", "apt-get", "apt", "amazon-linux-extras" ->
                verb != null
                                && PACKAGE_VERBS.contains(verb)
                                && command.arguments().stream().noneMatch(ShellRules::answers)
                        ? command.name() + " " + verb
                        : null;
            case "crontab" -> command.has("-e") ? "crontab -e" : null;
            case "visudo" -> command.arguments().isEmpty() ? "visudo" : null;
            default -> EDITORS.contains(command.name()) ? command.name() : null;
        };
    }

    /** A variable may hold the answer. */
    private static boolean answers(Word word) {
        return word.text().matches("-[a-zA-Z]{0,10}y[a-zA-Z]{0,10}|-qq|--assumeno|--downloadonly|--help")
                || word.text().contains("assume")
                || word.text().equals("--yes")
                || word.text().startsWith("$")
                || word.text().startsWith("`");
    }

    private static void carriageReturn(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            int end = script.text().indexOf("\r\n");
            boolean command = script.isCommand() || script.kind() == Script.Kind.TEST;
            if (end >= 0 && command && !script.commands().isEmpty()) {
                marks.at(script.at(end), "a line of '" + script.name() + "' ends with a carriage return");
            }
        }
    }
}
