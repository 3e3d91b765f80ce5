package dev.kirikae.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written reads back as the same, and is as readable as its text allows. */
class YamlWriterTest {

    private static final Spot SPOT = new Spot("a.yml", 1, 1);

    private static Tree.Entries map(String key, Tree value) {
        return new Tree.Entries(SPOT, null, List.of(new Tree.Entry(Tree.Leaf.text(SPOT, key), value)));
    }

    private static Tree.Entries text(String text) {
        return map("a", Tree.Leaf.text(SPOT, text));
    }

    private static Tree.Entries read(String text) {
        YamlReader.Reading reading = YamlReader.read("a.yml", text, YamlReader.Dialect.BEANSTALK);
        assertThat(reading.problems()).as(text).isEmpty();
        return (Tree.Entries) Objects.requireNonNull(reading.tree());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one            | a: one
            two words      | a: two words
            host:80        | a: host:80
            a: b           | a: "a: b"
            50-limits      | a: 50-limits
            7              | a: "7"
            1.5            | a: "1.5"
            2026-11-22     | a: "2026-11-22"
            yes            | a: "yes"
            NaN            | a: "NaN"
            null           | a: "null"
            it's           | a: "it's"
            say "hi"       | a: 'say "hi"'
            C:\\dir        | a: 'C:\\dir'
            it's "C:\\dir" | a: "it's \\"C:\\\\dir\\""
            *              | a: "*"
            grüße          | a: "grüße"
            """)
    void aTextIsBareWhereEveryReaderTakesItForThisText(String text, String line) {
        assertThat(YamlWriter.write(text(text))).isEqualTo(line + "\n");
        assertThat(read(line)).isEqualTo(read(YamlWriter.write(text(text))));
        assertThat(((Tree.Leaf) Objects.requireNonNull(read(line).get("a"))).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "\n\n",
                "one\n",
                "one\n\n",
                "one\ntwo",
                "one\ntwo\n",
                "one\n\ntwo\n",
                "one\n  two\n",
                " one\ntwo\n",
                "\tone\ntwo\n",
                "one\n \ntwo\n",
                "one\n\ttwo\n",
                "\none\n",
                "a\rb",
                "a\tb",
                "one\r\ntwo\r\n",
                "a\u0000b",
                "a\u007Fb",
                "a\u0085b",
                "a\u00A0b",
                "a\u200Bb",
                "a\u2028b\nc",
                "a\uFEFFb",
                "a\uE000b",
                "日本語\nです\n",
                "\uD83D\uDE00",
                "\uD83D\uDE00\ntwo\n",
                "a\uFFFEb",
                "\"\\\"",
                "'",
                "${x}",
                "- a",
                "? a",
                "%a",
                "@a",
                "a\u0378b"
            })
    void everyTextReadsBackAsItself(String text) {
        Tree.Leaf leaf = (Tree.Leaf)
                Objects.requireNonNull(read(YamlWriter.write(text(text))).get("a"));

        assertThat(leaf.text()).isEqualTo(text);
        assertThat(leaf.kind()).isEqualTo(Tree.Kind.TEXT);
        Tree.Entries deep = map("b", new Tree.Items(SPOT, null, List.of(text(text))));
        assertThat(YamlWriter.write(read(YamlWriter.write(deep)))).isEqualTo(YamlWriter.write(deep));
    }

    @Test
    void aScriptStaysReadable() {
        assertThat(YamlWriter.write(text("one\ntwo\n"))).isEqualTo("a: |\n  one\n  two\n");
        assertThat(YamlWriter.write(text("one\ntwo"))).isEqualTo("a: |-\n  one\n  two\n");
        assertThat(YamlWriter.write(text("one\n\ntwo\n"))).isEqualTo("a: |\n  one\n\n  two\n");
        assertThat(YamlWriter.write(text("one\n\n"))).isEqualTo("a: \"one\\n\\n\"\n");
    }

    @Test
    void whatPeopleCannotSeeIsWrittenAsAnEscape() {
        assertThat(YamlWriter.quoted("a\u0007\u00A0\u200B\uD83D\uDE00\r\t\"\\é"))
                .isEqualTo("\"a\\x07\\xA0\\u200B\\U0001F600\\r\\t\\\"\\\\é\"");
    }

    @Test
    void aLongTextIsQuoted() {
        assertThat(YamlWriter.write(text("a".repeat(200)))).isEqualTo("a: " + "a".repeat(200) + "\n");
        assertThat(YamlWriter.write(text("a".repeat(201)))).isEqualTo("a: \"" + "a".repeat(201) + "\"\n");
    }

    @Test
    void aLongKeyHasALineOfItsOwn() {
        String key = "k".repeat(1100);
        String text = YamlWriter.write(map(key, Tree.Leaf.text(SPOT, "v")));

        assertThat(text).isEqualTo("? \"" + key + "\"\n: v\n");
        assertThat(Objects.requireNonNull(read(text).find(key)).value())
                .isInstanceOfSatisfying(
                        Tree.Leaf.class, leaf -> assertThat(leaf.text()).isEqualTo("v"));
    }

    /** Lists in maps, maps in lists, tags on each, empty ones, and scalars of every kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}\n",
                "a: 7\nb: true\nc: null\nd: 1.5\ne: x\n",
                "a:\n  - x\n  - - v\n    - w\n  - b: 1\n    c: 2\n",
                "a: []\nb: {}\n",
                "a: !Ref Shop\nb: !Join\n  - \"\"\n  - - v\n    - w\n",
                "a:\n  - !If\n    - b\n    - !Ref c\n  - !Not\n    d: e\n",
                "a: !Select []\nb: !If {}\n"
            })
    void aTreeIsWrittenAsItWouldBeByHand(String text) {
        assertThat(YamlWriter.write(read(text))).isEqualTo(text);
    }

    @Test
    void nothingIsWrittenAsNullHoweverItStood() {
        assertThat(YamlWriter.write(read("a: ~\nb:\n"))).isEqualTo("a: null\nb: null\n");
    }
}
