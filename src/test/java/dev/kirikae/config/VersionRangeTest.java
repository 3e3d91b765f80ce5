package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which programs may read a file. */
class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        ">=1.2, 1.2.0, true",
        ">=1.2, 1.1.9, false",
        ">1.2, 1.2.0, false",
        ">1.2, 1.2.1, true",
        "<=1.2, 1.2.0, true",
        "<=1.2, 1.2.1, false",
        "<2, 1.9.9, true",
        "<2, 2.0.0, false",
        "=1.2, 1.2.0, true",
        "=1.2, 1.2.1, false",
        "1.2.3, 1.2.3, true",
        "1.2.3, 1.2.4, false",
        ">=1.0 <2, 1.5.0, true",
        ">=1.0 <2, 2.1.0, false",
        ">=1.0 <2, 0.9.0, false",
        ">=1.10, 1.9.0, false",
        ">=1.2, 1.2.0-rc1, true",
        ">=1.2, 1.2.0+7, true"
    })
    void contains(String range, String version, boolean contained) {
        assertThat(Objects.requireNonNull(VersionRange.parse(range)).contains(version))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", ">=", "1.2.3.4", "~1.2", "1.x", ">= 1.2", "1.2,2", "12345678"})
    void isNone(String text) {
        assertThat(VersionRange.parse(text)).isNull();
    }
}
