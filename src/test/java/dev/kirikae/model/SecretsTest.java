package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is certainly a secret, what only speaks of one, and what stands in a secret's place. Every secret is made up here. */
class SecretsTest {

    private static List<String> found(String text) {
        return Secrets.clues(text).stream().map(Secrets.Clue::what).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, true, false",
        "dbPassword, true, false",
        "API_KEY, true, false",
        "PASSWORD_FILE, true, true",
        "tokenTtl, true, true",
        "GREETING, false, false",
        "GREETING_URL, false, true",
        "ENDPOINT, false, true"
    })
    void aNameSpeaksOfASecretOrOnlyOfWhereItIs(String name, boolean likely, boolean onlyAbout) {
        assertThat(Secrets.likelyName(name)).isEqualTo(likely);
        assertThat(Secrets.onlyAbout(name)).isEqualTo(onlyAbout);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "<password>",
                "{{ token }}",
                "xxxx",
                "****",
                "changeme",
                "change-it",
                "your-token-here",
                "my-secret",
                "password",
                "12345",
                "true",
                "fill in"
            })
    void aPlaceholderMayMeanAnother(String value) {
        assertThat(Secrets.placeholder(value)).isTrue();
    }

    @Test
    void whatIsNoPlaceholderMayBeASecret() {
        assertThat(Secrets.placeholder("hunter2")).isFalse();
        assertThat(Secrets.placeholder("123456")).isFalse();
        assertThat(Secrets.placeholder("example " + "x".repeat(191)))
                .as("199 characters")
                .isTrue();
        assertThat(Secrets.placeholder("example " + "x".repeat(192)))
                .as("200 characters")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:hunter2@shop.example/, 1",
        "https://me:$PASSWORD@shop.example/, 0",
        "https://me:`pass`@shop.example/, 0",
        "https://me:a$b@shop.example/, 0",
        "https://me:changeme@shop.example/, 0",
        "https://shop.example/, 0"
    })
    void aPasswordInAUrlIsOneUnlessItIsPutThereLater(String text, int clues) {
        assertThat(found(text)).hasSize(clues).allMatch("a password in a URL"::equals);
    }

    @ParameterizedTest
    @CsvSource({"ABCDEFGHIJKLMNOP, 1", "ABCDEFGHIJKLMNO, 0", "ABCDEFGHIJKLMNOPQ, 0", "ABCDEFGHIEXAMPLE, 0"})
    void anAccessKeyHasItsOwnLengthAndIsNoExample(String rest, int clues) {
        assertThat(found("key: AKIA" + rest)).hasSize(clues).allMatch("an AWS access key id"::equals);
    }

    @Test
    void cluesAreListedInTheirOrder() {
        String pem = "-----BEGIN RSA PRIVATE " + "KEY-----\n";
        String text = "a: gh" + "p_" + "a1".repeat(10) + "\nb: |\n  " + pem + "  " + "MIIE".repeat(5) + "\nc: xox"
                + "b-" + "1234567890";

        assertThat(found(text)).containsExactly("a token of GitHub or GitLab", "a private key", "a token of Slack");
        assertThat(Secrets.clues(text))
                .extracting(Secrets.Clue::offset)
                .containsExactly(3, text.indexOf("-----BEGIN"), text.indexOf("xox"));
    }

    @Test
    void aJsonWebTokenIsLikelyASecretAndNotCertainlyOne() {
        String token = "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxIn0.c2ln";

        assertThat(Secrets.likelyValue(token)).isTrue();
        assertThat(found(token)).isEmpty();
    }

    @Test
    void aPublicKeyOrAHeadWithoutAKeyIsLikelyASecretAndNotCertainlyOne() {
        for (String text : List.of(
                "-----BEGIN PUBLIC " + "KEY-----\n" + "MIIE".repeat(5), "-----BEGIN PRIVATE " + "KEY-----\n...")) {
            assertThat(Secrets.likelyValue(text)).isTrue();
            assertThat(found(text)).isEmpty();
        }
        assertThat(Secrets.likelyValue("good evening")).isFalse();
        assertThat(Secrets.reference("arn:aws:secretsmanager:r:1:secret:db")).isTrue();
        assertThat(Secrets.reference("hunter2")).isFalse();
    }
}
