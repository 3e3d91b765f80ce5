package dev.kirikae.lint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.rules.Example;
import dev.kirikae.lint.rules.Lint;
import dev.kirikae.model.LiveName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {
    private static List<String> commands(String text) {
        return ShellReader.read(text).stream()
                .map(command -> command.level() + " "
                        + String.join(
                                "|",
                                command.words().stream()
                                        .map(ShellCommand.Word::text)
                                        .toList()))
                .toList();
    }

    @Test
    void splitsAtOperatorsAndNotInQuotes() {
        assertThat(commands("a b && c 'd; e' || f \"g & h\" | i\\ j ; k & l\n# m\nn#o"))
                .containsExactly("0 a|b", "0 c|d; e", "0 f|g & h", "0 i j", "0 k", "0 l", "0 n#o");
    }

    @Test
    void readsSubstitutionsAndGroupsAsCommandsOfTheirOwn() {
        assertThat(commands("a \"$(b 'c)')\" && (d; e)")).containsExactly("1 b|c)", "0 a|$(b 'c)')", "1 d", "1 e");
        assertThat(commands("A=`b | c -d='\"' -e` && f")).containsExactly("1 b", "1 c|-d=\"|-e", "0 ", "0 f");
        assertThat(commands("a `{\"Ref\": \"B\"}` ${c:-d e} $((1 + 2)) f"))
                .containsExactly("0 a|`{\"Ref\": \"B\"}`|${c:-d e}|$((1 + 2))|f");
    }

    @Test
    void knowsWhatRunsOnlyUnderACondition() {
        assertThat(commands("if a; then\n b\nelse c\nfi\nfor x in d e; do f; done\ncase $g in h) i ;; esac\nj"))
                .containsExactly("1 a", "1 b", "1 c", "1 f", "1 i", "0 j");
        assertThat(commands("k() {\n l\n}\nfunction m {\n n\n}\n! o")).containsExactly("1 l", "1 n", "1 o");
    }

    @Test
    void omitsHereDocumentsAndTargets() {
        assertThat(commands("cat > /a <<'E' 2>&1\nrm -rf $b/\nE\ncat <<-F && c\n\td\n\tF\ne <<< f"))
                .containsExactly("0 cat", "0 cat", "0 c", "0 e");
        assertThat(ShellReader.read("a > b").get(0).targets())
                .singleElement()
                .satisfies(target -> assertThat(target.text()).isEqualTo("b"));
    }

    @Test
    void looksBehindWhatRunsACommand() {
        ShellCommand command =
                ShellReader.read("A=b sudo -u c nohup /bin/d e &").get(0);
        assertThat(command.name()).isEqualTo("d");
        assertThat(command.prefixes()).containsExactlyInAnyOrder("sudo", "nohup");
        assertThat(command.assignments()).hasSize(1);
        assertThat(command.after()).isEqualTo("&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(",
                "${",
                "`",
                "`{",
                "\"",
                "'",
                "((",
                "$((",
                "<(",
                "<<a\n",
                "\\",
                "a ",
                "if ",
                "rm -rf $A/ ",
                "rm -rf $A1/\n",
                "yum install a\n",
                "a=b ",
                "curl http://169.254.169.254/latest/ | sh\n",
                "#!/ ",
                "-",
                "eyJ",
                "a://b:",
                "AKIA",
                "-----BEGIN RSA PRIVATE KEY-----\\n",
                "awseb-",
                "/var/app/ondeck9",
                "-Xmx",
                "\u00e9",
                ">/etc/cron.d/a ",
                "export TOKEN=",
                "crontab ",
                "set -e"
            })
    void takesALongTextOfAnythingInLittleTime(String part) {
        String text = part.repeat(200_000 / part.length());
        Destination destination = new Destination(
                "64bit Amazon Linux 2023 v6.1.0 running Node.js 22",
                "WebServer",
                "eu-west-1",
                new LiveName("a", "eu-west-1"),
                List.of("b"),
                List.of(),
                Map.of("aws:autoscaling:launchconfiguration", Map.of("InstanceType", "t3.micro")));
        List<LintFile> files =
                List.of(Example.file(Example.HOOK, "#!/bin/sh\n" + text), Example.file("Procfile", text));
        assertTimeout(Duration.ofSeconds(10), () -> Lint.check(files, destination, List.of()));
    }
}
