package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.HOOK;
import static dev.kirikae.lint.rules.Example.file;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import java.util.List;
import java.util.Map;

/** What a shell makes of the texts it is given, and what the operating system has. */
final class ScriptExamples {
    static final Destination AL2 = on("64bit Amazon Linux 2 v5.8.0 running Node.js 18", Map.of());
    static final Destination AL2023 = on("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", Map.of());

    private static final String METADATA = "http://169.254.169.254/latest/";

    static final List<Example> ALL = List.of(
            Example.of(
                    "lost-failure",
                    command("|\n      yum -y install jq\n      echo done"),
                    "4:7",
                    command("|\n      set -e\n      yum -y install jq\n      echo done")),
            Example.of(
                    "lost-failure",
                    command("\"tar xzf \\\"/tmp/a b\\\"; systemctl restart a\""),
                    "3:15",
                    command("tar xzf /tmp/a && systemctl restart a")),
            Example.of(
                    "lost-failure",
                    file(HOOK, "#!/bin/bash\n# a\nnpm ci\nls /\n"),
                    "3:1",
                    file(HOOK, "#!/bin/bash -xe\n# a\nnpm ci\nls /\n")),
            Example.of(
                    "lost-failure",
                    command("|\n      mkdir -p /a\n\n      cp /b /a\n      echo done"),
                    "6:7",
                    command(
                            "|\n      mkdir -p /a\n      cp /b /a || true\n      cat > /c <<'E'\n      cp x y\n      E\n"
                                    + "      echo done")),
            Example.of(
                    "lost-shell-state",
                    command("cd /var/app/current"),
                    "3:14",
                    command("cd /var/app/current && ./build")),
            Example.of("lost-shell-state", command("export A=b"), "3:14", command("export A=b && ./build")),
            Example.of("lost-shell-state", command("A=b"), "3:14", command("A=b ./build")),
            Example.of(
                    "unanswered-question",
                    command("sudo yum install jq"),
                    "3:14",
                    command("sudo yum install -q jq -y")),
            Example.of(
                    "unanswered-question",
                    command(">-\n      set -e;\n      cd /a &&\n      dnf remove jq"),
                    "6:7",
                    command("yes | yum install jq && yum makecache && yum install $OPTIONS jq")),
            Example.of(
                    "unanswered-question",
                    file(HOOK, "#!/bin/sh\nset -e\nif true; then\n  crontab -e\nfi\n"),
                    "4:3",
                    file(HOOK, "#!/bin/sh\nset -e\n# crontab -e\necho 'yum install a' \"vi b\"\n")),
            Example.of("reboot-in-deployment", command("'[ -f /x ] && reboot'"), "3:28", command("echo reboot")),
            Example.of(
                    "reboot-in-deployment",
                    command("shutdown -r now"),
                    "3:14",
                    command("shutdown -r +10 # shutdown now")),
            Example.of("background-process", command("./poll &"), "3:14", command("nohup ./poll > /a 2>&1 &")),
            Example.of(
                    "background-process",
                    file(HOOK, "#!/bin/sh\n./poll > /dev/null 2>&1 &\n"),
                    "2:1",
                    file(HOOK, "#!/bin/sh\n./a & ./b &> /dev/null &\nwait\n")),
            Example.of(
                    "unset-in-removal",
                    command("rm -rf \"$CACHE\"/*"),
                    "3:21",
                    command("CACHE=/a && rm -rf \"$CACHE\"/* \"${B:?}\"/* $C/tmp")),
            Example.of(
                    "unset-in-removal",
                    file(HOOK, "#!/bin/sh\nrm -fr ${CACHE}/\n"),
                    "2:8",
                    file(HOOK, "#!/bin/sh\nset -u\nrm -fr ${CACHE}/\n")),
            Example.of(
                    "piped-download",
                    command("curl -s http://a.example/b.sh | sudo bash -"),
                    "3:14",
                    command(
                            "curl -s http://a.example/b.json | python3 -m json.tool && curl -s http://localhost/a | sh")),
            Example.of(
                    "piped-download",
                    command("wget -qO- --no-check-certificate https://a.example/b.sh | sh"),
                    "3:14",
                    command("wget -qO- https://a.example/b.sh | sh")),
            Example.of("command-crlf", command("\"true\\r\\n\""), "3:19", command("\"printf 'a\\\\r\\\\n'\"")),
            Example.of(
                            "missing-command",
                            command("apt-get -y install jq"),
                            "3:14",
                            command("'command -v apt-get && apt-get -y install jq'"))
                    .with(AL2),
            Example.of(
                            "missing-command",
                            command("amazon-linux-extras install -y nginx1"),
                            "3:14",
                            command("dnf -y install nginx"))
                    .with(AL2023),
            Example.of("old-init-system", command("initctl restart a"), "3:14", command("systemctl restart a"))
                    .with(AL2),
            Example.of(
                            "old-init-system",
                            written("/etc/init/a.conf", "start on runlevel"),
                            "2:3",
                            written("/etc/systemd/system/a.service", "x"))
                    .with(AL2023),
            Example.of(
                            "old-platform-path",
                            command("|\n      # /var/app/ondeck\n      ls /var/app/ondeck"),
                            "5:10",
                            command("ls /var/app/staging /var/app/ondeckhand"))
                    .with(AL2023),
            Example.of(
                            "old-platform-path",
                            written("/var/app/ondeck/a.sh", "x"),
                            "2:3",
                            written("/opt/elasticbeanstalk/a", "x"))
                    .with(AL2),
            Example.of(
                            "metadata-v1",
                            command("echo \"$(curl -s " + METADATA + "meta-data/instance-id)\" > /a"),
                            "3:22",
                            command("|\n      set -e\n      T=$(curl -sX PUT " + METADATA
                                    + "api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')\n"
                                    + "      curl -sH \"X-aws-ec2-metadata-token: $T\" " + METADATA + "meta-data/a"))
                    .with(AL2023),
            Example.of(
                            "metadata-v1",
                            file(HOOK, "#!/bin/sh\nwget -q " + METADATA + "meta-data/a\n"),
                            "2:1",
                            file(HOOK, "#!/bin/sh\nec2-metadata -i\n"))
                    .with(on(
                            "64bit Amazon Linux 2 v5.8.0 running Node.js 18",
                            Map.of("aws:autoscaling:launchconfiguration", Map.of("DisableIMDSv1", "true")))));

    private ScriptExamples() {}

    static Destination on(String platform, Map<String, Map<String, String>> settings) {
        return new Destination(platform, "WebServer", null, null, List.of(), List.of(), settings);
    }

    /** One command; its value begins at 3:14. */
    static LintFile command(String command) {
        return file(A, "commands:\n  a:\n    command: " + command + "\n");
    }

    /** One file; its path stands at 2:3, its content at 6:14. */
    static LintFile written(String path, String content) {
        return file(
                A,
                "files:\n  " + path + ":\n    mode: \"000755\"\n    owner: root\n    group: root\n    content: "
                        + content + "\n");
    }
}
