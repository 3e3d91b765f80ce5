package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request is called where people type it again. */
class RequestTest {

    @ParameterizedTest
    @CsvSource({"release, release", "release --allow locked, release", "recover --gone e-1 --reason x, recover"})
    void theStageIsTheFirstWord(String typed, String stage) {
        assertThat(Requests.of(typed, "mine").stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"shop, shop, shop", "shop, mail, shop/mail"})
    void aServiceIsNamedBesideItsApplicationWhereTheyDiffer(String application, String service, String words) {
        Request request = new Request(
                "release",
                new Request.Requester("mine", "oncall", "", "1.0.0"),
                new Request.Address(application, service, null, "ap-northeast-1"),
                Allowances.NONE,
                "",
                new Request.Limits(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), Request.BRIEF));

        assertThat(request.words()).isEqualTo(words);
    }
}
