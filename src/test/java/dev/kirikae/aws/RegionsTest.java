package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ap-northeast-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"})
    void is_known(String region) {
        assertThat(Regions.fault(region)).isNull();
        assertThat(Regions.doubt(region)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ap-northeast-4", "ap-southeast-9", "eu-east-1", "nz-north-1"})
    void may_be_new(String region) {
        assertThat(Regions.fault(region)).isNull();
        assertThat(Regions.doubt(region)).contains("does not know the region " + region);
    }

    @ParameterizedTest
    @CsvSource({
        "ap-northeast-9, ap-northeast-1",
        "ap-notheast-1, ap-northeast-1",
        "us-eat-1, us-east-1",
        "usa-west-1, us-west-1",
        "us-east-01, us-east-1",
        "ap-northeast1, ap-northeast-1",
    })
    void is_a_slip_of(String region, String meant) {
        assertThat(Regions.fault(region)).isEqualTo("AWS has no region " + region + "; did you mean " + meant + "?");
        assertThat(Regions.doubt(region)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "", "tokyo", "aws-global"})
    void is_none(String region) {
        assertThat(Regions.fault(region)).startsWith("AWS has no region " + region + ";");
    }
}
