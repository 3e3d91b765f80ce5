package dev.kirikae.lint;

import java.util.List;
import java.util.regex.Pattern;

/** What cron reads (crontab(5), cron(8) of cronie). */
final class Cron {
    private static final Pattern TABLE = Pattern.compile(
            "/etc/cron(?:\\.d|\\.hourly|\\.daily|\\.weekly|\\.monthly)/[A-Za-z0-9_.-]{1,200}|/etc/(?:ana)?crontab"
                    + "|/var/spool/cron/[A-Za-z0-9_.-]{1,200}");

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

    private Cron() {}

    /** Whether cron takes jobs from a file of that path. */
    static boolean isTable(String path) {
        return TABLE.matcher(path).matches() && !path.endsWith(".bak");
    }

    /** Whether what cron runs is more than the instance's own housekeeping. */
    static boolean isWork(String content) {
        boolean any = false;
        for (String line : content.split("\n", -1)) {
            String job = line.strip();
            boolean idle = job.isEmpty()
                    || job.startsWith("#")
                    || job.matches("[A-Za-z_]+ *=.*")
                    || job.matches("(?:exit|true|:|fi|done|esac|then|else|set -.*)(?: \\d)?")
                    || HOUSEKEEPING.stream().anyMatch(job::contains);
            any |= !idle;
        }
        return any;
    }
}
