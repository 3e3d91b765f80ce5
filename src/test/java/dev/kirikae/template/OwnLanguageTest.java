package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Parameters that are whole lines themselves, maps that are gone through, and words of systemd units. */
class OwnLanguageTest {
    private static final String LINE = """
            parameters:
              line: {type: string, language: shell, description: d, example: id}
            file: .ebextensions/10-sample.config
            content:
            """;

    @Test
    void takesAShellLineOnlyWhereItIsTheWholeCommand() {
        Template template = Given.template(LINE + "  commands: {a: {command: '${line}', test: '${line}'}}\n");
        assertThat(Given.readBack(Given.onlyFile(template, Map.of("line", "a | b 'c"))))
                .isEqualTo(Map.of("commands", Map.of("a", Map.of("command", "a | b 'c", "test", "a | b 'c"))));
        for (String body : List.of(
                "  commands: {a: {command: 'true; ${line}'}}",
                "  commands: {a: {command: '${line|shell}'}}",
                "  commands: {a: {command: x, cwd: '${line}'}}",
                "  commands: {'${line}': {command: x}}",
                "  files: {/etc/x: {content: '${line}'}}",
                "  option_settings: {ns: {A: '${line}'}}")) {
            assertThat(Given.problems(LINE + body + "\n")).as(body).hasSize(1);
        }
        assertThat(Given.problems(LINE + "  option_settings: {ns: {A: '${line}'}}\n"))
                .containsExactly("templates/sample.yml:8:30: 'line' is a whole shell line and must be all that stands"
                        + " there, as ${line}");
    }

    @Test
    void goesThroughAMapInTheOrderOfItsKeys() {
        Template template = Given.template("""
                parameters:
                  names: {type: map, items: string, description: d, default: {}, example: {a: x}}
                  more: {type: boolean, description: d, default: false}
                file: .ebextensions/10-sample.config
                content:
                  commands:
                    $each: names
                    "10-${each-key}":
                      command: echo ${each-key|shell}=${each-value|shell}
                      cwd: {$when: each-value, $value: "/srv/${each-value}"}
                  users:
                    $each: names
                    ${each-key}:
                      uid: {$when: more, $value: "${each-value}"}
                  option_settings: {ns: {A: b}}
                """);
        assertThat(Given.onlyFile(template, Map.of("names", Map.of("b", "", "a", "it's"))))
                .endsWith("""
                        commands:
                          10-a:
                            command: "echo 'a'='it'\\\\''s'"
                            cwd: "/srv/it's"
                          10-b:
                            command: "echo 'b'=''"
                        users:
                          a: {}
                          b: {}
                        option_settings:
                          ns:
                            A: b
                        """);
        assertThat(Given.onlyFile(template, Map.of("names", Map.of()))).doesNotContain("commands", "users");
    }

    @Test
    void refusesLoopsThatAreNone() {
        String head = """
                parameters:
                  names: {type: map, description: d, default: {}}
                  list: {type: list, description: d, default: []}
                file: .ebextensions/10-sample.config
                content:
                """;
        for (String body : List.of(
                "  users: {$each: list, '${each-key}': {}, A: '${names}'}",
                "  users: {$each: nmes, '${each-key}': {}, A: '${names}', B: '${list}'}",
                "  users: {$each: [names], B: '${list}', C: '${names}'}",
                "  users: {$each: names, B: {$each: names, C: d}, D: '${list}'}",
                "  users: {A: '${each-key}', B: '${list}', C: '${names}'}",
                "  users: {$each: names, A: '${each-value|shell}', B: '${list}'}",
                "  users: {$each: names, A: {$value: x}, B: '${list}'}",
                "  commands: {$each: names, '${each-key}': {command: '${each-value}'}, B: '${list}'}")) {
            assertThat(Given.problems(head + body + "\n")).as(body).hasSize(1);
        }
        assertThat(Given.problems(head.replace("list:", "each-key:") + "  users: {A: '${names}'}\n"))
                .hasSize(1);
    }

    @Test
    void putsWordsIntoUnitsThatSystemdReadsBack() {
        Template template = Given.template("""
                parameters:
                  words: {type: list, items: string, description: d, example: [x]}
                  title: {type: string, description: d, default: x}
                file: .ebextensions/10-sample.config
                content:
                  files:
                    /etc/systemd/system/x.service:
                      content: |
                        [Service]
                        Description=A ${title|unit}
                        ExecStart=/bin/run ${words|systemd}
                """);
        List<String> words = List.of("a b", "", "100%", "$HOME ${X}", "\"q\" 'q'", "\\x41 \\", "; #", "日本\ud83d\ude00");
        String unit = String.valueOf(ScriptHost.at(
                Given.readBack(Given.onlyFile(template, Map.of("words", words, "title", "100% \\ x"))),
                "files",
                "/etc/systemd/system/x.service",
                "content"));
        assertThat(unit).contains("Description=A 100%% \\ x\n");
        Matcher quoted = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(unit);
        assertThat(quoted.results()
                        .map(word -> word.group(1)
                                .replaceAll("\\\\(.)", "$1")
                                .replace("%%", "%")
                                .replace("$$", "$"))
                        .toList())
                .isEqualTo(words);
        for (String bad : List.of("a\nExecStartPre=/bin/id", "\u0000", "\u2028", "\t", ";")) {
            assertThat(Rendering.render(template, Map.of("words", List.of(bad))).ok())
                    .as(bad)
                    .isFalse();
        }
        for (String bad : List.of("a\nb", "end\\", " x", "x ")) {
            assertThat(Rendering.render(template, Map.of("words", List.of("x"), "title", bad))
                            .ok())
                    .as(bad)
                    .isFalse();
        }
    }

    @Test
    void findsPlacesInUnitsWhereNoValueCanBe() {
        for (String line : List.of(
                "ExecStart=${value|systemd}",
                "ExecStart=/bin/x --a=${value|systemd}",
                "ExecStart=/bin/x \"${value|systemd}\"",
                "ExecStart=/bin/x \" ${value|systemd} \"",
                "ExecStart=/bin/x ${value|unit}",
                "ExecStart=/bin/x ${value|line}",
                "Environment=A=${value|unit}",
                "Description=${value|systemd}",
                "Description=${value}",
                "# ${value|unit}",
                "[${value|unit}]")) {
            assertThat(Given.problems("""
                            parameters:
                              value: {type: string, description: d, example: x}
                            file: .ebextensions/10-sample.config
                            content:
                              files:
                                /etc/systemd/system/x.service:
                                  content: |
                                    [Service]
                                    %s
                            """.formatted(line))).as(line).hasSize(1);
        }
    }
}
