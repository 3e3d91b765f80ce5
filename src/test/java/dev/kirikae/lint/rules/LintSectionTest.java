package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.HOOK;
import static dev.kirikae.lint.rules.Example.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintSectionTest {
    private static final LintFile PLAIN_HOOK =
            new LintFile(HOOK, false, "#!/bin/sh\r\ntrue\r\n".getBytes(StandardCharsets.UTF_8));

    private static List<Finding> lint(Destination destination, LintFile... files) {
        return Lint.check(List.of(files), destination, List.of()).findings();
    }

    private static Destination on(String platform) {
        return new Destination(platform, "WebServer", null, null, List.of(), List.of(), Map.of());
    }

    private static String found(String config) {
        List<Finding> findings = lint(Destination.UNKNOWN, file(A, config));
        assertThat(findings).hasSize(1);
        return findings.get(0).found();
    }

    @Test
    void whatTheFirstAmazonLinuxDidIsTakenAmissOnlyWhereThePlatformIsKnownToBeLater() {
        for (Destination destination : SectionExamples.NOT_THE_SECOND) {
            assertThat(Lint.check(SectionExamples.RIGHT_ON_THE_FIRST, destination, List.of())
                            .findings())
                    .isEmpty();
        }
        assertThat(Lint.check(
                                SectionExamples.RIGHT_ON_THE_FIRST,
                                on("64bit Amazon Linux 2 v3.9.4 running Python 3.8"),
                                List.of())
                        .findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("proxy-file-overwritten", "old-hook-folder", "old-proxy-folder");
    }

    @Test
    void aHookIsWarnedOfEvenWhereThePlatformIsSaidToMendIt() {
        for (String platform : List.of(
                "64bit Amazon Linux 2023 v6.1.0 running Node.js 22",
                "64bit Amazon Linux 2 v3.9.4 running Python 3.8")) {
            assertThat(lint(on(platform), PLAIN_HOOK))
                    .extracting(finding -> finding.rule().name())
                    .containsExactly("hook-crlf", "hook-not-executable");
        }
    }

    @Test
    void aMisspeltKeyIsOneFindingWithTheNameThatWasMeant() {
        assertThat(found("commands:\n  a: {comand: x}\n")).contains("'comand' in 'a'", "did you mean 'command'");
        assertThat(found("files:\n  /a: {contents: x}\n")).contains("did you mean 'content'");
        assertThat(found("services:\n  sysvint: {}\n")).contains("did you mean 'sysvinit'");
    }

    @Test
    void aKeyOfContainerCommandsIsUnknownToCommands() {
        assertThat(found("commands:\n  a: {command: x, leader_only: true}\n"))
                .contains("there is no key 'leader_only'", "known are command, cwd");
    }

    @Test
    void aLeaderSaysWhatItOvertakesAndThatItsTestIsNotAsked() {
        assertThat(
                        found(
                                "container_commands:\n  01-a: {command: x}\n  02-b: {command: x, test: y, leader_only: 'true'}\n"))
                .contains("'02-b' is leader_only", "its test is not asked", "runs before '01-a'");
        assertThat(found("container_commands:\n  02-a: {command: x}\n  01-b: &b {command: x, leader_only: true}\n"))
                .isEqualTo("the command '01-b' is leader_only");
    }

    @Test
    void anUnquotedModeIsShownAsTheNumberItIsReadAs() {
        assertThat(found("files:\n  /a: {content: x, mode: 000644}\n")).contains("000644", "the number 420");
    }

    @Test
    void anAliasedMistakeIsReportedOnce() {
        assertThat(found("commands:\n  a: &a {comand: x}\n  b: *a\n")).contains("'comand'");
    }

    @Test
    void theLaterOfTwoFilesIsReportedWithThePlaceOfTheEarlierOne() {
        assertThat(lint(
                        Destination.UNKNOWN,
                        file(".ebextensions/20-b.config", "files:\n  /a: {content: x}\n"),
                        file(A, "commands: {}\nfiles:\n  /a: {content: x}\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo(".ebextensions/20-b.config");
                    assertThat(finding.found()).contains(A + ":3");
                });
    }

    @Test
    void aFileThatAnotherOneNamesIsMeantToLieThere() {
        LintFile conf = file(".ebextensions/extra.conf", "x\n");
        assertThat(lint(Destination.UNKNOWN, conf))
                .extracting(finding -> finding.rule().name())
                .containsExactly("wrong-extension");
        assertThat(lint(
                        Destination.UNKNOWN,
                        conf,
                        file(A, "container_commands:\n  a: {command: cp .ebextensions/extra.conf /etc/extra.conf}\n")))
                .isEmpty();
    }
}
