package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.HOOK;
import static dev.kirikae.lint.rules.Example.bytes;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.Example.resource;

import dev.kirikae.lint.LintFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files in the wrong place or form, sections and names. */
final class FileExamples {
    static final List<Example> ALL = List.of(
            Example.of(
                    "macos-twin",
                    bytes(".ebextensions/._10-a.config", "\u0000\u0005\u0016\u0007\u00ff", StandardCharsets.ISO_8859_1),
                    "1:1",
                    bytes("assets/._10-a.config", "\u0000\u0005\u0016\u0007\u00ff", StandardCharsets.ISO_8859_1)),
            Example.of(
                    "nested-folder",
                    file("app/.ebextensions/10-a.config", "commands: {}\n"),
                    "1:1",
                    file("app/10-a.config", "x")),
            Example.of(
                    "nested-folder",
                    file(".ebextensions/more/10-a.config", "commands: {}\n"),
                    "1:1",
                    file(".ebextensions/scripts/run.sh", "x")),
            Example.of(
                    "wrong-extension",
                    file(".ebextensions/10-a.yml", "commands: {}\n"),
                    "1:1",
                    file(".ebextensions/README.md", "x")),
            Example.of(
                    "wrong-extension",
                    file(".ebextensions/10-a.CONFIG", "commands: {}\n"),
                    "1:1",
                    file(A, "commands: {}\n")),
            Example.of(
                    "encoding",
                    bytes(A, "commands:\n  a: {command: \"\u00e9\"}\n", StandardCharsets.ISO_8859_1),
                    "1:1",
                    file(A, "commands:\n  a: {command: \"\u00e9\"}\n")),
            Example.of(
                    "byte-order-mark",
                    file(A, "\ufeffcommands: {}\n"),
                    "1:1",
                    file(A, "commands: {a: {command: \"\ufeff\"}}\n")),
            Example.of(
                    "tab-indentation",
                    file(A, "commands:\n  a:\n\tcommand: x\n"),
                    "3:1",
                    file(A, "{\n\t\"commands\": {\n\t\t\"a\": {\"command\": \"x\"}\n\t}\n}\n")),
            Example.of(
                    "tab-indentation",
                    file(A, "commands:\n  \ta: {command: x}\n"),
                    "2:3",
                    file(A, "commands:\n  a:\n    command: |\n      cat <<-E\n      \tx\n      E\n")),
            Example.of(
                    "unreadable",
                    file(A, "files:\n  \"/a\":\n  mode: \"000644\"\n   owner: root\n"),
                    "4:4",
                    file(A, "files:\n  \"/a\":\n    content: x\n    owner: root\n")),
            Example.of("empty-file", file(A, "# nothing\n"), "1:1", file(A, "# nothing\ncommands: {}\n")),
            Example.of(
                    "unreadable", file(A, "commands: {}\n---\ncommands: {}\n"), "2:1", file(A, "---\ncommands: {}\n")),
            Example.of(
                    "duplicate-key",
                    file(A, "commands:\n  a: {command: x}\ncommands:\n  b: {command: y}\n"),
                    "3:1",
                    file(A, "commands:\n  a: {command: x}\n  b: {command: x}\n")),
            Example.of(
                    "duplicate-key",
                    file(A, "commands:\n  a: {command: x}\n  \"a\": {command: y}\n"),
                    "3:3",
                    file(A, "commands:\n  a: {command: x}\n  A: {command: y}\n")),
            Example.of(
                    "unknown-section",
                    file(A, "OptionSettings: {}\n"),
                    "1:1",
                    file(A, "option_settings:\n  - {option_name: o, value: v}\n")),
            Example.of(
                    "undocumented-section",
                    file(A, "Conditions: {A: {\"Fn::Equals\": [a, b]}}\n"),
                    "1:1",
                    file(A, "Mappings: {}\n")),
            Example.of(
                    "section-shape",
                    file(A, "commands:\n  - command: x\n"),
                    "2:3",
                    file(A, "commands:\n  a:\n    command: x\n")),
            Example.of("section-shape", file(A, "- commands\n"), "1:1", file(A, "{\"Outputs\": {}}")),
            Example.of(
                    "leader-only",
                    file(A, "container_commands:\n  a:\n    command: x\n    leader_only: true\n"),
                    "4:5",
                    file(A, "container_commands:\n  a:\n    command: x\n    leader_only: false\n")),
            Example.of(
                    "fixed-physical-name",
                    file(A, resource("AWS::SQS::Queue", "QueueName: jobs")),
                    "5:7",
                    file(A, resource("AWS::SQS::Queue", "QueueName: {Ref: AWSEBEnvironmentName}"))),
            Example.of(
                    "fixed-physical-name",
                    file(A, resource("AWS::DynamoDB::Table", "TableName: {\"Fn::Sub\": \"${AWS::Region}-x\"}")),
                    "5:7",
                    file(
                            A,
                            resource(
                                    "AWS::DynamoDB::Table",
                                    "TableName: {\"Fn::Sub\": \"${AWSEBEnvironmentName}-x\"}"))),
            Example.of(
                    "fixed-physical-name",
                    file(
                            A,
                            resource(
                                    "AWS::IAM::Role",
                                    "RoleName: {\"Fn::Join\": [\"-\", [a, {Ref: \"AWS::AccountId\"}]]}")),
                    "5:7",
                    file(
                            A,
                            resource(
                                    "AWS::IAM::Role",
                                    "RoleName: {\"Fn::Join\": [\"-\", [a, {Ref: \"AWS::StackName\"}]]}"))),
            Example.of(
                    "fixed-physical-name",
                    file(A, "Outputs:\n  A:\n    Value: x\n    Export: {Name: shared}\n"),
                    "4:14",
                    file(
                            A,
                            "Outputs:\n  A:\n    Value: x\n    Export: {Name: {\"Fn::Sub\": \"${AWSEBEnvironmentName}-a\"}}\n")),
            Example.of(
                    "hook-crlf", file(HOOK, "#!/bin/sh\r\ntrue\r\n"), "1:1", file("run.sh", "#!/bin/sh\r\ntrue\r\n")),
            Example.of("hook-crlf", file(HOOK, "#!/bin/sh\ntrue\r\n"), "2:1", file(HOOK, "#!/bin/sh\ntrue\n")),
            Example.of(
                    "hook-not-executable",
                    new LintFile(
                            ".platform/confighooks/predeploy/10_a.sh",
                            false,
                            "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                    "1:1",
                    new LintFile(
                            ".platform/nginx/conf.d/a.conf", false, "gzip on;\n".getBytes(StandardCharsets.UTF_8))));

    private FileExamples() {}
}
