package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An environment in the words that Beanstalk uses, and the name that one of them owns. */
class EnvironmentTest {

    private static final EnvironmentId ID = new EnvironmentId("e-3vui9m2zcq");

    private static Environment environment(Environment.Words words, @Nullable String cname) {
        return new Environment(
                ID,
                "shop-1",
                "shop",
                "v1",
                Status.of(words.status()),
                HealthColour.of(words.colour()),
                HealthStatus.of(words.health()),
                cname,
                null,
                "a platform",
                Tier.of(words.tier()),
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                null,
                words);
    }

    @ParameterizedTest
    @EnumSource
    void aStatusIsReadFromItsOwnWord(Status status) {
        assertThat(Status.of(status.word())).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Launching, LAUNCHING, false, false, true",
        "Ready, READY, true, false, true",
        "ready, READY, true, false, true",
        "LinkingFrom, LINKING_FROM, false, false, true",
        "Terminating, TERMINATING, false, true, false",
        "Terminated, TERMINATED, false, true, false",
        "Aborting, ABORTING, false, false, true",
        "Pausing, UNKNOWN, false, false, true",
        "'', UNKNOWN, false, false, true"
    })
    void aStatusSaysWhatAnEnvironmentIsGoodFor(
            String word, Status status, boolean ready, boolean ending, boolean exists) {
        Environment environment = environment(new Environment.Words(word, "Green", "Ok", "WebServer"), null);

        assertThat(environment.status()).isEqualTo(status);
        assertThat(environment.isReady()).isEqualTo(ready);
        assertThat(environment.status().isEnding()).isEqualTo(ending);
        assertThat(environment.exists()).isEqualTo(exists);
    }

    @ParameterizedTest
    @CsvSource({
        "Ok, OK, true",
        "ok, OK, true",
        "No Data, NO_DATA, true",
        "NoData, NO_DATA, true",
        "Suspended, SUSPENDED, true",
        "'', NONE, false",
        "unrecognised, UNRECOGNISED, true",
        "Splendid, UNRECOGNISED, true"
    })
    void healthIsReadInBothSpellings(String word, HealthStatus health, boolean enhanced) {
        assertThat(HealthStatus.of(word)).isEqualTo(health);
        assertThat(HealthStatus.of(word).isEnhanced()).isEqualTo(enhanced);
    }

    @ParameterizedTest
    @EnumSource
    void healthIsReadFromItsOwnWord(HealthStatus health) {
        assertThat(HealthStatus.of(health.word())).isEqualTo(health);
    }

    @ParameterizedTest
    @EnumSource
    void aColourIsReadFromItsOwnWord(HealthColour colour) {
        assertThat(HealthColour.of(colour.word())).isEqualTo(colour);
        assertThat(HealthColour.of("Purple")).isEqualTo(HealthColour.UNRECOGNISED);
    }

    @ParameterizedTest
    @CsvSource({
        "WebServer, WEB",
        "webserver, WEB",
        "Worker, WORKER",
        "Cluster, UNKNOWN",
        "unknown, UNKNOWN",
        "'', UNKNOWN"
    })
    void onlyTheWebTierIsTakenForWeb(String word, Tier tier) {
        assertThat(Tier.of(word)).isEqualTo(tier);
        assertThat(tier.word()).isEqualToIgnoringCase(tier == Tier.UNKNOWN ? "unknown" : word);
    }

    @Test
    void wordsAreKeptAsBeanstalkWroteThem() {
        Environment odd = environment(new Environment.Words("Pausing", "Purple", "Splendid", "Cluster"), null);
        assertThat(odd.statusWord()).isEqualTo("Pausing");
        assertThat(odd.tierWord()).isEqualTo("Cluster");
        assertThat(odd.healthWord()).isEqualTo("Splendid");

        Environment bare = environment(new Environment.Words("", "Yellow", "", ""), null);
        assertThat(bare.statusWord()).isEqualTo("without a status");
        assertThat(bare.tierWord()).isEqualTo("without a name");
        assertThat(bare.healthWord()).as("basic health is a colour").isEqualTo("Yellow");
    }

    @Test
    void whereNoWordsAreKeptTheyAreThoseOfWhatWasRead() {
        Environment made = new Environment(
                ID,
                "shop-1",
                "shop",
                null,
                Status.LINKING_TO,
                HealthColour.GREY,
                HealthStatus.NO_DATA,
                null,
                null,
                "a platform",
                Tier.WORKER,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                null);

        assertThat(made.words()).isEqualTo(new Environment.Words("LinkingTo", "Grey", "NoData", "Worker"));
        Environment kept = new Environment(
                ID,
                "shop-1",
                "shop",
                null,
                Status.LINKING_TO,
                HealthColour.GREY,
                HealthStatus.NO_DATA,
                null,
                null,
                "a platform",
                Tier.WORKER,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                null,
                null);
        assertThat(kept).as("as an older version kept it").isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e-",
                "production",
                "e-3vui9m2zc",
                "e-3vui9m2zcqq",
                "E-3vui9m2zcq",
                "e-3vui9m2zc_",
                " e-3vui9m2zcq"
            })
    void whatIsNoIdentifierIsRefused(String value) {
        assertThat(EnvironmentId.isWellFormed(value)).isFalse();
        assertThatThrownBy(() -> new EnvironmentId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an environment id: " + value);
    }

    @Test
    void identifiersAreOrderedAndShownAsTheirText() {
        EnvironmentId first = new EnvironmentId("e-0aaaaaaaaa");

        assertThat(first).isLessThan(ID).hasToString("e-0aaaaaaaaa");
        assertThat(ID).isEqualByComparingTo(new EnvironmentId("e-3vui9m2zcq"));
    }

    /** With the region and without it, with a dot at the end and without; case does not count. */
    @ParameterizedTest
    @CsvSource({
        "ap-northeast-1, shop.ap-northeast-1.elasticbeanstalk.com, true",
        "ap-northeast-1, shop.elasticbeanstalk.com, true",
        "ap-northeast-1, Shop.AP-Northeast-1.ElasticBeanstalk.com., true",
        "ap-northeast-1, shop.us-east-1.elasticbeanstalk.com, false",
        "ap-northeast-1, shop-2.ap-northeast-1.elasticbeanstalk.com, false",
        "ap-northeast-1, shop.ap-northeast-1.elasticbeanstalk.com.., false",
        "ap-northeast-1, '', false",
        "ap-northeast-1, , false",
        "cn-north-1, shop.cn-north-1.eb.amazonaws.com.cn, true",
        "cn-north-1, shop.cn-north-1.elasticbeanstalk.com, false"
    })
    void theLiveNameHasTwoForms(String region, String cname, boolean owned) {
        LiveName name = new LiveName("shop", region);

        assertThat(name.matches(cname)).isEqualTo(owned);
        assertThat(name.isOwnedBy(environment(new Environment.Words("Ready", "Green", "Ok", "WebServer"), cname)))
                .isEqualTo(owned);
        assertThat(name.isOwnedBy(environment(new Environment.Words("Terminated", "Grey", "", "WebServer"), cname)))
                .as("what is gone owns nothing")
                .isFalse();
        assertThat(name.matches(name.fullName())).isTrue();
    }

    @Test
    void aPrefixMayBeWrittenInCapitals() {
        assertThat(new LiveName("SHOP", "ap-northeast-1").matches("shop.ap-northeast-1.elasticbeanstalk.com"))
                .isTrue();
    }
}
