package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.Example.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Excuse;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    static Stream<Example> examples() {
        return Stream.of(
                        FileExamples.ALL,
                        SectionExamples.ALL,
                        OptionExamples.ALL,
                        OptionMeetingExamples.ALL,
                        StackExamples.ALL,
                        AlarmExamples.ALL,
                        ScriptExamples.ALL,
                        BothSidesExamples.ALL,
                        SecretExamples.ALL)
                .flatMap(List::stream);
    }

    private static List<Finding> lint(LintFile... files) {
        return Lint.check(List.of(files), Destination.UNKNOWN, List.of()).findings();
    }

    private static List<Finding> lint(List<LintFile> files, Excuse excuse) {
        return Lint.check(files, Destination.UNKNOWN, List.of(excuse)).findings();
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule().name()).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void reportsTheBadOneOnlyAndTheGoodOneNot(Example example) {
        List<Finding> findings =
                Lint.check(example.bad(), example.destination(), List.of()).findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().name()).isEqualTo(example.rule());
            assertThat(finding.line() + ":" + finding.column())
                    .as(finding.message())
                    .isEqualTo(example.place());
        });
        assertThat(Lint.check(example.good(), example.destination(), List.of()).findings())
                .isEmpty();
    }

    @Test
    void everyRuleHasAnExample() {
        List<String> shown = Stream.concat(examples().map(Example::rule), Stream.of("unused-excuse"))
                .distinct()
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Lint.rules().stream().map(Rule::name).toList());
    }

    @Test
    void everyRuleSaysWhyWhatToDoAndWhoSaysSo() {
        assertThat(Lint.rules()).allSatisfy(rule -> {
            assertThat(rule.reason()).isNotBlank();
            assertThat(rule.remedy()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
        });
    }

    @Test
    void everyErrorNamesItsProofAndNoWarningHasOne() {
        assertThat(Lint.rules())
                .allSatisfy(rule -> assertThat(rule.proof().isBlank())
                        .as(rule.name())
                        .isEqualTo(rule.severity() == Severity.WARNING));
        assertThatThrownBy(() -> Rule.error("a", "b", "c", "d", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExcuseSilencesWhatItNames() {
        LintFile bad = file(A, resource("AWS::SQS::Queue", "QueueName: jobs"));
        assertThat(lint(
                        List.of(bad),
                        new Excuse("fixed-physical-name", ".ebextensions/*.config", "made by hand, imported")))
                .isEmpty();
        assertThat(rules(lint(List.of(bad), new Excuse("leader-only", A, "migrations are additive"))))
                .containsExactly("unused-excuse", "fixed-physical-name");
        assertThatThrownBy(() -> new Excuse("leader-only", A, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExcuseForARuleThatDoesNotExistNamesTheNearest() {
        assertThat(lint(List.of(), new Excuse("leader_only", A, "because")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("did you mean 'leader-only'?"));
    }

    @Test
    void takesJsonThatIsNoYaml() {
        LintFile json = file(A, "{\n\t\"commands\": {\"a\": {\"command\": \"cat a\\/b\"}},\n\t\"Comands\": {}\n}\n");
        assertThat(lint(json)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().name()).isEqualTo("unknown-section");
            assertThat(finding.line() + ":" + finding.column()).isEqualTo("3:2");
        });
    }

    @Test
    void findingsComeSorted() {
        List<Finding> findings = lint(
                file(".ebextensions/20-b.config", "Comands: {}\nFiles: {}\n"),
                file(".ebextensions/10-a.config", "commands: x\nOptions: {}\n"));
        assertThat(findings)
                .extracting(finding -> finding.file() + ":" + finding.line() + " "
                        + finding.rule().name())
                .containsExactly(
                        ".ebextensions/10-a.config:1 section-shape",
                        ".ebextensions/10-a.config:2 unknown-section",
                        ".ebextensions/20-b.config:1 unknown-section",
                        ".ebextensions/20-b.config:2 unknown-section");
    }

    @Test
    void readsAliasesButNotABomb() {
        assertThat(lint(file(A, "commands:\n  a: &a {command: x}\n  b: *a\n  c: {<<: *a, cwd: /tmp}\n")))
                .isEmpty();
        StringBuilder bomb = new StringBuilder("commands:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        assertThat(rules(lint(file(A, bomb.toString())))).containsExactly("unreadable");
        assertThat(rules(lint(file(A, "commands: &a {a: *a}\n")))).containsExactly("unreadable");
        assertThat(rules(lint(file(A, "[".repeat(20_000))))).containsExactly("unreadable");
    }
}
