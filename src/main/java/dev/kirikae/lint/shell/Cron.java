package dev.kirikae.lint.shell;

import dev.kirikae.lint.shell.ShellCommand.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What cron reads (crontab(5), cron(8) of cronie), and whether it is more than looking after an instance. It goes by
 * paths and words: a job that is put together on the instance is not seen.
 */
public final class Cron {
    private static final Pattern TABLE = Pattern.compile(
            "/etc/cron(?:\\.d|\\.hourly|\\.daily|\\.weekly|\\.monthly)/[A-Za-z0-9_.-]{1,200}|/etc/(?:ana)?crontab"
                    + "|/var/spool/cron/[A-Za-z0-9_.-]{1,200}");

    private static final Pattern SETTING =
            Pattern.compile("[A-Za-z_]{1,40} ?=|(?:exit(?: \\d)?|true|:|fi|done|esac|then|else|set -[a-z]{1,10})$");

    /** Words of jobs that look after the instance they run on, and after nothing that instances share. */
    private static final List<String> HOUSEKEEPING = List.of(
            "logrotate",
            "tmpwatch",
            "tmpreaper",
            "find ",
            "certbot",
            "mon-put-instance-data",
            "cloudwatch",
            "cwpump",
            "awslogs",
            "publishLogs",
            "clearStale",
            "yum ",
            "dnf ",
            "ntpdate",
            "chronyc",
            "freshclam",
            "docker system prune",
            "docker image prune",
            "journalctl",
            "systemctl ",
            "service ",
            "fstrim",
            "updatedb");

    /** The template whose job finds out for itself on which side and instance it runs. */
    public static final String TEMPLATE = "singleton-cron";

    private static final Set<String> COPIES = Set.of("cp", "mv", "ln", "install", "tee");

    private Cron() {}

    /** The first command of a shell text that hands a job to cron; null if none does. */
    public static @Nullable ShellCommand registration(List<ShellCommand> commands) {
        for (ShellCommand command : commands) {
            boolean installs = command.name().equals("crontab")
                    && !command.has("-l")
                    && !command.has("-r")
                    && !command.has("-e")
                    && (command.before().equals("|") || !command.arguments().isEmpty());
            List<Word> arguments = command.arguments();
            boolean copies = COPIES.contains(command.name())
                    && !arguments.isEmpty()
                    && isTable(arguments.get(arguments.size() - 1).text().replaceFirst("/$", "/job"));
            boolean writes = command.targets().stream().anyMatch(target -> isTable(target.text()));
            if (installs || copies || writes) {
                return command;
            }
        }
        return null;
    }

    /** Whether what a text registers is housekeeping only. */
    public static boolean isHousekeeping(String text) {
        return HOUSEKEEPING.stream().anyMatch(text::contains);
    }

    /** Whether cron takes jobs from a file of that path. */
    public static boolean isTable(String path) {
        return TABLE.matcher(path).matches() && !path.endsWith(".bak");
    }

    /** Whether what cron runs is more than the instance's own housekeeping. */
    public static boolean isWork(String content) {
        boolean any = false;
        for (String line : content.split("\n", -1)) {
            String job = line.strip();
            boolean idle = job.isEmpty()
                    || job.startsWith("#")
                    || SETTING.matcher(job).lookingAt()
                    || HOUSEKEEPING.stream().anyMatch(job::contains);
            any |= !idle;
        }
        return any;
    }
}
