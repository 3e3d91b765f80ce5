package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.Example.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintReport;
import dev.kirikae.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule lets pass and what it does not, where one example a rule does not tell. */
class LintDecisionsTest {

    private static List<Finding> findings(String content) {
        return Lint.check(List.of(file(A, content)), Destination.UNKNOWN, List.of())
                .findings();
    }

    private static boolean reports(String rule, String content) {
        return findings(content).stream()
                .anyMatch(finding -> finding.rule().name().equals(rule));
    }

    private static String command(String line) {
        return "commands:\n  a:\n    command: |\n      " + line + "\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0      | true
            IpProtocol: '6', FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0      | true
            IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv6: '::/0'       | true
            IpProtocol: '-1', CidrIp: 0.0.0.0/0                               | true
            IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0    | true
            IpProtocol: udp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0      | false
            IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0    | false
            IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8     | false
            IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: {Ref: Office}  | false
            IpProtocol: tcp, FromPort: {Ref: P}, ToPort: 22, CidrIp: 0.0.0.0/0 | false
            IpProtocol: tcp, FromPort: 22, CidrIp: 0.0.0.0/0                  | false
            IpProtocol: tcp, FromPort: 22, ToPort: 22                         | false
            """, quoteCharacter = '~')
    void aDoorIsOpenToTheWorldHoweverItIsWritten(String rule, boolean open) {
        String alone = resource("AWS::EC2::SecurityGroupIngress", rule.replace(", ", "\n      "));
        String listed = resource("AWS::EC2::SecurityGroup", "SecurityGroupIngress: [{" + rule + "}]");
        String single = resource("AWS::EC2::SecurityGroup", "SecurityGroupIngress: {" + rule + "}");

        for (String content : List.of(alone, listed, single)) {
            assertThat(reports("open-to-the-world", content)).as(content).isEqualTo(open);
        }
        assertThat(reports(
                        "open-to-the-world",
                        resource("AWS::EC2::SecurityGroup", "SecurityGroupEgress: [{" + rule + "}]")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            curl -s http://example.com/a | sh                    ^ true
            curl -k https://example.com/a | sh                   ^ true
            curl --insecure https://example.com/a | sh           ^ true
            wget --no-check-certificate -qO- https://example.com | sh ^ true
            curl -s https://example.com/a | sh                   ^ false
            curl -k http://localhost/a | sh                      ^ false
            cat http://example.com/a | sh                        ^ false
            curl -s http://example.com/a | bash -                ^ true
            curl -s http://example.com/a | sh -c 'cat'           ^ false
            curl -s http://example.com/a | python3               ^ true
            curl -s http://example.com/a | python3 -             ^ true
            curl -s http://example.com/a | python3 -m json.tool  ^ false
            curl -s http://example.com/a | grep sh               ^ false
            curl -s http://example.com/a && sh b                 ^ false
            """, quoteCharacter = '~')
    void whatOthersCouldHaveChangedIsRunBehindAPipe(String line, boolean run) {
        assertThat(reports("piped-download", command(line))).isEqualTo(run);
    }

    /** Whether the variable is seen to have a value, or the script to fail without one. */
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            rm -rf "$DIR"/*                        ^ true
            rm -rf "${DIR}/"                       ^ true
            rm -rf "$PWD"/*                        ^ false
            DIR=/var/a; rm -rf "$DIR"/*            ^ false
            for DIR in a b; do rm -rf "$DIR"/*; done ^ false
            MYDIR=/var/a; rm -rf "$DIR"/*          ^ true
            DIRS=/var/a; rm -rf "$DIR"/*           ^ true
            echo $DIR; rm -rf "$DIR"/*             ^ true
            set -u; rm -rf "$DIR"/*                ^ false
            set -eux; rm -rf "$DIR"/*              ^ false
            set -o nounset; rm -rf "$DIR"/*        ^ false
            set -e; rm -rf "$DIR"/*                ^ true
            """, quoteCharacter = '~')
    void aRemovalIsOfWhatRemainsOfAnUnsetVariable(String line, boolean risky) {
        assertThat(reports("unset-in-removal", command(line))).isEqualTo(risky);
    }

    @Test
    void aVariableThatTheEnvironmentOrTheCommandHasIsKnown() {
        String risky = command("rm -rf \"$DIR\"/*");

        assertThat(reports("unset-in-removal", risky + "    env: {DIR: /var/a}\n"))
                .isFalse();
        assertThat(reports("unset-in-removal", risky + "    env: {OTHER: /var/a}\n"))
                .isTrue();
        String properties = "option_settings:\n  aws:elasticbeanstalk:application:environment:\n    ";
        assertThat(reports("unset-in-removal", risky + properties + "DIR: /var/a\n"))
                .isFalse();
        assertThat(reports("unset-in-removal", risky + properties + "OTHER: /var/a\n"))
                .isTrue();
        assertThat(reports("unset-in-removal", risky + "option_settings:\n  aws:autoscaling:asg:\n    DIR: 1\n"))
                .isTrue();
    }

    @Test
    void aReportIsDividedByWeight() {
        LintReport report = Lint.check(
                List.of(
                        file(A, "commands: [a]\n"),
                        file(
                                Example.B,
                                resource(
                                        "AWS::EC2::SecurityGroupIngress",
                                        "IpProtocol: '-1'\n      CidrIp: 0.0.0.0/0"))),
                Destination.UNKNOWN,
                List.of());

        assertThat(report.findings()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(report.errors()).isNotEmpty().allMatch(f -> f.severity() == Severity.ERROR);
        assertThat(report.warnings()).isNotEmpty().allMatch(f -> f.severity() == Severity.WARNING);
        assertThat(report.errors().size() + report.warnings().size())
                .isEqualTo(report.findings().size());
    }
}
