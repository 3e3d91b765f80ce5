package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "*Tomcat*, 64bit Amazon Linux 2023 v5.0 running Tomcat 10, true",
        "*Tomcat*, 64bit Amazon Linux 2023 v5.0 running Node.js 22, false",
        "*Tomcat*, 64bit Amazon Linux *, true",
        "a*c, *b*, true",
        "a*c, b*, false",
        "*, *, true",
        "ab, a*b*, true",
        "ab*, *ba, true",
        "aa, a, false",
    })
    void twoPatternsMeetWhereOneNameFitsBoth(String one, String other, boolean meet) {
        assertThat(Wildcard.meet(one, other)).isEqualTo(meet);
        assertThat(Wildcard.meet(other, one)).isEqualTo(meet);
    }

    @ParameterizedTest
    @CsvSource({
        "a*c, abc, true",
        "a*c, ac, true",
        "a*c, acb, false",
        "*, x, true",
        "A, a, false",
        "a**b, ab, true",
        "ab**, ab, true",
        "ab, abc, false",
        "abc, ab, false",
        "'', '', true"
    })
    void aNameFitsItsPattern(String pattern, String name, boolean fits) {
        assertThat(Wildcard.matches(pattern, name)).isEqualTo(fits);
    }
}
