package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is chosen from a list and mistyped is answered with the name that was probably meant. */
class MistypedNamesTest {

    @TempDir
    private static Path temp;

    private static Shop shop;

    @BeforeAll
    static void aShop() throws Exception {
        shop = Shop.of(temp.resolve("shop"));
        shop.write("kirikae.production.yml", "standby: {keep: 48h}\n");
        shop.commit("Add a target");
    }

    @ParameterizedTest
    @CsvSource({
        "relase, there is no command relase; did you mean release?",
        "help relase, COMMAND: there is no command relase; did you mean release?",
        "status --outptu json, status has no option --outptu; did you mean --output?",
        "--outptu=json status, there is no option --outptu; did you mean --output?",
        "rehearse --incidnet x, rehearse has no option --incidnet; did you mean --incident?",
        "rehearse --incident probe-fails-after-swich, did you mean probe-fails-after-switch?",
        "rehearse --expect setled, --expect: setled is no end of a release; did you mean settled?",
        "plan relase, STAGE: there is no stage relase; did you mean release?",
        "plan uplaod, STAGE: there is no stage uplaod; did you mean upload?",
        "release --allow older-comit --reason x, --allow: there is no guard older-comit; did you mean older-commit?",
        "release --allow aproval --reason x, --allow: there is no guard aproval; did you mean approval?",
        "status --target producton, --target: there is no target producton; did you mean production?",
        "status --output jsno, --output: jsno is no format; did you mean json?",
        "status --output propertes, --output: propertes is no format; did you mean properties?",
        "status --cloud lcoal:x, --cloud: lcoal:x is no cloud; did you mean local?",
        "templates latncy-alarm, NAME: there is no template latncy-alarm; did you mean latency-alarm?",
        "status --service a --region ap-northeast-l, --region: AWS has no region ap-northeast-l; did you mean"
                + " ap-northeast-1?"
    })
    void on_the_command_line(String typed, String answer) {
        Run run = shop.type(typed.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(answer);
    }

    static Stream<Arguments> mistakesInTheFile() {
        return Stream.of(
                Arguments.of("application:", "aplication:", "aplication: unknown key; perhaps application is meant"),
                Arguments.of("health: {accept", "helth: {accept", "verify.helth: unknown key; perhaps health is meant"),
                Arguments.of("accept: [Ok, Info]", "accept: [Okk, Info]", "perhaps Ok is meant"),
                Arguments.of("verify:", "verify:\n  on-failure: rolback", "perhaps rollback is meant"),
                Arguments.of("http: {path", "htpt: {path", "unknown key; perhaps http is meant"),
                Arguments.of("-5xx\"", "-5xx\"\n        no-data: inconclusiv", "perhaps inconclusive is meant"),
                Arguments.of("${environment}-5xx", "${enviroment}-5xx", "perhaps ${environment} is meant"),
                Arguments.of("ap-northeast-1", "ap-norteast-1", "did you mean ap-northeast-1?"),
                Arguments.of("http-5xx-alarm", "htpt-5xx-alarm", "there is no template htpt-5xx-alarm"),
                Arguments.of("http-5xx-alarm", "htpt-5xx-alarm", "did you mean http-5xx-alarm?"),
                Arguments.of(
                        "http-5xx-alarm",
                        "http-5xx-alarm\n      with: {perods: 3}",
                        "template http-5xx-alarm has no parameter 'perods'; did you mean 'periods'?"),
                Arguments.of(
                        "verify:",
                        "lint: {excuse: [{rule: secret-in-claer, reason: none is one}]}\nverify:",
                        "there is no such rule; did you mean 'secret-in-clear'?"));
    }

    @ParameterizedTest
    @MethodSource("mistakesInTheFile")
    void in_the_configuration(String written, String mistyped, String answer) throws Exception {
        String text = Shop.FILE.replace(written, mistyped);
        assertThat(text).isNotEqualTo(Shop.FILE);
        shop.write("other.yml", text);

        Run run = shop.type("-c", "other.yml", "render");

        assertThat(run.out() + run.err()).contains(answer);
    }

    @Test
    void where_nothing_is_near_the_list_is_said_or_where_it_is() {
        assertThat(List.of(
                        shop.type("xyzzy").err(),
                        shop.type("plan", "xyzzy").err(),
                        shop.type("help", "xyzzy").err()))
                .allSatisfy(said -> assertThat(said).contains("upload, release, rollback, destroy"));
        assertThat(shop.type("rehearse", "--incident", "xyzzy").err()).contains("rehearse --list-incidents tells them");
        assertThat(shop.type("templates", "xyzzy").err()).contains("kirikae templates lists them");
        assertThat(shop.type("status", "--output", "xyzzy").err()).contains("expected text or json");
        assertThat(shop.type("status", "--cloud", "xyzzy").err()).contains("expected aws or local");
        assertThat(shop.type("release", "--allow", "xyzzy", "--reason", "x").err())
                .contains("those that can be passed are ");
    }
}
