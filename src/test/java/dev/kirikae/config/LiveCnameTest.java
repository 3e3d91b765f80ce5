package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code live.cname}: what is taken, and what is refused rather than cut. */
class LiveCnameTest {

    private static String file(String region, String cname) {
        return "application: shop\nregion: " + region + "\nlive: {cname: \"" + cname + "\"}\n";
    }

    @ParameterizedTest
    @CsvSource({
        "ap-northeast-1, shop, shop",
        "ap-northeast-1, SHOP, shop",
        "ap-northeast-1, shop.ap-northeast-1.elasticbeanstalk.com, shop.ap-northeast-1.elasticbeanstalk.com",
        "ap-northeast-1, shop.elasticbeanstalk.com, shop.elasticbeanstalk.com",
        "ap-northeast-1, Shop.eba-x1y2z3a4.ap-northeast-1.ElasticBeanstalk.com.,"
                + " shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com",
        "us-gov-west-1, shop.eba-x1y2z3a4.us-gov-west-1.elasticbeanstalk.com,"
                + " shop.eba-x1y2z3a4.us-gov-west-1.elasticbeanstalk.com",
        "cn-north-1, shop.cn-north-1.eb.amazonaws.com.cn, shop.cn-north-1.eb.amazonaws.com.cn",
        "cn-northwest-1, shop.eba-x1y2z3a4.cn-northwest-1.eb.amazonaws.com.cn,"
                + " shop.eba-x1y2z3a4.cn-northwest-1.eb.amazonaws.com.cn"
    })
    void isAPrefixOrTheWholeName(String region, String written, String read) {
        Configuration configuration = Reads.configuration(file(region, written));

        assertThat(configuration.live().cname()).isEqualTo(read);
        assertThat(configuration.liveName().region()).isEqualTo(region);
        assertThat(ConfigurationJson.read(ConfigurationJson.write(configuration)))
                .isEqualTo(configuration);
    }

    @ParameterizedTest
    @CsvSource({
        "ap-northeast-1, shop.us-east-1.elasticbeanstalk.com, 'a name of the region ap-northeast-1, which stands in"
                + " region, not of us-east-1'",
        "ap-northeast-1, shop.eba-x1y2z3a4.us-east-1.elasticbeanstalk.com, 'a name of the region ap-northeast-1, which"
                + " stands in region, not of us-east-1'",
        "ap-northeast-1, shop.cn-north-1.eb.amazonaws.com.cn, 'a name that ends in .elasticbeanstalk.com, as those of"
                + " region ap-northeast-1 do'",
        "cn-north-1, shop.cn-north-1.elasticbeanstalk.com, 'a name that ends in .eb.amazonaws.com.cn, as those of"
                + " region cn-north-1 do'",
        "ap-northeast-1, shop.example.com, 'a name that Beanstalk gave, which ends in .elasticbeanstalk.com, found"
                + " \"shop.example.com\"; a name of your own leads there'",
        "ap-northeast-1, http://shop.ap-northeast-1.elasticbeanstalk.com/, 'the name alone, without scheme, port and"
                + " path'",
        "ap-northeast-1, shop.ap-northeast-1.elasticbeanstalk.com:443, 'the name alone, without scheme, port and path'",
        "ap-northeast-1, shop.a.b.ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63",
        "ap-northeast-1, shop.us-east-1.ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63",
        "ap-northeast-1, shop..ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63",
        "ap-northeast-1, sho.ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63",
        "ap-northeast-1, .ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63",
        "ap-northeast-1, elasticbeanstalk.com, a name that Beanstalk gave",
        "ap-northeast-1, shop., a name that Beanstalk gave",
        "ap-northeast-1, lädeli, a CNAME prefix of 4 to 63",
        "ap-northeast-1, lädeli.ap-northeast-1.elasticbeanstalk.com, a CNAME prefix of 4 to 63"
    })
    void whatDoesNotFitIsRefusedAtItsPlace(String region, String written, String expected) {
        assertThat(Reads.problems(file(region, written)))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("kirikae.yml:3:15: live.cname: expected " + expected)
                        .contains(", found \"" + written + "\""));
    }
}
