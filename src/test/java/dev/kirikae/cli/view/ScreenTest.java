package dev.kirikae.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines on terminals of all widths, and without one. */
class ScreenTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:03:07Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Map<String, String> UTF8 = Map.of("LANG", "ja_JP.UTF-8");
    private static final String LONG =
            "environment kirikae-demo-20261129-0c80935 exists, and every instance of it runs the"
                    + " version that was uploaded";

    private static Screen terminal(int columns, ZoneId zone) {
        return Screen.of(true, Map.of("LANG", "C.UTF-8", "NO_COLOR", "1"), () -> columns, zone);
    }

    @Test
    void a_step_is_one_line_with_time_result_sentence_and_duration() {
        assertThat(terminal(80, ZoneOffset.UTC).step(AT, StepMark.OK, "environments read", "0.4 s"))
                .containsExactly("12:03:07Z  ok    environments read" + " ".repeat(41) + "0.4 s");
        assertThat(terminal(80, TOKYO).step(AT, StepMark.FAIL, "environments read", "0.4 s"))
                .containsExactly("12:03:07Z 21:03 JST  FAIL  environments read" + " ".repeat(31) + "0.4 s");
        assertThat(terminal(60, TOKYO).step(AT, StepMark.OK, "environments read", "0.4 s"))
                .containsExactly("12:03Z 21:03 JST  ok    environments read" + " ".repeat(14) + "0.4 s");
        assertThat(Screen.FILE.step(AT, StepMark.OK, "environments read", "4m 30s"))
                .containsExactly("2026-11-22T12:03:07Z  ok    environments read" + " ".repeat(47) + "4m 30s");
    }

    @ParameterizedTest
    @CsvSource({"60", "80", "120", "200"})
    void a_long_sentence_goes_on_below_its_beginning(int columns) {
        List<String> lines = terminal(columns, TOKYO).step(AT, StepMark.WARN, LONG, "12m 30s");

        int left = lines.get(0).indexOf("environment");
        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(Math.min(columns, 100)));
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith(" ".repeat(left)));
        assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains(LONG).endsWith(" 12m 30s");
        assertThat(lines.get(lines.size() - 1)).hasSize(Math.min(columns, 100));
    }

    @Test
    void without_a_terminal_nothing_is_broken() {
        assertThat(Screen.FILE.step(AT, StepMark.OK, LONG, "0.1 s"))
                .containsExactly("2026-11-22T12:03:07Z  ok    " + LONG + "  0.1 s");
        assertThat(Screen.FILE.paragraph(LONG.repeat(9))).containsExactly(LONG.repeat(9));
    }

    @ParameterizedTest
    @CsvSource({"60", "80"})
    void a_row_goes_on_in_its_last_column(int columns) {
        String row =
                "release  11m 12s   20261129-0c80935 is settled: kirikae-demo-20261129-0c80935 serves users, and the way"
                        + " back is there";

        List<String> lines = terminal(columns, ZoneOffset.UTC).paragraph(row);

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith(" ".repeat(19) + line.strip()));
        assertThat(String.join(" ", lines.stream().map(String::strip).toList())).isEqualTo(row);
    }

    @Test
    void what_goes_on_is_below_the_first_word_and_a_name_stays_whole() {
        String name = "kirikae-demo-20261129-0c80935.ap-northeast-1.elasticbeanstalk.com";

        assertThat(terminal(30, ZoneOffset.UTC).paragraph("live is " + name + " now"))
                .containsExactly("live is", "  " + name, "  now");
    }

    @Test
    void wide_letters_take_two_columns() {
        assertThat(Columns.of("切り替え")).isEqualTo(8);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.cut("切り替え", 5)).isEqualTo("切り");
        assertThat(terminal(40, ZoneOffset.UTC).paragraph("コミット コミット コミット コミット コミット"))
                .containsExactly("コミット コミット コミット コミット", "  コミット");
    }

    @Test
    void the_wall_clock_is_beside_every_time_that_a_person_reads() {
        Screen tokyo = terminal(200, TOKYO);

        assertThat(tokyo.shown("kept until 2026-11-22T12:03:07Z"))
                .isEqualTo("kept until 2026-11-22T12:03:07Z (21:03 JST)");
        assertThat(tokyo.shown("as of 2026-11-22 18:03:07Z."))
                .isEqualTo("as of 2026-11-22 18:03:07Z (23 Nov 03:03 JST).");
        assertThat(tokyo.shown("at 2026-99-99T12:03:07Z")).isEqualTo("at 2026-99-99T12:03:07Z");
        assertThat(terminal(200, ZoneOffset.UTC).shown("at 2026-11-22T12:03:07Z"))
                .isEqualTo("at 2026-11-22T12:03:07Z");
        assertThat(Screen.of(false, UTF8, () -> 80, TOKYO).shown("at 2026-11-22T12:03:07Z"))
                .isEqualTo("at 2026-11-22T12:03:07Z");
    }

    @Test
    void a_zone_without_a_short_name_is_said_by_its_offset() {
        String line =
                terminal(80, ZoneId.of("+05:45")).step(AT, StepMark.OK, "x", "").get(0);

        assertThat(line).isEqualTo("12:03:07Z 17:48 +05:45  ok    x");
    }

    @ParameterizedTest
    @CsvSource({
        "true, TERM=xterm, true",
        "true, TERM=dumb, false",
        "true, NO_COLOR=1, false",
        "false, TERM=xterm, false",
        "false, FORCE_COLOR=1, true",
        "false, CLICOLOR_FORCE=1, true",
        "false, FORCE_COLOR=0, false",
        "true, NO_COLOR=1 FORCE_COLOR=1, false",
    })
    void colour_is_for_terminals_that_know_it(boolean terminal, String variables, boolean colours) {
        Screen screen = Screen.of(terminal, env(variables), () -> 80, ZoneOffset.UTC);

        String line = screen.step(AT, StepMark.FAIL, "x", "").get(0);

        assertThat(line.contains("\u001b[31mFAIL\u001b[0m")).isEqualTo(colours);
        assertThat(line.replaceAll("\u001b\\[[0-9;]*m", "")).contains("  FAIL  x");
    }

    @ParameterizedTest
    @CsvSource({
        "LANG=ja_JP.UTF-8, true",
        "LANG=en_US.utf8, true",
        "LANG=ja_JP.eucJP, false",
        "LANG=C, false",
        "LC_ALL=C LANG=en_US.UTF-8, false",
        "LC_CTYPE=C.UTF-8 LANG=C, true",
        "X=1, false",
    })
    void a_terminal_that_does_not_speak_unicode_gets_plain_marks(String variables, boolean unicode) {
        Screen screen = Screen.of(true, env(variables), () -> 80, ZoneOffset.UTC);

        assertThat(screen.shown("AWS is not touched · 切り替え → …"))
                .isEqualTo(unicode ? "AWS is not touched · 切り替え → …" : "AWS is not touched - 切り替え -> ...");
        assertThat(Screen.of(false, env(variables), () -> 80, ZoneOffset.UTC).shown("·"))
                .isEqualTo("·");
    }

    @Test
    void marks_are_words_of_one_width() {
        assertThat(IntStream.range(0, StepMark.values().length)
                        .map(i -> StepMark.values()[i].word().length()))
                .allMatch(length -> length > 0 && length <= 4);
    }

    private static Map<String, String> env(String variables) {
        Map<String, String> env = new java.util.HashMap<>();
        for (String variable : variables.split(" ")) {
            env.put(variable.split("=")[0], variable.split("=")[1]);
        }
        return env;
    }
}
