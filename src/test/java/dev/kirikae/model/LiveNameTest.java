package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A prefix or a whole name: which names it is, and whether an environment can be created with it. */
class LiveNameTest {

    private static final String TOKYO = "ap-northeast-1";

    /** A whole name is itself alone: another environment of the same prefix has another name. */
    @ParameterizedTest
    @CsvSource({
        "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com,"
                + " Shop.EBA-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com., true",
        "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com, shop.eba-a4z3y2x1.ap-northeast-1.elasticbeanstalk.com,"
                + " false",
        "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com, shop.ap-northeast-1.elasticbeanstalk.com, false",
        "shop.elasticbeanstalk.com, shop.ap-northeast-1.elasticbeanstalk.com, false",
        "shop.elasticbeanstalk.com, shop.elasticbeanstalk.com, true",
        "shop.ap-northeast-1.elasticbeanstalk.com, shop.elasticbeanstalk.com, false",
        "shop, shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com, false"
    })
    void aWholeNameIsItselfAlone(String name, String cname, boolean same) {
        assertThat(new LiveName(name, TOKYO).matches(cname)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, ap-northeast-1, shop",
        "shop.ap-northeast-1.elasticbeanstalk.com, ap-northeast-1, shop",
        "shop.cn-north-1.eb.amazonaws.com.cn, cn-north-1, shop",
        "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com, ap-northeast-1, ",
        "shop.elasticbeanstalk.com, ap-northeast-1, "
    })
    void onlyARegionalNameWithoutAnInfixIsCreated(String name, String region, String prefix) {
        assertThat(new LiveName(name, region).creatablePrefix()).isEqualTo(prefix);
    }

    /** What is written for an environment that was found finds it again. */
    @ParameterizedTest
    @CsvSource({
        "Shop.ap-northeast-1.elasticbeanstalk.com, ap-northeast-1, shop",
        "Shop.eba-x1y2z3a4.us-gov-west-1.elasticbeanstalk.com, us-gov-west-1,"
                + " shop.eba-x1y2z3a4.us-gov-west-1.elasticbeanstalk.com",
        "shop.pjqsgmbvqe.cn-northwest-1.eb.amazonaws.com.cn, cn-northwest-1,"
                + " shop.pjqsgmbvqe.cn-northwest-1.eb.amazonaws.com.cn",
        "shop.elasticbeanstalk.com, ap-northeast-1, shop.elasticbeanstalk.com"
    })
    void aNameThatWasFoundIsWrittenSoThatItIsFoundAgain(String found, String region, String written) {
        LiveName name = LiveName.of(found, region);

        assertThat(name.cname()).isEqualTo(written);
        assertThat(name.matches(found)).isTrue();
        assertThat(CnameForm.expected(name.cname(), region)).isNull();
        assertThat(CnameForm.region(found)).isIn(region, null);
    }

    @Test
    void aPrefixIsLikeANameWithAnInfixAndNothingElseIs() {
        String infix = "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com";

        assertThat(new LiveName("Shop", TOKYO).isLike(infix)).isTrue();
        assertThat(new LiveName("sho", TOKYO).isLike(infix)).isFalse();
        assertThat(new LiveName("shop", TOKYO).isLike("shop.ap-northeast-1.elasticbeanstalk.com"))
                .isFalse();
        assertThat(new LiveName("shop.ap-northeast-1.elasticbeanstalk.com", TOKYO).isLike(infix))
                .isFalse();
        assertThat(new LiveName("shop", TOKYO).isLike(null)).isFalse();
    }
}
