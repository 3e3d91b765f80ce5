package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.WrittenFile;
import dev.kirikae.lint.shell.Downloads;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about what the platform's operating system has no longer, or never had. */
final class SystemRules {
    private static final String MIGRATION = "Developer Guide, page using-features.migration-al (2023)";

    private static final Set<String> OTHERS_PACKAGES = Set.of("apt-get", "apt", "dpkg", "apk", "zypper");
    private static final Set<String> UPSTART =
            Set.of("initctl", "/sbin/initctl", "/sbin/start", "/sbin/stop", "/sbin/restart");

    /** Folders of Amazon Linux AMI platforms, with what has taken their place; null where nothing has. */
    private static final Map<String, String> OLD_PATHS = Map.of(
            "/opt/python/current", "the application lies in /var/app/current",
            "/opt/python/run", "the application lies in /var/app/current, its environment below /var/app/venv",
            "/opt/python/ondeck", "the new version lies in /var/app/staging",
            "/var/app/ondeck", "the new version lies in /var/app/staging",
            "/opt/elasticbeanstalk/containerfiles", "settings are told by /opt/elasticbeanstalk/bin/get-config",
            "/opt/elasticbeanstalk/support/envvars", "properties are told by /opt/elasticbeanstalk/bin/get-config",
            "/opt/elasticbeanstalk/hooks/", "hooks lie in .platform/hooks of the bundle",
            "/tmp/deployment/", "the proxy is configured in .platform/nginx or .platform/httpd");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "missing-command",
                            "the platform has no such command, so the deployment fails",
                            "use yum or dnf, or the section packages",
                            "Amazon Linux 2023 User Guide, pages package-management, compare-with-al2 (2026)",
                            "reproduced with sh: exit status 127, which cfn-init's command_tool.py answers "
                                    + "by ToolError"),
                    SystemRules::missingCommand),
            new Check(
                    Rule.warning(
                            "old-init-system",
                            "Amazon Linux 2 and later start services by systemd; Upstart is not there",
                            "write a systemd unit, and use systemctl",
                            "Amazon Linux 2 User Guide, page compare-with-al1 (2026); " + MIGRATION),
                    SystemRules::oldInit),
            new Check(
                    Rule.warning(
                            "old-platform-path",
                            "platforms with Amazon Linux 2 and later do not have this path, or look at it no longer",
                            "use what has taken its place",
                            MIGRATION),
                    SystemRules::oldPath),
            new Check(
                    Rule.warning(
                            "metadata-v1",
                            "the instances answer requests with a token only (IMDSv2): this one gets nothing but status 401",
                            "fetch a token by PUT http://169.254.169.254/latest/api/token and send it along, or use"
                                    + " ec2-metadata",
                            "Developer Guide, page environments-cfg-ec2-imds (2023, 2026)"),
                    SystemRules::metadata));

    private SystemRules() {}

    private static void missingCommand(Extensions all, Check.Marks marks) {
        for (Script script : AmazonLinux.second(all.destination()) ? all.scripts() : List.<Script>of()) {
            boolean certain =
                    script.isRunByDeployment() && !script.isSet("ignoreErrors") && script.field("test") == null;
            List<ShellCommand> commands = script.commands();
            for (ShellCommand command : commands) {
                boolean heard = script.stopsAtFailure()
                        || command.after().equals("&&")
                        || command == commands.get(commands.size() - 1);
                boolean missing = OTHERS_PACKAGES.contains(command.name())
                        || (AmazonLinux.of2023(all.destination())
                                && command.name().equals("amazon-linux-extras"));
                boolean always = command.level() == 0
                        && !command.before().equals("&&")
                        && !command.before().equals("||")
                        && !command.after().equals("||");
                if (certain && heard && missing && always) {
                    marks.at(script.at(command.offset()), "'" + command.name() + "' is not there");
                }
            }
        }
    }

    private static void oldInit(Extensions all, Check.Marks marks) {
        if (!AmazonLinux.second(all.destination())) {
            return;
        }
        for (Script script : all.scripts()) {
            for (ShellCommand command : script.commands()) {
                if (UPSTART.contains(command.path())) {
                    marks.at(script.at(command.offset()), "'" + command.path() + "' speaks to Upstart");
                }
            }
        }
        for (Tree.Leaf path : paths(all)) {
            if (path.text().matches("/etc/init/[^/]{1,200}\\.conf")) {
                marks.at(path.spot(), "this file is a job for Upstart");
            }
        }
    }

    private static void oldPath(Extensions all, Check.Marks marks) {
        if (!AmazonLinux.second(all.destination())) {
            return;
        }
        for (Script script : all.scripts()) {
            String text = script.text();
            for (Map.Entry<String, String> old : OLD_PATHS.entrySet()) {
                int at = used(text, old.getKey());
                if (at >= 0) {
                    marks.at(script.at(at), found(old));
                }
            }
        }
        for (Tree.Leaf path : paths(all)) {
            Spot spot = path.spot();
            OLD_PATHS.entrySet().stream()
                    .filter(old -> used(path.text(), old.getKey()) == 0)
                    .forEach(old -> marks.at(spot, found(old)));
        }
    }

    private static String found(Map.Entry<String, String> old) {
        return "'" + old.getKey() + "' is of Amazon Linux AMI platforms: now " + old.getValue();
    }

    /** The first use outside of a comment; -1 if there is none. */
    private static int used(String text, String path) {
        int line = text.contains(path) ? 0 : text.length();
        while (line < text.length()) {
            int stop = text.indexOf('\n', line);
            int end = stop < 0 ? text.length() : stop;
            if (!text.substring(line, Math.min(end, line + 200)).stripLeading().startsWith("#")) {
                for (int i = text.indexOf(path, line); i >= 0 && i < end; i = text.indexOf(path, i + 1)) {
                    if (isWhole(text, i, path)) {
                        return i;
                    }
                }
            }
            line = end + 1;
        }
        return -1;
    }

    private static boolean isWhole(String text, int at, String path) {
        int end = at + path.length();
        boolean ends = path.endsWith("/")
                || end == text.length()
                || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-');
        return ends && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static void metadata(Extensions all, Check.Marks marks) {
        String disabled = Chosen.of(all, "aws:autoscaling:launchconfiguration", "DisableIMDSv1");
        boolean refused = disabled == null ? AmazonLinux.of2023(all.destination()) : disabled.equalsIgnoreCase("true");
        for (Script script : refused ? all.scripts() : List.<Script>of()) {
            for (ShellCommand command : script.commands()) {
                if (Downloads.isMetadataWithoutToken(command)) {
                    marks.at(script.at(command.offset()), "this asks for the instance's metadata without a token");
                }
            }
        }
    }

    /** What lies in the old folder of hooks is another rule's. */
    private static List<Tree.Leaf> paths(Extensions all) {
        return all.configurations().stream()
                .flatMap(subject -> WrittenFile.of(subject).stream())
                .filter(file -> !file.place().startsWith("/opt/elasticbeanstalk/hooks/"))
                .map(WrittenFile::key)
                .toList();
    }
}
