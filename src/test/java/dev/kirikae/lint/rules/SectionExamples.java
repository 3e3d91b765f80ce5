package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.B;
import static dev.kirikae.lint.rules.Example.HOOK;
import static dev.kirikae.lint.rules.Example.file;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections that act on instances, the files they write, and what lies in .platform. */
final class SectionExamples {
    private static final Destination SECOND = on("64bit Amazon Linux 2023 v6.1.0 running Node.js 22");
    private static final Destination FIRST = on("64bit Amazon Linux 2018.03 v4.17.0 running Node.js");
    private static final String RUN = "#!/bin/sh\ntrue\n";

    /** A file that is fetched by an authentication, whose fields follow. */
    private static final String AUTHENTICATED =
            "files:\n  /a: {source: https://example.com/a, authentication: Mine}\nResources:\n  AWSEBAutoScalingGroup:\n"
                    + "    Metadata:\n"
                    + "      AWS::CloudFormation::Authentication:\n"
                    + "        # by the instance's role\n"
                    + "        Mine: ";

    private static final List<Example> KEYS = List.of(
            Example.of(
                    "unknown-key",
                    "container_commands:\n  a:\n    command: x\n    leader-only: false\n",
                    "4:5",
                    "container_commands:\n  a:\n    command: x\n    leader_only: false\n"),
            Example.of(
                    "missing-key",
                    "commands:\n  a:\n    comand: x\n",
                    "3:5",
                    "commands:\n  a:\n    command: x\n    cwd: /tmp\n    ignoreErrors: true\n"),
            Example.of(
                    "unknown-key",
                    "commands:\n  a: {command: x, ignoreerrors: true}\n",
                    "2:19",
                    "commands:\n  a: {command: x, waitAfterCompletion: forever}\n"),
            Example.of(
                    "unknown-key",
                    "packages:\n  npm:\n    git: []\n",
                    "2:3",
                    "packages:\n  dnf:\n    git: []\n  yum:\n    gcc: ''\n  rubygems:\n    chef: ['0.10.2', 0.11]\n"
                            + "  msi:\n    a: https://example.com/a.msi\n"),
            Example.of(
                    "unknown-key",
                    "services:\n  sysvinit:\n    a: {enabled: true, ensurerunning: true}\n",
                    "3:24",
                    "services:\n  windows:\n    a: {enabled: true, ensureRunning: 'true', files: [\"c:/a\"]}\n"
                            + "files:\n  \"c:/a\": {content: x}\n"),
            Example.of(
                    "misread-value",
                    "commands:\n  a:\n    command: x\n    test: true\n",
                    "4:5",
                    "commands:\n  a:\n    command: [x, 1]\n    test: \"[ -x /a ]\"\n    env: {A: 1, B: {Ref: \"AWS::Region\"}}\n"),
            Example.of(
                    "key-shape",
                    "commands:\n  a:\n    command: x\n    env: [A=1]\n",
                    "4:5",
                    "commands:\n  a: &a {command: x}\n  b:\n    <<: *a\n    env: {}\n"),
            Example.of(
                    "key-shape",
                    "commands:\n  a:\n    command: {run: x}\n",
                    "3:5",
                    "commands:\n  a:\n    command: {\"Fn::Join\": [\" \", [x, {Ref: \"AWS::Region\"}]]}\n"),
            Example.of("key-shape", "commands:\n  a: x\n", "2:3", "commands:\n  a: {command: x}\n"),
            Example.of(
                    "misread-value",
                    "services:\n  systemd:\n    a:\n      enabled: always\n",
                    "4:7",
                    "services:\n  systemd:\n    a:\n      enabled: \"yes\"\n"),
            Example.of(
                    "key-shape",
                    "users:\n  a:\n    groups: wheel\n",
                    "3:5",
                    "users:\n  a:\n    groups: [wheel]\n    uid: \"50\"\ngroups:\n  b: {}\n  c: {gid: 45}\n"),
            Example.of("empty-key", "groups:\n  a:\n", "2:3", "groups: {a: {}}\n"),
            Example.of("empty-key", "packages:\n  yum:\n    git:\n", "3:5", "packages:\n  yum:\n    git: \"\"\n"),
            Example.of(
                    "missing-key",
                    "commands:\n  a:\n    cwd: /tmp\n",
                    "2:3",
                    "commands:\n  a:\n    <<: {command: x}\n    cwd: /tmp\n"),
            Example.of(
                    "missing-key",
                    "files:\n  /a:\n    content: \"\"\n",
                    "3:5",
                    "files:\n  /a:\n    content: \"\\n\"\n"),
            Example.of(
                    "misread-value",
                    "services:\n  systemd:\n    a:\n      ensureRunning: \"on\"\n",
                    "4:7",
                    "services:\n  systemd:\n    a:\n      ensureRunning: on\n"),
            Example.of(
                    "misread-value",
                    "services:\n  sysvinit:\n    a:\n      ensureRunning: true\n      files: /etc/a.conf\n",
                    "5:7",
                    "services:\n  sysvinit:\n    a:\n      ensureRunning: true\n      files: [/etc/a.conf]\nfiles:\n  /etc/a.conf: {content: x}\n"),
            Example.of(
                    "misread-value",
                    "commands:\n  a: {command: x, waitAfterCompletion: soon}\n",
                    "2:19",
                    "commands:\n  a: {command: x, waitAfterCompletion: \"60\"}\n"),
            Example.of("key-shape", "users:\n  a:\n    uid: none\n", "3:5", "users:\n  a:\n    uid: 1500\n"),
            Example.of(
                    "unknown-trigger",
                    "services:\n  systemd:\n    a:\n      files: [/etc/a.conf]\nfiles:\n  /etc/b.conf: {content: x}\n",
                    "4:15",
                    "services:\n  systemd:\n    a:\n      files: [/etc/b.conf]\nfiles:\n  /etc/b.conf: {content: x}\n"),
            Example.of(
                    "unknown-trigger",
                    "services:\n  systemd:\n    a:\n      packages: {yum: [git]}\npackages:\n  yum: {jq: []}\n",
                    "4:24",
                    "services:\n  systemd:\n    a:\n      packages: {yum: [jq]}\npackages:\n  yum: {jq: []}\n"),
            Example.of(
                    "unknown-authentication",
                    "files:\n  /a:\n    source: https://example.com/a\n    authentication: S3\n",
                    "4:21",
                    AUTHENTICATED + "{type: S3, buckets: [b], roleName: r}\n"),
            Example.of(
                    "authentication-entry",
                    AUTHENTICATED + "{type: S3Auth, roleName: r}\n",
                    "8:9",
                    AUTHENTICATED + "{type: basic, username: u, password: p}\n"),
            Example.of(
                    "authentication-entry",
                    AUTHENTICATED + "{type: s3, buckets: [b]}\n",
                    "8:9",
                    AUTHENTICATED + "{type: s3, buckets: [b], roleName: {Ref: \"AWS::StackName\"}}\n"),
            Example.of(
                    "missing-key",
                    "files:\n  /a:\n    mode: \"120777\"\n",
                    "2:3",
                    "files:\n  /a:\n    mode: \"120777\"\n    content: /b\n"),
            Example.of(
                    "key-conflict",
                    "files:\n  /a:\n    content: x\n    source: https://example.com/a\n",
                    "4:5",
                    "files:\n  /a:\n    source: https://example.com/a\n"));

    private static final List<Example> FILES = List.of(
            Example.of("file-path", written("a/b", "owner: root"), "2:3", written("C:\\a\\b", "owner: x")),
            Example.of("file-path", written("~/b", "owner: x"), "2:3", written("/b", "owner: x")),
            Example.of("file-mode", written("/a", "mode: rwxr-xr-x"), "4:11", written("/a", "mode: \"000755\"")),
            Example.of(
                    "file-mode",
                    "files:\n  /a:\n    mode: \"120777\"\n    source: https://example.com/a\n",
                    "3:11",
                    "files:\n  /a:\n    mode: \"100644\"\n    source: https://example.com/a\n"),
            Example.of("file-mode-form", written("/a", "mode: 000644"), "4:11", written("/a", "mode: '000644'")),
            Example.of("file-mode", written("/a", "mode: 000755"), "4:11", written("/a", "mode: '000755'")),
            Example.of("file-mode-form", written("/a", "mode: \"644\""), "4:11", written("/a", "owner: root")),
            Example.of(
                    "file-mode-form",
                    written("/a", "mode: 644"),
                    "4:11",
                    written("/a", "mode: {Ref: AWSEBEnvironmentName}")),
            Example.of("file-encoding-name", written("/a", "encoding: gzip"), "4:15", written("/a", "encoding: plain")),
            Example.of(
                    "file-encoding",
                    "files:\n  /a:\n    encoding: base64\n    content: \"YWJjZ\"\n",
                    "4:14",
                    "files:\n  /a:\n    encoding: base64\n    content: |\n      YWJj\n      ZA==\n"),
            Example.of(
                    "script-crlf",
                    "files:\n  /a:\n    content: \"#!/bin/sh\\r\\ntrue\\r\\n\"\n",
                    "3:5",
                    "files:\n  /a.bat:\n    content: \"@echo off\\r\\n\"\n"),
            Example.of(
                    "script-crlf",
                    "files:\n  /a:\n    encoding: base64\n    content: IyEvYmluL3NoDQo=\n",
                    "4:5",
                    "files:\n  /a:\n    encoding: base64\n    content: IyEvYmluL3NoCg==\n"),
            new Example(
                    "same-file-twice",
                    List.of(file(A, written("/etc/a", "mode: \"000644\"")), file(B, written("/etc//a", "owner: root"))),
                    "2:3",
                    List.of(file(A, written("/etc/a", "mode: \"000644\"")), file(B, written("/etc/A", "owner: root"))),
                    Destination.UNKNOWN),
            Example.of(
                    "same-file-twice",
                    "files:\n  \"c:\\\\a\\\\b\": {content: x}\n  \"C:/a/B\": {content: x}\n",
                    "3:3",
                    "files:\n  \"c:\\\\a\\\\b\": {content: x}\n  \"D:/a/B\": {content: x}\n"),
            Example.of(
                            "proxy-file-overwritten",
                            written("/etc/nginx/conf.d/a.conf", "owner: root"),
                            "2:3",
                            written("/etc/nginx/ssl/a.crt", "owner: root"))
                    .with(SECOND),
            Example.of(
                            "proxy-file-overwritten",
                            file(A, written("/etc/httpd/conf.d/a.conf", "owner: root")),
                            "2:3",
                            file(".platform/httpd/conf.d/a.conf", "x"))
                    .with(SECOND),
            Example.of(
                            "old-hook-folder",
                            written("/opt/elasticbeanstalk/hooks/appdeploy/post/a.sh", "owner: root"),
                            "2:3",
                            written("/opt/elasticbeanstalk/tasks/taillogs.d/a.conf", "owner: root"))
                    .with(on("64bit Amazon Linux 2 v5.8.0 running Tomcat 8.5 Corretto 8")),
            Example.of(
                    "insecure-download",
                    "sources:\n  /opt/a: http://example.com/a.zip\n",
                    "2:11",
                    "sources:\n  /opt/a: https://example.com/a.zip\n"),
            Example.of(
                    "insecure-download",
                    "files:\n  /a:\n    source: http://example.com/a\n",
                    "3:13",
                    "files:\n  /a:\n    source: http://169.254.169.254/latest/meta-data/instance-id\n"),
            Example.of(
                    "insecure-download",
                    "packages:\n  rpm:\n    a: [\"http://example.com/a.rpm\"]\n",
                    "3:9",
                    "packages:\n  rpm:\n    a: /tmp/a.rpm\n"));

    private static final List<Example> ORDER = List.of(
            Example.of(
                    "order-surprise",
                    commands("commands", "step1", "step9", "step10"),
                    "4:3",
                    commands("commands", "step01", "step09", "step10")),
            Example.of(
                    "order-surprise",
                    commands("commands", "install", "configure"),
                    "3:3",
                    commands("commands", "02_install", "01_fetch", "99_clean")),
            Example.of(
                    "order-surprise",
                    commands("container_commands", "2-a", "10-b"),
                    "3:3",
                    commands("container_commands", "collect", "01-migrate", "02-load")));

    private static final List<Example> LIMITS = List.of(
            Example.of(
                    "too-large",
                    written("/a", "group: " + "x".repeat(900_000)),
                    "1:1",
                    "# " + "x".repeat(900_000) + "\n" + written("/a", "group: x")),
            new Example(
                    "case-collision",
                    List.of(file(".ebextensions/10-A.config", "commands: {}\n"), file(A, "commands: {}\n")),
                    "1:1",
                    List.of(file(B, "commands: {}\n"), file(A, "commands: {}\n")),
                    Destination.UNKNOWN));

    private static final List<Example> PLATFORM = List.of(
            Example.of(
                    "platform-folder",
                    file(".platform/hook/prebuild/a.sh", RUN),
                    "1:1",
                    file(".platform/more/a.sh", RUN)),
            Example.of(
                    "platform-folder",
                    file(".platform/hooks/pre-build/a.sh", RUN),
                    "1:1",
                    file(".platform/hooks/prebuild/a.sh", RUN)),
            new Example(
                    "platform-folder",
                    List.of(file(HOOK, RUN), file(".platform/hooks/predeploy/more/common.sh", RUN)),
                    "1:1",
                    List.of(
                            file(HOOK, "#!/bin/sh\n. \"$(dirname \"$0\")/more/common.sh\"\n"),
                            file(".platform/hooks/predeploy/more/common.sh", RUN)),
                    Destination.UNKNOWN),
            Example.of(
                            "old-proxy-folder",
                            file(".ebextensions/nginx/conf.d/a.conf", "gzip on;\n"),
                            "1:1",
                            file(".platform/nginx/conf.d/a.conf", "gzip on;\n"))
                    .with(SECOND),
            Example.of("hook-no-interpreter", file(HOOK, "echo a\n"), "1:1", file(HOOK, "\u007fELF\u0000\u0001")),
            Example.of(
                    "hook-no-interpreter",
                    file(".platform/hooks/prebuild/notes.sh", ""),
                    "1:1",
                    new LintFile(".platform/hooks/prebuild/README.md", false, new byte[] {'x'})),
            Example.of("hook-no-interpreter", file(HOOK, "\ufeff" + RUN), "1:1", file(HOOK, RUN)));

    static final List<Example> ALL = Stream.of(KEYS, FILES, ORDER, LIMITS, PLATFORM)
            .flatMap(List::stream)
            .toList();

    /** On the first Amazon Linux, and where nothing is known, these are right. */
    static final List<LintFile> RIGHT_ON_THE_FIRST = List.of(
            file(A, written("/etc/nginx/conf.d/a.conf", "owner: root")),
            file(B, written("/opt/elasticbeanstalk/hooks/appdeploy/post/a.sh", "owner: root")),
            file(".ebextensions/nginx/conf.d/a.conf", "gzip on;\n"));

    static final List<Destination> NOT_THE_SECOND = List.of(FIRST, Destination.UNKNOWN, on("64bit Amazon Linux 2*"));

    private SectionExamples() {}

    private static Destination on(String platform) {
        return new Destination(platform, "WebServer", null, null, List.of(), List.of(), Map.of());
    }

    private static String written(String path, String field) {
        return "files:\n  " + path + ":\n    content: x\n    " + field + "\n";
    }

    private static String commands(String section, String... names) {
        return section + ":\n"
                + Stream.of(names).map(name -> "  " + name + ": {command: x}\n").collect(Collectors.joining());
    }
}
