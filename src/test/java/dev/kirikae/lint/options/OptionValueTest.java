package dev.kirikae.lint.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts fit an option of each kind, and what is expected where one does not. */
class OptionValueTest {

    private static Option option(Option.Kind kind, @Nullable Double from, @Nullable Double to, String... words) {
        return new Option("aws:a:b", "Name", kind, from, to, List.of(words), Set.of(), Set.of(), "A");
    }

    private static Option option(Option.Kind kind) {
        return switch (kind) {
            case WHOLE, DECIMAL -> option(kind, 1.0, 60.0);
            case SPAN -> option(kind, 60.0, 3600.0);
            case CODES -> option(kind, 200.0, 499.0);
            case WORD, EXACT, WORDS -> option(kind, null, null, "Basic", "Enhanced");
            default -> option(kind, null, null);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT    | anything at all          |
            ANY     | [1]                      |
            WHOLE   | 60                       |
            WHOLE   | 0                        | a whole number from 1 to 60
            WHOLE   | 61                       | a whole number from 1 to 60
            WHOLE   | 1.5                      | a whole number from 1 to 60
            DECIMAL | 1.5                      |
            DECIMAL | 0.5                      | a number from 1 to 60
            DECIMAL | many                     | a number from 1 to 60
            TRUTH   | True                     |
            TRUTH   | yes                      | true or false
            WORD    | basic                    |
            WORD    | none                     | one of Basic, Enhanced
            EXACT   | Basic                    |
            EXACT   | basic                    | one of Basic, Enhanced
            WORDS   | basic, Enhanced          |
            WORDS   | basic, none              | some of Basic, Enhanced with commas between
            ARN     | arn:aws:sns:r:1:topic    |
            ARN     | topic                    | an ARN
            SPAN    | PT5M                     |
            SPAN    | PT30S                    | an ISO 8601 duration from PT1M to PT1H
            SPAN    | PT2H                     | an ISO 8601 duration from PT1M to PT1H
            SPAN    | 5m                       | an ISO 8601 duration from PT1M to PT1H
            MOMENT  | 2026-01-31T09:00:00Z     |
            MOMENT  | tomorrow                 | an ISO 8601 timestamp such as 2026-01-31T09:00:00Z
            WEEK    | Tue:09:00                |
            WEEK    | 09:00                    | a day and time in UTC such as Tue:09:00
            CODES   | 200                      |
            CODES   | 200-299, 404             |
            CODES   | 199                      | HTTP status codes of 200 to 499 with commas between
            CODES   | 200-500                  | HTTP status codes of 200 to 499 with commas between
            CODES   | 200, ok                  | HTTP status codes of 200 to 499 with commas between
            JSON    | '{"a": 1}'               |
            JSON    | '[1]'                    | a JSON document
            JSON    | '{"a": 1'                | a JSON document
            """)
    void fits(Option.Kind kind, String text, @Nullable String expected) {
        assertThat(OptionValue.expected(option(kind), text)).isEqualTo(expected == null ? "" : expected);
        assertThat(OptionValue.expected(option(kind), " " + text + " "))
                .as("blanks around it do not count")
                .isEqualTo(expected == null ? "" : expected);
    }

    /** What only a deployment can tell. */
    @ParameterizedTest
    @CsvSource({"''", "' '", "'`{\"Ref\": \"A\"}`'", "'{{resolve:ssm:a}}'"})
    void isNotKnownYet(String text) {
        assertThat(OptionValue.expected(option(Option.Kind.WHOLE), text)).isEmpty();
    }

    @Test
    void aWordBesideANumberIsOneOfTheTwo() {
        Option some = option(Option.Kind.WHOLE, 1.0, 60.0, "Never");
        assertThat(OptionValue.expected(some, "never")).isEmpty();
        assertThat(OptionValue.expected(some, "0")).isEqualTo("a whole number from 1 to 60 or Never");
    }

    @Test
    void aRangeMayBeOpenAtEitherEnd() {
        assertThat(OptionValue.expected(option(Option.Kind.WHOLE, 1.0, null), "0"))
                .isEqualTo("a whole number of at least 1");
        assertThat(OptionValue.expected(option(Option.Kind.WHOLE, null, 9.0), "10"))
                .isEqualTo("a whole number of at most 9");
        assertThat(OptionValue.expected(option(Option.Kind.WHOLE, null, null), "x"))
                .isEqualTo("a whole number");
        assertThat(OptionValue.expected(option(Option.Kind.WHOLE, 1.0, null), "1000000"))
                .isEmpty();
        assertThat(OptionValue.expected(option(Option.Kind.DECIMAL, 0.5, 1.5), "2"))
                .isEqualTo("a number from 0.5 to 1.5");
    }
}
