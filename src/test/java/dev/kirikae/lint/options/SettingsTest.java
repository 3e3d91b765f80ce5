package dev.kirikae.lint.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.rules.Example;
import dev.kirikae.lint.rules.Lint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static Settings read(String text) {
        return LintedFile.of(Example.file(Example.A, text)).settings();
    }

    private static Stream<String> lines(Settings settings) {
        return settings.all().stream()
                .map(setting -> setting.namespace() + "|" + setting.option() + "|" + setting.resource() + "|"
                        + setting.text() + " at " + setting.spot().line() + ":"
                        + setting.spot().column() + ", "
                        + setting.namespaceSpot().line() + ":"
                        + setting.namespaceSpot().column());
    }

    @Test
    void readsItems() {
        assertThat(lines(read("""
                        option_settings:
                          - namespace: aws:autoscaling:scheduledaction
                            option_name: MinSize
                            value: 2
                            resource_name: Morning
                          - option_name: A
                            value: b
                        """)))
                .containsExactly(
                        "aws:autoscaling:scheduledaction|MinSize|Morning|2 at 3:18, 2:16",
                        "aws:elasticbeanstalk:application:environment|A|null|b at 6:18, 6:5");
    }

    @Test
    void readsNamespaces() {
        assertThat(lines(read("""
                        option_settings:
                          "aws:autoscaling:asg": {MinSize: 2, MaxSize: !Ref Most}
                          Morning.aws:autoscaling:scheduledaction:
                            MinSize: 3
                        """)))
                .containsExactly(
                        "aws:autoscaling:asg|MinSize|null|2 at 2:27, 2:3",
                        "aws:autoscaling:asg|MaxSize|null|null at 2:39, 2:3",
                        "aws:autoscaling:scheduledaction|MinSize|Morning|3 at 4:5, 3:3");
    }

    @Test
    void readsJsonAndMergedMaps() {
        assertThat(lines(read("{\"option_settings\": [{\"option_name\": \"A\", \"value\": \"1\"}]}")))
                .hasSize(1);
        assertThat(lines(read("""
                        Mappings: &common
                          aws:autoscaling:asg: &size {MinSize: 2}
                        option_settings:
                          <<: *common
                          aws:elasticbeanstalk:customoption: {<<: *size, Hosts: x}
                        """)))
                .extracting(text -> text.replaceFirst("\\|null.*", ""))
                .containsExactly(
                        "aws:autoscaling:asg|MinSize",
                        "aws:elasticbeanstalk:customoption|MinSize",
                        "aws:elasticbeanstalk:customoption|Hosts");
    }

    @Test
    void nothingElseIsASetting() {
        for (String text : List.of("option_settings: x\n", "option_settings:\n", "commands: {}\n", "- a\n", "# b\n")) {
            assertThat(read(text).all()).isEmpty();
            assertThat(read(text).flaws()).isEmpty();
        }
    }

    @Test
    void noFindingShowsAValueThatMayBeASecret() {
        String secret = "0666777";
        List<Finding> findings = Lint.check(
                        List.of(Example.file(Example.A, """
                                option_settings:
                                  aws:elasticbeanstalk:application:environment: {A: %1$s}
                                  aws:elasticbeanstalk:application:environmentsecrets: {B: "%1$s"}
                                  aws:rds:dbinstance: {DBPassword: %1$s}
                                """.formatted(secret))), Destination.UNKNOWN, List.of())
                .findings();
        assertThat(findings)
                .hasSize(4)
                .allSatisfy(finding ->
                        assertThat(finding.message()).doesNotContain("666777").doesNotContain("224767"));
    }

    @Test
    void findingsSayWhatWasMeant() {
        assertThat(Lint.check(List.of(Example.file(Example.A, """
                                        option_settings:
                                          aws:autoscaling:asg: {MinSze: 1, MaxSize: 010}
                                          aws:elasticbeanstalk:container:php: {memory_limit: 1}
                                          aws:elasticbeanstalk:command: {Timeout: 1h}
                                        """)), Destination.UNKNOWN, List.of())
                        .findings())
                .extracting(Finding::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("'MinSze', but 'MinSize'"),
                        message -> assertThat(message).contains("MaxSize is written 010 and read as '8'"),
                        message -> assertThat(message).contains("but 'aws:elasticbeanstalk:container:php:phpini'"),
                        message -> assertThat(message)
                                .contains("Timeout is '1h', expected a whole number from 1 to 3600"));
    }

    /** What SnakeYAML 2 makes of each, as text by Java. */
    @ParameterizedTest
    @CsvSource({
        "010, 8",
        "0x1F, 31",
        "0b101, 5",
        "1_000, 1000",
        "+5, 5",
        "-0_7, -7",
        "1:30, 90",
        "-1:00:01, -3601",
        "18446744073709551616, 18446744073709551616",
        "3.10, 3.1",
        "1.0, 1.0",
        "1e3, 1000.0",
        "12345678.9, 1.23456789E7",
        "1:30.5, 90.5",
        ".inf, Infinity",
        "-.inf, -Infinity",
        ".NaN, NaN",
        "yes, true",
        "Off, false",
        "TRUE, true",
        "y, y",
        "08, 08",
        "null,",
        "~,",
        "2026-01-31,",
        "'\"010\"', 010",
        "1.2.3, 1.2.3"
    })
    void saysWhatYamlMakesOfAScalar(String written, String read) {
        Settings settings = read("option_settings:\n  - option_name: A\n    value: " + written + "\n");
        assertThat(settings.all())
                .singleElement()
                .satisfies(setting -> assertThat(setting.text()).isEqualTo(read));
    }
}
