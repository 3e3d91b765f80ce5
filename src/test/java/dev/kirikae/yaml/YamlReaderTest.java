package dev.kirikae.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.yaml.YamlReader.Dialect;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read, where it stood, and what is refused in which of the two kinds of files. */
class YamlReaderTest {

    private static YamlReader.Reading read(String text, Dialect dialect) {
        return YamlReader.read("a.yml", text, dialect);
    }

    private static Tree.Entries map(String text) {
        YamlReader.Reading reading = read(text, Dialect.BEANSTALK);
        assertThat(reading.problems()).isEmpty();
        return (Tree.Entries) Objects.requireNonNull(reading.tree());
    }

    private static Tree.Leaf leaf(String value) {
        return (Tree.Leaf) Objects.requireNonNull(map("a: " + value + "\n").get("a"));
    }

    private static List<String> problems(String text, Dialect dialect) {
        YamlReader.Reading reading = read(text, dialect);
        assertThat(reading.tree() == null).isEqualTo(!reading.problems().isEmpty());
        return reading.problems().stream().map(Mistake::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one            | TEXT    | one
            '"7"'          | TEXT    | 7
            7              | WHOLE   | 7
            0x1F           | WHOLE   | 0x1F
            yes            | TRUTH   | yes
            false          | TRUTH   | false
            ~              | NOTHING | ~
            1.5            | OTHER   | 1.5
            2026-11-22     | OTHER   | 2026-11-22
            !Ref Shop      | TEXT    | Shop
            """)
    void aScalarIsOfItsKindAndKeptAsWritten(String written, Tree.Kind kind, String text) {
        assertThat(leaf(written).kind()).isEqualTo(kind);
        assertThat(leaf(written).text()).isEqualTo(text);
    }

    @Test
    void aLocalTagIsKeptAndUsualKindsHaveNone() {
        Tree.Entries map = map("a: !Ref Shop\nb: !Join ['', [x]]\nc: !If {d: e}\nf: [g]\nh: 7\n");

        assertThat(Objects.requireNonNull(map.get("a")).tag()).isEqualTo("!Ref");
        assertThat(Objects.requireNonNull(map.get("b")).tag()).isEqualTo("!Join");
        assertThat(Objects.requireNonNull(map.get("c")).tag()).isEqualTo("!If");
        assertThat(Objects.requireNonNull(map.get("f")).tag()).isNull();
        assertThat(Objects.requireNonNull(map.get("h")).tag()).isNull();
        assertThat(map.tag()).isNull();
        assertThat(map.get("z")).isNull();
        assertThat(map.find("a")).isEqualTo(map.entries().get(0));
    }

    @Test
    void placesCountFromOneInCodePoints() {
        Tree.Entries map = map("one: 1\n\uD83D\uDE00: [two]\n");

        assertThat(map.entries().get(0).value().spot()).isEqualTo(new Spot("a.yml", 1, 6));
        assertThat(map.entries().get(1).key().spot()).isEqualTo(new Spot("a.yml", 2, 1));
        assertThat(map.entries().get(1).value().spot()).isEqualTo(new Spot("a.yml", 2, 4));
    }

    /** Also over the lines of a block, and not where a dollar opens no brace. */
    @Test
    void everyReferenceInATextHasItsPlace() {
        Tree.Leaf block = leaf("|\n  x ${one} $two\n  ${three}${four}\n  five$");

        assertThat(block.dollars())
                .containsExactly(new Spot("a.yml", 2, 5), new Spot("a.yml", 3, 3), new Spot("a.yml", 3, 11));
        assertThat(leaf("${one}$").dollars()).containsExactly(new Spot("a.yml", 1, 4));
        assertThat(leaf("no $reference").dollars()).isEmpty();
        assertThat(leaf("\"${one}\"").dollars()).containsExactly(new Spot("a.yml", 1, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: &x 1'             | a.yml:1:4: anchors and aliases are not allowed in a template; write the part out
            'a: {<<: {b: 1}}'     | a.yml:1:5: merge keys are not allowed in a template; write the part out
            'a: !Shop x'          | a.yml:1:4: the tag !Shop is not allowed; only CloudFormation's short forms such as !Ref are
            '{a: 1, a: 2}'        | a.yml:1:8: the key 'a' stands here twice; keep one
            """)
    void aTemplateIsStricterThanBeanstalk(String text, String problem) {
        assertThat(problems(text, Dialect.TEMPLATE)).containsExactly(problem);
        assertThat(problems(text, Dialect.BEANSTALK)).isEmpty();
    }

    @Test
    void aTemplateMayUseTheShortForms() {
        for (String text : List.of("a: !Ref Shop\n", "a: !Join ['', [x]]\n", "a: !If {d: e}\n")) {
            assertThat(problems(text, Dialect.TEMPLATE)).isEmpty();
        }
        assertThat(problems("a: !Shop [x]\n", Dialect.TEMPLATE)).hasSize(1);
    }

    @Test
    void anAliasInATemplateIsNamedBesideItsAnchor() {
        assertThat(problems("a: &x 1\nb: *x\n", Dialect.TEMPLATE)).hasSize(2);
        assertThat(map("a: &x [1]\nb: *x\n").get("b"))
                .isInstanceOfSatisfying(
                        Tree.Items.class, list -> assertThat(list.items()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void aListIsNoKey(Dialect dialect) {
        assertThat(problems("? [a]\n: b\n", dialect))
                .containsExactly("a.yml:1:3: a list or map stands where a key is expected");
    }

    @Test
    void anEmptyTextIsNoTemplateAndAsGoodAsNoFileOfBeanstalks() {
        for (String text : List.of("", "\n", "# nothing\n")) {
            assertThat(problems(text, Dialect.TEMPLATE))
                    .containsExactly("a.yml:1:1: the file is empty; expected one YAML document");
            YamlReader.Reading reading = read(text, Dialect.BEANSTALK);
            assertThat(reading.tree()).isNull();
            assertThat(reading.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoYamlIsReportedAtItsPlace(Dialect dialect) {
        assertThat(problems("a: 1\nb: [\n", dialect))
                .singleElement()
                .asString()
                .startsWith("a.yml:3:1: not valid YAML: ");
        assertThat(problems("[a]\nb\n", dialect))
                .containsExactly("a.yml:2:1: not valid YAML: expected '<document start>', but found '<scalar>'");
        assertThat(problems("a: \u0007\n", dialect))
                .containsExactly(
                        "a.yml:1:4: the character U+0007 is not allowed in YAML; write it as an escape in double quotes");
        assertThat(problems("a: 1\nb: 2\nc: \u0007\n", dialect))
                .singleElement()
                .asString()
                .startsWith("a.yml:3:4: ");
        assertThat(problems("a: 1\n---\nb: 2\n", dialect))
                .singleElement()
                .asString()
                .startsWith("a.yml:2:1: not valid YAML: ");
    }

    @Test
    void aliasesUnfoldToSoMuchAndNoMore() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 5; i++) {
            String many = ("*a" + (i - 1) + " , ").repeat(9) + "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, many));
        }

        assertThat(problems(text.toString(), Dialect.BEANSTALK))
                .containsExactly("a.yml:1:1: not valid YAML: more than 100000 nodes after aliases are unfolded");
        assertThat(problems("a: &x [*x]\n", Dialect.BEANSTALK))
                .containsExactly("a.yml:1:1: not valid YAML: an alias refers to what contains it");
    }

    @Test
    void twinsAreTheLaterOnesInTheirOrder() {
        Tree.Entries map = map("a: 1\nb: 2\na: 3\na: 4\nb: 5\n");

        assertThat(YamlReader.twins(map))
                .extracting(entry -> ((Tree.Leaf) entry.value()).text())
                .containsExactly("3", "4", "5");
    }

    @Test
    void aMistakeIsReportedAtItsPlace() {
        Spot spot = new Spot("a.yml", 3, 7);

        assertThat(spot.mistake("it is wrong")).hasToString("a.yml:3:7: it is wrong");
        assertThat(spot.mistake("it is wrong").about()).isNull();
        assertThat(spot.mistake("it is wrong", "port").about()).isEqualTo("port");
    }
}
