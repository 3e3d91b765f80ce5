package dev.kirikae.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    private static final String A = ".ebextensions/10-a.config";
    private static final String HOOK = ".platform/hooks/predeploy/10_a.sh";

    private static LintFile file(String path, String content) {
        return new LintFile(path, true, content.getBytes(StandardCharsets.UTF_8));
    }

    private static LintFile bytes(String path, String content, Charset charset) {
        return new LintFile(path, true, content.getBytes(charset));
    }

    /** Rule, a file that only it reports, where, and a file that nothing reports. */
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        "macos-twin",
                        bytes(
                                ".ebextensions/._10-a.config",
                                "\u0000\u0005\u0016\u0007\u00ff",
                                StandardCharsets.ISO_8859_1),
                        "1:1",
                        bytes("assets/._10-a.config", "\u0000\u0005\u0016\u0007\u00ff", StandardCharsets.ISO_8859_1)),
                Arguments.of(
                        "nested-folder",
                        file("app/.ebextensions/10-a.config", "commands: {}\n"),
                        "1:1",
                        file("app/10-a.config", "x")),
                Arguments.of(
                        "nested-folder",
                        file(".ebextensions/more/10-a.config", "commands: {}\n"),
                        "1:1",
                        file(".ebextensions/scripts/run.sh", "x")),
                Arguments.of(
                        "wrong-extension",
                        file(".ebextensions/10-a.yml", "commands: {}\n"),
                        "1:1",
                        file(".ebextensions/README.md", "x")),
                Arguments.of(
                        "wrong-extension",
                        file(".ebextensions/10-a.CONFIG", "commands: {}\n"),
                        "1:1",
                        file(A, "commands: {}\n")),
                Arguments.of(
                        "encoding",
                        bytes(A, "commands:\n  a: {command: \"\u00e9\"}\n", StandardCharsets.ISO_8859_1),
                        "1:1",
                        file(A, "commands:\n  a: {command: \"\u00e9\"}\n")),
                Arguments.of(
                        "encoding",
                        file(A, "\ufeffcommands: {}\n"),
                        "1:1",
                        file(A, "commands: {a: {command: \"\ufeff\"}}\n")),
                Arguments.of(
                        "tab-indentation",
                        file(A, "commands:\n  a:\n\tcommand: x\n"),
                        "3:1",
                        file(A, "{\n\t\"commands\": {\n\t\t\"a\": {\"command\": \"x\"}\n\t}\n}\n")),
                Arguments.of(
                        "tab-indentation",
                        file(A, "commands:\n  \ta: {command: x}\n"),
                        "2:3",
                        file(A, "commands:\n  a:\n    command: |\n      cat <<-E\n      \tx\n      E\n")),
                Arguments.of(
                        "unreadable",
                        file(A, "files:\n  \"/a\":\n  mode: \"000644\"\n   owner: root\n"),
                        "4:4",
                        file(A, "files:\n  \"/a\":\n    mode: \"000644\"\n    owner: root\n")),
                Arguments.of("empty-file", file(A, "# nothing\n"), "1:1", file(A, "# nothing\ncommands: {}\n")),
                Arguments.of(
                        "unreadable",
                        file(A, "commands: {}\n---\ncommands: {}\n"),
                        "2:1",
                        file(A, "---\ncommands: {}\n")),
                Arguments.of(
                        "duplicate-key",
                        file(A, "commands:\n  a: {command: x}\ncommands:\n  b: {command: y}\n"),
                        "3:1",
                        file(A, "commands:\n  a: {command: x}\n  b: {command: x}\n")),
                Arguments.of(
                        "duplicate-key",
                        file(A, "commands:\n  a: {command: x}\n  \"a\": {command: y}\n"),
                        "3:3",
                        file(A, "commands:\n  a: {command: x}\n  A: {command: y}\n")),
                Arguments.of(
                        "unknown-section",
                        file(A, "OptionSettings: {}\n"),
                        "1:1",
                        file(A, "option_settings:\n  - {namespace: n, option_name: o, value: v}\n")),
                Arguments.of(
                        "undocumented-section",
                        file(A, "Conditions: {A: {\"Fn::Equals\": [a, b]}}\n"),
                        "1:1",
                        file(A, "Mappings: {}\n")),
                Arguments.of(
                        "section-shape",
                        file(A, "commands:\n  - command: x\n"),
                        "2:3",
                        file(A, "commands:\n  a:\n    command: x\n")),
                Arguments.of("section-shape", file(A, "- commands\n"), "1:1", file(A, "{\"Outputs\": {}}")),
                Arguments.of(
                        "leader-only",
                        file(A, "container_commands:\n  a:\n    command: x\n    leader_only: true\n"),
                        "4:5",
                        file(A, "container_commands:\n  a:\n    command: x\n    leader_only: false\n")),
                Arguments.of(
                        "fixed-physical-name",
                        file(A, resource("AWS::SQS::Queue", "QueueName: jobs")),
                        "5:7",
                        file(A, resource("AWS::SQS::Queue", "QueueName: {Ref: AWSEBEnvironmentName}"))),
                Arguments.of(
                        "fixed-physical-name",
                        file(A, resource("AWS::DynamoDB::Table", "TableName: !Sub \"${AWS::Region}-x\"")),
                        "5:7",
                        file(A, resource("AWS::DynamoDB::Table", "TableName: !Sub \"${AWSEBEnvironmentName}-x\""))),
                Arguments.of(
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
                Arguments.of(
                        "fixed-physical-name",
                        file(A, "Outputs:\n  A:\n    Value: x\n    Export: {Name: shared}\n"),
                        "4:14",
                        file(
                                A,
                                "Outputs:\n  A:\n    Value: x\n    Export: {Name: {\"Fn::Sub\": \"${AWSEBEnvironmentName}-a\"}}\n")),
                Arguments.of(
                        "hook-crlf",
                        file(HOOK, "#!/bin/sh\r\ntrue\r\n"),
                        "1:1",
                        file("run.sh", "#!/bin/sh\r\ntrue\r\n")),
                Arguments.of("hook-crlf", file(HOOK, "#!/bin/sh\ntrue\r\n"), "2:1", file(HOOK, "#!/bin/sh\ntrue\n")),
                Arguments.of(
                        "hook-not-executable",
                        new LintFile(
                                ".platform/confighooks/predeploy/10_a.sh",
                                false,
                                "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                        "1:1",
                        new LintFile(
                                ".platform/nginx/conf.d/a.conf",
                                false,
                                "gzip on;\n".getBytes(StandardCharsets.UTF_8))));
    }

    private static String resource(String type, String property) {
        return "Resources:\n  A:\n    Type: " + type + "\n    Properties:\n      " + property + "\n";
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("rules")
    void reportsTheBadOneOnlyAndTheGoodOneNot(String rule, LintFile bad, String place, LintFile good) {
        assertThat(Lint.check(List.of(bad), List.of())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.file()).isEqualTo(bad.path());
            assertThat(finding.line() + ":" + finding.column())
                    .as(finding.message())
                    .isEqualTo(place);
            assertThat(finding.remedy()).isNotBlank();
        });
        assertThat(Lint.check(List.of(good), List.of())).isEmpty();
    }

    @Test
    void everyRuleHasAnExampleHere() {
        List<String> shown = Stream.concat(
                        rules().map(arguments -> String.valueOf(arguments.get()[0])), Stream.of("unused-excuse"))
                .distinct()
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Lint.rules().stream().map(Rule::name).toList());
    }

    @Test
    void anExcuseSilencesWhatItNames() {
        LintFile bad = file(A, resource("AWS::SQS::Queue", "QueueName: jobs"));
        assertThat(Lint.check(
                        List.of(bad),
                        List.of(new Excuse("fixed-physical-name", ".ebextensions/*.config", "made by hand, imported"))))
                .isEmpty();
        assertThat(Lint.check(List.of(bad), List.of(new Excuse("leader-only", A, "migrations are additive"))))
                .extracting(Finding::rule)
                .containsExactly("unused-excuse", "fixed-physical-name");
        assertThatThrownBy(() -> new Excuse("leader-only", A, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExcuseForARuleThatDoesNotExistNamesTheNearest() {
        assertThat(Lint.check(List.of(), List.of(new Excuse("leader_only", A, "because"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("did you mean 'leader-only'?"));
    }

    @Test
    void takesJsonThatIsNoYaml() {
        LintFile json = file(A, "{\n\t\"commands\": {\"a\": {\"command\": \"cat a\\/b\"}},\n\t\"Comands\": {}\n}\n");
        assertThat(Lint.check(List.of(json), List.of())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("unknown-section");
            assertThat(finding.line() + ":" + finding.column()).isEqualTo("3:2");
        });
    }

    @Test
    void findingsComeSorted() {
        List<Finding> findings = Lint.check(
                List.of(
                        file(".ebextensions/20-b.config", "Comands: {}\nFiles: {}\n"),
                        file(".ebextensions/10-a.config", "commands: []\nOptions: {}\n")),
                List.of());
        assertThat(findings)
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.rule())
                .containsExactly(
                        ".ebextensions/10-a.config:1 section-shape",
                        ".ebextensions/10-a.config:2 unknown-section",
                        ".ebextensions/20-b.config:1 unknown-section",
                        ".ebextensions/20-b.config:2 unknown-section");
    }

    @Test
    void readsAliasesButNotABomb() {
        assertThat(Lint.check(
                        List.of(file(A, "commands:\n  a: &a {command: x}\n  b: *a\n  c: {<<: *a, cwd: /tmp}\n")),
                        List.of()))
                .isEmpty();
        StringBuilder bomb = new StringBuilder("commands:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        assertThat(Lint.check(List.of(file(A, bomb.toString())), List.of()))
                .extracting(Finding::rule)
                .containsExactly("unreadable");
        assertThat(Lint.check(List.of(file(A, "commands: &a {a: *a}\n")), List.of()))
                .extracting(Finding::rule)
                .containsExactly("unreadable");
        assertThat(Lint.check(List.of(file(A, "[".repeat(20_000))), List.of()))
                .extracting(Finding::rule)
                .containsExactly("unreadable");
    }
}
