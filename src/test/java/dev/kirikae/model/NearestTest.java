package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that was probably meant. */
class NearestTest {

    private static final List<String> KNOWN =
            List.of("application", "region", "live", "verify", "stable-for", "red-at-start", "no");

    @ParameterizedTest
    @CsvSource({
        "aplication, application",
        "Region, region",
        "regoin, region",
        "verfiy, verify",
        "stableFor, stable-for",
        "stable_for, stable-for",
        "red at start, red-at-start",
        "REGION, region",
        "on, no",
        "lives, live",
        "xyz, ",
        "nothing-like-it, ",
        "'', "
    })
    void isNearEnough(String found, String meant) {
        assertThat(Nearest.of(found, KNOWN)).isEqualTo(meant);
    }

    @Test
    void theNearestOfSeveralIsMeant() {
        assertThat(Nearest.of("regionz", List.of("legions", "region", "reasons")))
                .isEqualTo("region");
        assertThat(Nearest.of("regio", List.of("region", "regiom")))
                .as("the first of two")
                .isEqualTo("region");
    }

    @Test
    void whatIsTooLongForANameIsLikeNone() {
        assertThat(Nearest.of("a".repeat(64), List.of("a".repeat(63)))).isEqualTo("a".repeat(63));
        assertThat(Nearest.of("a".repeat(65), List.of("a".repeat(65)))).isNull();
    }

    @Test
    void aHintIsTheEndOfASentence() {
        assertThat(Nearest.hint("regoin", KNOWN)).isEqualTo("; did you mean 'region'?");
        assertThat(Nearest.hint("xyz", List.of("one", "two"))).isEqualTo("; known are one, two");
        assertThat(Nearest.hint("xyz", List.of())).isEqualTo("; none is known here");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, '', 3",
        "abc, abd, 1",
        "abc, ab, 1",
        "abc, abxc, 1",
        "abc, acb, 1",
        "abc, bac, 1",
        "abcd, badc, 2",
        "kitten, sitting, 3"
    })
    void aSwapOfNeighboursIsOneStep(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }
}
