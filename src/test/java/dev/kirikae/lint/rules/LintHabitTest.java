package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintHabitTest {
    private static List<String> findings(Destination destination, LintFile... files) {
        return Lint.check(List.of(files), destination, List.of()).findings().stream()
                .map(finding -> finding.line() + ":" + finding.column() + " "
                        + finding.rule().name())
                .toList();
    }

    @Test
    void noFindingShowsASecret() {
        assertThat(SecretExamples.ALL)
                .allSatisfy(example -> assertThat(Lint.check(example.bad(), example.destination(), List.of())
                                .findings())
                        .isNotEmpty()
                        .allSatisfy(finding -> assertThat(finding.toString())
                                .doesNotContainIgnoringCase("canary")
                                .doesNotContain("c4nary")));
    }

    @Test
    void findsThePlaceInEveryStyleOfScalar() {
        assertThat(findings(Destination.UNKNOWN, file(A, """
                        commands:
                          a: {command: 'a ''b'' && vi'}
                          b: {command: "\\x61 \\"b\\u00e9\\" && vi"}
                          c: {command: a
                              && vi}
                          d:
                            command: !!str |2-

                                a &&
                                vi
                          e:
                            command: &e >
                              a &&
                              vi
                          f: {command: *e}
                        """)))
                .containsExactly(
                        "2:28 unanswered-question",
                        "3:37 unanswered-question",
                        "5:10 unanswered-question",
                        "10:9 unanswered-question",
                        "14:7 unanswered-question");
    }

    @Test
    void isSilentAboutWindows() {
        LintFile file = file(A, "commands:\n  a:\n    command: cd c\n");
        assertThat(findings(ScriptExamples.on("64bit Windows Server 2022 v2.1.0 running IIS 10.0", Map.of()), file))
                .isEmpty();
        assertThat(findings(
                        Destination.UNKNOWN,
                        file(A, "commands:\n  a:\n    command: powershell.exe -File a.ps1; cd C:\\\\a\n")))
                .isEmpty();
        assertThat(findings(Destination.UNKNOWN, file)).containsExactly("3:14 lost-shell-state");
    }

    @Test
    void aSwapFileMakesRoomForAHeap() {
        Destination small = ScriptExamples.on(
                "64bit Amazon Linux 2023 v5.1.0 running Corretto 17",
                Map.of("aws:ec2:instances", Map.of("InstanceTypes", "t3.micro")));
        LintFile heap = file("Procfile", "web: java -Xmx1g -jar a.jar\n");
        assertThat(findings(small, heap)).containsExactly("1:11 heap-beyond-memory");
        assertThat(findings(small, heap, file(A, "commands:\n  a:\n    command: swapon /var/swapfile\n")))
                .isEmpty();
    }

    @Test
    void knowsTheMemoryOfCommonInstanceTypes() {
        assertThat(InstanceMemory.mib("t3.nano")).isEqualTo(512);
        assertThat(InstanceMemory.mib("t4g.2xlarge")).isEqualTo(32 * 1024);
        assertThat(InstanceMemory.mib("c5.9xlarge")).isEqualTo(72 * 1024);
        assertThat(InstanceMemory.mib("r6g.medium")).isEqualTo(8 * 1024);
        assertThat(InstanceMemory.mib("m7i-flex.large")).isEqualTo(8 * 1024);
        assertThat(InstanceMemory.mib("c4.large")).isNull();
        assertThat(InstanceMemory.mib("m5.metal")).isNull();
        assertThat(InstanceMemory.mib("m5.micro")).isNull();
    }
}
