package dev.kirikae.lint.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTableTest {
    private static final OptionTable TABLE = OptionTable.get();

    @Test
    void holdsWhatTheGuideLists() {
        assertThat(TABLE.names()).hasSizeGreaterThan(45).doesNotContain("");
        OptionTable.Namespace namespace = Objects.requireNonNull(TABLE.namespace("aws:elasticbeanstalk:command"));
        Option timeout = Objects.requireNonNull(namespace.option("Timeout"));
        assertThat(timeout.kind()).isEqualTo(Option.Kind.WHOLE);
        assertThat(timeout.range()).isEqualTo("1 to 3600");
        assertThat(namespace.option("timeout")).isNull();
    }

    @Test
    void everyLineIsWhole() {
        for (String name : TABLE.names()) {
            assertThat(Objects.requireNonNull(TABLE.namespace(name)).options().values())
                    .isNotEmpty()
                    .allSatisfy(option -> {
                        assertThat(option.source()).matches("[A-Z]+\\d*(,[A-Z]+\\d*)*");
                        assertThat(option.platforms())
                                .isSubsetOf(
                                        "al1", "linux", "docker", "ecs", "go", "javase", "tomcat", "dotnet", "windows",
                                        "nodejs", "php", "python", "ruby");
                        assertThat(option.places()).isSubsetOf("worker", "classic", "application", "network", "api");
                        if (option.kind() == Option.Kind.WORD
                                || option.kind() == Option.Kind.EXACT
                                || option.kind() == Option.Kind.WORDS) {
                            assertThat(option.words()).as(option.toString()).isNotEmpty();
                        }
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws:elbv2:listener:443, aws:elbv2:listener:<port>",
        "aws:elbv2:listener:default, aws:elbv2:listener:default",
        "aws:elb:policies, aws:elb:policies",
        "aws:elb:policies:tls, aws:elb:policies:<name>",
        "aws:elasticbeanstalk:environment:process:default, aws:elasticbeanstalk:environment:process:<name>",
        "aws:elbv2:listener:0,",
        "aws:elbv2:listener:70000,",
        "aws:elbv2:listener:99999999999,",
        "aws:elbv2:listener:,",
        "aws:elbv2:listener,",
        "aws:autoscaling:ASG,",
        ":,"
    })
    void knowsNamespacesWithAPartOfOnesOwn(String name, String listed) {
        OptionTable.Namespace namespace = TABLE.namespace(name);
        assertThat(namespace == null ? null : namespace.name()).isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({
        "64bit Amazon Linux 2023 v6.1.0 running Node.js 22, nodejs, true",
        "64bit Amazon Linux 2 v3.4.1 running Corretto 17, javase, true",
        "64bit Amazon Linux 2023 v5.* running Tomcat 10 Corretto 17, tomcat, true",
        "64bit Amazon Linux 2023 v4.1.0 running ECS, ecs, true",
        "64bit Amazon Linux 2023 v3.1.0 running .NET 8, dotnet, true",
        "64bit Windows Server Core 2022 v2.15.0 running IIS 10.0, windows, true",
        "64bit Amazon Linux 2018.03 v2.9.2 running Python 3.6, python, false",
        "64bit Amazon Linux 2017.09 v2.8.4 running Multi-container Docker 17.09.1-ce, ecs, false",
        "arn:aws:elasticbeanstalk:us-east-1::platform/PHP 8.3 running on 64bit Amazon Linux 2023/4.3.0, php, true",
        "64bit Amazon Linux 2023*, , true",
        "my own platform, , false",
        "*, , false"
    })
    void readsPlatformNames(String name, String family, boolean later) {
        Platform platform = Platform.of(name);
        assertThat(platform.family()).isEqualTo(family);
        assertThat(platform.isAfterAmazonLinuxAmi()).isEqualTo(later);
    }

    @Test
    void anUnknownPlatformIsForEverything() {
        Platform unknown = Platform.of(null);
        for (String name : TABLE.names()) {
            assertThat(Objects.requireNonNull(TABLE.namespace(name)).options().values())
                    .allMatch(option -> option.isFor(unknown));
        }
    }
}
