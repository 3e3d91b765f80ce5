package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template may not say: the sentence that its author reads for each mistake. */
class TemplateRefusalsTest {

    private static final String FILE = "file: .ebextensions/10-sample.config\ncontent: {commands: {}}\n";

    private static String parameter(String rest) {
        return "parameters:\n  name: {description: d, example: x, " + rest + "}\n"
                + "file: .ebextensions/10-sample.config\ncontent: {commands: {a: {command: \"echo ${name}\"}}}\n";
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("parameters: [a]\n" + FILE, "'parameters' must be a map of names"),
                Arguments.of("parameters: {name: string}\n" + FILE, "parameter 'name' must be a map with type"),
                Arguments.of("files: []\n", "'files' must be a list of files"),
                Arguments.of("files: {a: b}\n", "'files' must be a list of files"),
                Arguments.of("files: [a]\n", "a file is a map with 'file' and 'content' or 'text'"),
                Arguments.of(
                        "files:\n  - {file: .ebextensions/a.config, content: {commands: {}}}\n"
                                + "  - {file: .ebextensions/a.config, content: {commands: {}}}\n",
                        "the file .ebextensions/a.config stands here twice"),
                Arguments.of(
                        "when: [a]\n" + FILE, "a condition is a parameter's name, or 'not' and a parameter's name"),
                Arguments.of(
                        "when: a b c\n" + FILE, "a condition is a parameter's name, or 'not' and a parameter's name"),
                Arguments.of("file: .ebextensions/a.config\ncontent: [a]\n", "'content' must be a map"),
                Arguments.of("file: .ebextensions/a.config\n", "'content' must be a map"),
                Arguments.of(
                        "file: .platform/nginx/conf.d/a.conf\ncontent: {a: b}\n", "only a .config file has 'content'"),
                Arguments.of("file: .platform/nginx/conf.d/a.conf\n", "'text' must be a text, the file's lines"),
                Arguments.of("file: .platform/nginx/conf.d/a.conf\ntext: [a]\n", "'text' must be a text"),
                Arguments.of("file: .platform/nginx/conf.d/a.conf\ntext: 7\n", "'text' must be a text"),
                Arguments.of("file: .platform/nginx/conf.d/a.conf\ntext: !Ref a\n", "'text' must be a text"),
                Arguments.of(
                        "file: .platform/nginx/conf.d/a.conf\ntext: \"a\\r\\n\"\n", "carriage returns are not allowed"),
                Arguments.of(
                        "file: .platform/nginx/conf.d/a.conf\nexecutable: true\ntext: a\n",
                        "only hooks are executable"),
                Arguments.of(
                        "parameters:\n  name: {type: string, description: d, example: x}\n"
                                + "file: .platform/nginx/conf.d/a.conf\ntext: |\n  root \\${name|nginx};\n",
                        "it must stand alone as one parameter of a directive"),
                Arguments.of("executable: 7\n" + FILE, "'executable' must be true or false"),
                Arguments.of("platforms: [7]\n" + FILE, "'platforms' must hold texts only"),
                Arguments.of("platforms: a\n" + FILE, "'platforms' must be a list"),
                Arguments.of(
                        "parameters:\n  name: {type: string, description: '', example: x}\n" + FILE,
                        "'description' must be a text that is not empty"),
                Arguments.of(parameter("type: list, items: integer"), "'items' can only be 'string'"),
                Arguments.of(parameter("type: string, one-of: x"), "'one-of' must be a list"),
                Arguments.of(parameter("type: string, language: cobol"), "there is no language 'cobol'"),
                Arguments.of(parameter("type: string, min: 1"), "'min' means nothing for type string"),
                Arguments.of(
                        "parameters:\n  name: {type: integer, description: d, example: 7, min: a}\n" + FILE,
                        "'min' must be a whole number"),
                Arguments.of(
                        parameter("type: string").replace("${name}", "${name|shout}"), "there is no filter 'shout'"),
                Arguments.of(
                        parameter("type: string").replace("${name}", "${ name }"),
                        "after '${' a parameter's name is expected"),
                Arguments.of(
                        "when: name\n" + parameter("type: integer").replace("example: x", "example: 7"),
                        "a condition needs a boolean, text, list or map; 'name' is of type integer"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isReportedToTheAuthor(String rest, String sentence) {
        assertThat(Given.problems(rest))
                .as(rest)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("templates/sample.yml:").contains(": " + sentence));
    }
}
