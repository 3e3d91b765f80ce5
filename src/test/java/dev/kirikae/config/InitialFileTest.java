package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration.OptionSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialFileTest {
    private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";

    @Test
    void whatInitWritesSaysNoMoreThanTheDefaults() {
        String text = InitialFile.write(new InitialFile.Facts(
                "push-api", "ap-northeast-1", null, "push-api", null, null, null, List.of(), List.of()));

        Configuration read = Reads.configuration(text);
        Configuration minimal = Reads.configuration("kirikae: \">=1.0 <2\"\n" + Reads.MINIMAL);
        assertThat(read).isEqualTo(minimal);
    }

    @Test
    void whatIsKnownOfALiveEnvironmentIsWrittenDown() {
        String text = InitialFile.write(new InitialFile.Facts(
                        "My \"App\"",
                        "eu-west-1",
                        "012345678901",
                        "push-api",
                        "push",
                        "64bit Amazon Linux 2023 v6.* running Node.js 22",
                        "release/1.10",
                        List.of(new InitialFile.Proposal(
                                "nginx-websocket",
                                "it uses\nsockets",
                                Map.of("paths", List.of("/a: \"b\"", 1L, true)))),
                        List.of(
                                new OptionSetting("aws:autoscaling:asg", "MinSize", "2"),
                                new OptionSetting(PROPERTIES, "GREETING", "yes: #\t${who}\n\u0001 \\ \u2028 é @NAME@"),
                                new OptionSetting("aws:autoscaling:asg", "MaxSize", "8"),
                                new OptionSetting(PROPERTIES, "DB_PASSWORD", "canary"),
                                new OptionSetting(PROPERTIES, "KIRIKAE_VERSION", "old"))))
                .replace("application: \"My \\\"App\\\"\"", "application: \"My \\\"App\\\"\"\nservice: my-app");

        Configuration read = Reads.configuration(text);
        assertThat(read.application()).isEqualTo("My \"App\"");
        assertThat(read.account()).isEqualTo("012345678901");
        assertThat(read.environment().name()).isEqualTo("push");
        assertThat(read.environment().platform()).isEqualTo("64bit Amazon Linux 2023 v6.* running Node.js 22");
        assertThat(read.source().branch()).isEqualTo("release/1.10");
        assertThat(read.environment().settings()).hasSize(3);
        assertThat(Variables.expand(read.environment().settings().get(2).value(), java.util.Map.of()))
                .isEqualTo("yes: #\t${who}\n\u0001 \\ \u2028 é @NAME@");
        assertThat(text)
                .doesNotContain("canary")
                .contains("# left out: " + PROPERTIES + " DB_PASSWORD: looks like a secret")
                .contains("# left out: " + PROPERTIES + " KIRIKAE_VERSION: this property is written by Kirikae itself");
    }
}
