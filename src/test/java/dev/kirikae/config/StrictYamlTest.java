package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictYamlTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "region: eu-west-1\n",
                        "4:1: the key \"region\" stands here a second time; the first is in line 2"),
                Arguments.of("adopt: &a []\n", "4:8: the anchor &a is not read; remove it"),
                Arguments.of("adopt: *a\n", "4:8: the alias *a is not read; write the value out"),
                Arguments.of("service: !!str x1\n", "4:10: the tag tag:yaml.org,2002:str is not read; remove it"),
                Arguments.of("adopt: !Ref []\n", "4:8: the tag !Ref is not read; remove it"),
                Arguments.of("standby:\n  <<: {keep: 1h}\n", "5:3: the merge key << is not read; write the keys out"),
                Arguments.of("---\na: 1\n", "4:1: a second YAML document begins here; a configuration is one document"),
                Arguments.of(
                        "standby:\n\tkeep: 1h\n", "5:1: a tab where YAML allows spaces only; replace it by spaces"),
                Arguments.of(
                        "service: push\n  \tapi\n", "5:3: a tab where YAML allows spaces only; replace it by spaces"),
                Arguments.of("? [a]\n: 1\n", "4:3: expected a word as a key, found a list"),
                Arguments.of("\"\": 1\n", "4:1: a key is empty; write its name before the colon"),
                Arguments.of("adopt: [a\n", "5:1: not readable as YAML: expected ',' or ']', but got <stream end>"),
                Arguments.of("service: a\u0007b\n", "4:11: the character U+0007 cannot stand in this file; remove it"),
                Arguments.of("service: a\u0000b\n", "4:11: the character U+0000 cannot stand in this file; remove it"),
                Arguments.of(
                        "service: \uFEFFb\n",
                        "4:10: a byte order mark inside the text; save the file as UTF-8 without one"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatReadersDisagreeAboutIsRefusedWithItsPlace(String lines, String expected) {
        assertThat(Reads.behindMinimal(lines)).containsExactly("kirikae.yml:" + expected);
    }

    @Test
    void theFileAsAWholeMustBeOneMap() {
        assertThat(Reads.problems(""))
                .containsExactly(
                        "kirikae.yml:1:1: the file is empty; expected at least application, region and live.cname");
        assertThat(Reads.problems("# nothing\n")).hasSize(1);
        assertThat(Reads.problems("hello\n"))
                .containsExactly("kirikae.yml:1:1: expected a map of keys such as application, region and live, found"
                        + " \"hello\"");
        assertThat(Reads.problems("- a\n"))
                .containsExactly(
                        "kirikae.yml:1:1: expected a map of keys such as application, region and live, found a list");
        assertThat(Reads.problems("%TAG ! tag:x,2000:\n---\n" + Reads.MINIMAL))
                .containsExactly("kirikae.yml:1:1: a %TAG directive is not read; remove it");
        assertThat(Reads.configuration("---\n" + Reads.MINIMAL).region()).isEqualTo("ap-northeast-1");
    }

    @Test
    void aTabInsideATextIsPartOfTheText() {
        assertThat(Reads.configuration(
                                Reads.MINIMAL
                                        + "ebextensions:\n  use:\n    - template: t\n      with:\n        a: |\n          if x\n          \ty\n        b: \"x\n\ty\"\n")
                        .ebextensions()
                        .use()
                        .get(0)
                        .with())
                .isEqualTo(Map.of("a", "if x\n\ty\n", "b", "x y"));
    }

    @Test
    void bytesMustBeUtf8WithoutAMark() {
        assertThat(undecodable(new byte[] {'a', ':', '\n', 'b', (byte) 0xC3, '('}))
                .isEqualTo("kirikae.yml:2:2: not UTF-8 from here on; save the file as UTF-8");
        assertThat(undecodable(new byte[] {'a', (byte) 0xE3, (byte) 0x81}))
                .isEqualTo("kirikae.yml:1:2: not UTF-8 from here on; save the file as UTF-8");
        assertThat(undecodable("a: 1\n".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo("kirikae.yml:1:1: the file is UTF-16; save it as UTF-8 without a byte order mark");
        assertThat(undecodable(new byte[256 * 1024 + 1]))
                .isEqualTo("kirikae.yml:1:1: the file has 262145 bytes; at most 262144 (256 KiB) are read");

        Document.Decoding marked =
                Document.decode("kirikae.yml", ("\uFEFF" + Reads.MINIMAL).getBytes(StandardCharsets.UTF_8));
        assertThat(Reads.problems(((Document.Decoded) marked).document().text()))
                .containsExactly("kirikae.yml:1:1: a byte order mark at the start; save the file as UTF-8 without one");

        Document.Decoding good = Document.decode("kirikae.yml", "a: é\n".getBytes(StandardCharsets.UTF_8));
        assertThat(good).isEqualTo(new Document.Decoded(new Document("kirikae.yml", "a: é\n")));
    }

    private static String undecodable(byte[] bytes) {
        Document.Decoding decoding = Document.decode("kirikae.yml", bytes);
        assertThat(decoding).isInstanceOf(Document.Undecodable.class);
        assertThat(((Document.Undecodable) decoding).problems()).hasSize(1);
        return ((Document.Undecodable) decoding).problems().get(0).text();
    }

    @Test
    void hugeAndDeepFilesAreRefused() {
        assertThat(Reads.problems("# " + "x".repeat(256 * 1024) + "\n"))
                .containsExactly("kirikae.yml:1:1: the file has 262147 bytes; at most 262144 (256 KiB) are read");
        assertThat(Reads.behindMinimal("adopt: " + "[".repeat(100_000)))
                .containsExactly("kirikae.yml:4:39: nested deeper than 32 levels; nothing in this file needs that");
        assertThat(Reads.behindMinimal("adopt: " + "[".repeat(31) + "]".repeat(31)))
                .noneMatch(problem -> problem.contains("nested"));
    }
}
