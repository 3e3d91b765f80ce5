package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmRuleTest {

    @Test
    void namesComeInQuotesOrNotOrAsArns() {
        assertThat(AlarmRule.children("ALARM(CPUUtilizationTooHigh) AND ALARM(DiskReadOpsTooHigh)"))
                .containsExactly("CPUUtilizationTooHigh", "DiskReadOpsTooHigh");
        assertThat(AlarmRule.children("(ALARM(\"a (b)\") OR NOT OK( c d ))AND INSUFFICIENT_DATA(\n\"e\"\n) OR FALSE"))
                .containsExactly("a (b)", "c d", "e");
        assertThat(AlarmRule.children("ALARM(arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:push:5xx)"))
                .containsExactly("push:5xx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TRUE",
                "ALARM()",
                "ALARM(\"a\\\"b\")",
                "AT_LEAST(2, ALARM, (a, b, c))",
                "ALARM(a) AND SOMETHING(b)",
                "ALARM(a) XOR ALARM(b)",
                "ALARM(a"
            })
    void whatIsNotUnderstoodHasNoKnownChildren(String rule) {
        assertThat(AlarmRule.children(rule)).isNull();
    }
}
