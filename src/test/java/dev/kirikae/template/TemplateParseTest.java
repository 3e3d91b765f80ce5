package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.yaml.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateParseTest {
    private static final String STRING = """
            parameters:
              name:
                type: string
                description: A name.
                example: x
            """;

    @Test
    void readsTheHead() {
        Template template = Given.template("""
                platforms: ["*Amazon Linux 2023*"]
                tiers: [Worker]
                parameters:
                  size:
                    type: integer
                    description: How large.
                    default: 4
                  name:
                    type: string
                    description: A name.
                    example: x
                file: .ebextensions/10-sample.config
                content:
                  option_settings:
                    ns: {Size: "${size}", Name: "${name}"}
                """);
        assertThat(template.name()).isEqualTo("sample");
        assertThat(template.version()).isEqualTo(3);
        assertThat(template.purpose()).isEqualTo("Shows something.");
        assertThat(template.paths()).containsExactly(".ebextensions/10-sample.config");
        assertThat(template.parameters()).extracting(Parameter::name).containsExactly("size", "name");
        assertThat(template.parameters()).extracting(Parameter::required).containsExactly(false, true);
        assertThat(template.suits("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", "Worker"))
                .isTrue();
        assertThat(template.suits("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", "WebServer"))
                .isFalse();
        assertThat(template.suits("64bit Amazon Linux 2 v5.8.0 running Node.js 18", "Worker"))
                .isFalse();
    }

    @Test
    void namesAnUndeclaredParameterAtItsPlaceInABlock() {
        assertThat(Given.problems(STRING + """
                        file: .ebextensions/10-sample.config
                        content:
                          files:
                            /etc/sample:
                              content: |
                                first line
                                second ${name|line} and ${nane|line}
                        """))
                .containsExactly("templates/sample.yml:15:33: there is no parameter 'nane'; did you mean 'name'?");
    }

    @Test
    void namesAnUnusedParameter() {
        assertThat(Given.problems(STRING + "file: .ebextensions/10-sample.config\ncontent: {commands: {}}\n"))
                .containsExactly("templates/sample.yml:5:3: parameter 'name' is used nowhere; use it or take it out");
    }

    @Test
    void reportsEverythingAtOnce() {
        assertThat(Template.parse(new TemplateSource("other", "t.yml", """
                                        template: sample
                                        version: 0
                                        porpose: x
                                        tiers: [Web]
                                        parameters:
                                          a: {type: strin, description: d, example: e}
                                          b: {type: integer, description: d, default: 010}
                                          c: {type: integer, description: d, default: 3, max: 2}
                                          d: {type: string, description: d, default: no}
                                          e: {type: string, description: d, example: x, pattern: "("}
                                          f: {type: string, description: d}
                                        file: .ebextensions/sub/10-x.config
                                        content: {}
                                        """)).problems())
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        "t.yml:3:1: unknown key 'porpose'; did you mean 'purpose'?",
                        "t.yml:1:1: the key 'purpose' is missing here",
                        "t.yml:1:11: the head says template 'sample', the file's name says 'other'; they must be the same",
                        "t.yml:2:10: versions count from 1",
                        "t.yml:4:8: there is no tier 'Web'; known are WebServer, Worker",
                        "t.yml:6:13: there is no type 'strin'; did you mean 'string'?",
                        "t.yml:7:47: YAML 1.1 reads 010 here as something other than it looks; write true, false, a plain"
                                + " whole number, or text in quotes",
                        "t.yml:8:47: the default of parameter 'c': is 3, expected at most 2",
                        "t.yml:9:46: YAML 1.1 reads no here as something other than it looks; write true, false, a plain"
                                + " whole number, or text in quotes",
                        "t.yml:10:58: 'pattern' is not a regular expression: Unclosed group",
                        "t.yml:11:3: parameter 'f' has no default of its own, so it needs an example",
                        "t.yml:12:7: '.ebextensions/sub/10-x.config' is no place Beanstalk reads; expected"
                                + " .ebextensions/NN-name.config, .platform/hooks/predeploy/NN_name (or another hook"
                                + " folder), or a file below .platform/nginx");
    }

    @Test
    void wantsShellTextToSayThatItIsQuoted() {
        String command = STRING + "file: .ebextensions/10-sample.config\ncontent:\n  commands:\n    10-run:\n";
        assertThat(Given.problems(command + "      command: run ${name}\n"))
                .containsExactly("templates/sample.yml:13:20: text that enters a shell line is written ${name|shell}");
        assertThat(Given.problems(command + "      command: ${name}\n")).hasSize(1);
        assertThat(Given.problems(command + "      command: run\n      test: test -e ${name}\n"))
                .hasSize(1);
        assertThat(Given.problems(command + "      command: run ${name|nginx}\n"))
                .hasSize(1);
        assertThat(Given.problems(command + "      command: run ${name|shell}\n"))
                .isEmpty();
        assertThat(Given.problems(command + "      command: [run, \"${name}\"]\n"))
                .isEmpty();
    }

    @Test
    void refusesShellQuotingWhereItWouldNotHold() {
        for (String unsafe : new String[] {
            "run \"${name|shell}\"",
            "run '${name|shell}'",
            "run \"a'b ${name|shell} c'd\"",
            "run \\${name|shell}",
            "run $${name|shell}",
            "run $$${name|shell}",
            "run `echo ${name|shell}`",
            "run \"$(echo \"${name|shell}\")\"",
            "run \"$(echo ${name|shell})\"",
            "echo $(( ${name|shell} + 1 ))",
            "echo $${x:-\"$y\"} ${name|shell}",
            "echo \"$${x:-${name|shell}}\"",
            "true # ${name|shell}",
            "cat <<END\n${name|shell}\nEND\n",
            "cat <<END\n\tEND\n${name|shell}\nEND\n",
            "cat <<<a ${name|shell}",
            "cat <<-'END' | sh\n\t${name|shell}\n\tEND\n",
            "eval ${name|shell}",
            "true; sh -c ${name|shell}",
            "bash -ec ${name|shell}",
            "su webapp -c ${name|shell}",
            "[[ 1 -eq ${name|shell} ]]",
            "(case x in x) echo \"a\";; esac; echo ${name|shell})",
        }) {
            assertThat(Given.problems(STRING + hook(unsafe))).as(unsafe).isNotEmpty();
        }
        for (String safe : new String[] {
            "run ${name|shell}",
            "run /var/log/${name|shell}.log",
            "run \"a\" ${name|shell} 'b'",
            "x=${name|shell}\nrun \"$x\"",
            "echo \"it's\" $(cat ${name|shell})",
            "cat <<END\ntext\nEND\nrun ${name|shell}\n",
            "eval \"$x\"; run ${name|shell}",
            "# it's a comment\nrun ${name|shell}",
            "for x in ${name|shell}; do echo \"$x\"; done",
            "echo $((1 + 2)) ${name|shell}",
        }) {
            assertThat(Given.problems(STRING + hook(safe))).as(safe).isEmpty();
        }
    }

    @Test
    void refusesTextInScriptsItCannotQuoteFor() {
        assertThat(Given.problems(STRING + """
                                file: .ebextensions/10-sample.config
                                content:
                                  files:
                                    /usr/local/bin/sample:
                                      content: |
                                        #!/usr/bin/python3
                                        print(${name})
                                """)).singleElement().asString().contains("cannot be quoted");
    }

    @Test
    void repeatsOnlyWhatIsClear() {
        String head = """
                parameters:
                  name: {type: string, description: d, example: x}
                  many: {type: list, description: d, example: [x]}
                  all: {type: map, description: d, example: {a: x}}
                file: .platform/nginx/conf.d/10-x.conf
                text: |
                """;
        assertThat(Given.problems(head + "  a ${name|nginx};\n  b ${many|each};\n  c ${all|each} {\n  }\n"))
                .isEmpty();
        for (String clear : List.of(
                "  b ${many|each}\n    ${all|each};\n",
                "  b ${many|each} {\n    c;\n    }\n  d ${all|each};\n",
                "  b ${many|each} { c; }\n  d ${all|each};\n")) {
            assertThat(Given.problems(head + "  a ${name|nginx};\n" + clear))
                    .anySatisfy(problem -> assertThat(problem)
                            .contains("the line of 'many' must be a whole directive, or open a block"));
        }
        assertThat(Given.problems(head + "  a ${name|nginx};\n  b ${many|each} {\n    c ${all|each};\n  }\n"))
                .singleElement()
                .asString()
                .contains("what is repeated for 'many' repeats again");
        assertThat(Given.problems(head + "  a ${name|each};\n  b ${many|each};\n  c ${all|each};\n"))
                .singleElement()
                .asString()
                .contains("the filter 'each' is for a list or a map in nginx configuration, 'name' is a string");
        assertThat(Given.problems(head + "  a ${name|nginx};\n  b \"${many|each}\";\n  c ${all|each};\n"))
                .singleElement()
                .asString()
                .contains("'many' cannot stand here");
        assertThat(Given.problems(head + "  a ${name|nginx};\n  b ${many|each};\n  c ${all|nginx};\n"))
                .singleElement()
                .asString()
                .contains("a map cannot enter nginx configuration beside other text");
        assertThat(Given.problems("""
                parameters:
                  many: {type: list, description: d, example: [x]}
                file: .ebextensions/10-sample.config
                content: {files: {/etc/x: {content: "a ${many|each};"}}}
                """)).singleElement().asString().contains("'many' is a list in a file's content");
    }

    @Test
    void wantsTheFilterOfEachLanguage() {
        assertThat(Given.problems(STRING + "file: .platform/nginx/conf.d/10-x.conf\ntext: add_header X ${name};\n"))
                .singleElement()
                .asString()
                .contains("${name|nginx}");
        assertThat(Given.problems(
                        STRING + "file: .platform/nginx/conf.d/10-x.conf\ntext: add_header X \"a ${name|nginx}\";\n"))
                .singleElement()
                .asString()
                .contains("must stand alone");
        assertThat(Given.problems(STRING + config("files: {/etc/x: {content: \"a=${name}\"}}")))
                .singleElement()
                .asString()
                .contains("${name|line}");
        assertThat(Given.problems(
                        STRING + config("files: {/etc/cron.d/x: {content: \"* * * * * root run ${name|shell}\"}}")))
                .singleElement()
                .asString()
                .contains("${name|cron}");
        assertThat(Given.problems(STRING + config("option_settings: {ns: {A: '`{\"Ref\": \"${name}\"}`'}}")))
                .singleElement()
                .asString()
                .contains("${name|json}");
        assertThat(Given.problems(STRING + config("Resources: {A: {P: {\"Fn::Sub\": \"$${AWS::Region}-${name}\"}}}")))
                .singleElement()
                .asString()
                .contains("${name|sub}");
    }

    @Test
    void keepsAListOutOfTheMiddleOfAText() {
        String list = "parameters:\n  all: {type: list, description: d, example: [a]}\n";
        assertThat(Given.problems(list + config("option_settings: {ns: {A: \"x ${all}\"}}")))
                .containsExactly("templates/sample.yml:8:32: a list cannot enter a value beside other text");
    }

    @Test
    void refusesWhatWouldLetADocumentChangeItsShape() {
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ntext: x\n"))
                .anyMatch(problem -> problem.contains("never as text"));
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ncontent: &a {commands: {}}\n"))
                .anyMatch(problem -> problem.contains("anchors"));
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ncontent: {a: 1, a: 2}\n"))
                .anyMatch(problem -> problem.contains("twice"));
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ncontent: {a: !!java.net.URL [x]}\n"))
                .anyMatch(problem -> problem.contains("tag"));
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ncontent: {option_settings: {a: !Ref B}}\n"))
                .anyMatch(problem -> problem.contains("short form"));
        assertThat(Given.problems("file: .ebextensions/10-sample.config\ncontent: {}\n---\nmore: 1\n"))
                .anyMatch(problem -> problem.startsWith("templates/sample.yml:6:1: not valid YAML"));
    }

    @Test
    void refusesWhatYamlReadsOtherwiseThanItLooks() {
        for (String content : new String[] {
            "files: {/a: {mode: 000755}}",
            "option_settings: {ns: {A: yes}}",
            "option_settings: {ns: {A: 12:30:00}}",
            "option_settings: {ns: {A: 2026-11-01}}",
            "option_settings: {ns: {on: a}}",
            "commands: {10: {command: a}}",
            "commands:",
        }) {
            assertThat(Given.problems(config(content))).as(content).hasSize(1);
        }
        assertThat(Given.problems(config("option_settings: {ns: {A: true, B: 10, C: 0.5, D: \"yes\"}}")))
                .isEmpty();
    }

    @Test
    void survivesAnyText() {
        for (String text : new String[] {"", "\t", "- a", "a: [", "\u0000", "{}", "a", "null", "? [a]\n: b", "a: *b"}) {
            assertThat(Template.parse(Given.source(text)).ok()).as(text).isFalse();
        }
    }

    @Test
    void wantsHooksToBeExecutable() {
        assertThat(Given.problems("file: .platform/hooks/predeploy/10_x.sh\ntext: |\n  #!/bin/sh\n"))
                .singleElement()
                .asString()
                .contains("executable: true");
    }

    private static String config(String content) {
        return "file: .ebextensions/10-sample.config\ncontent:\n  " + content + "\n";
    }

    private static String hook(String script) {
        return "file: .platform/hooks/predeploy/10_x.sh\nexecutable: true\ntext: |\n  #!/bin/sh\n" + script.indent(2);
    }
}
