package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInSettingsTest {
    private static final String SETTINGS =
            "environment:\n  settings:\n    aws:elasticbeanstalk:application:environment:\n      ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD: canary",
                "CLIENT_SECRET: canary",
                "apiToken: canary",
                "STRIPE_API_KEY: canary",
                "PRIVATE_KEY: canary",
                "KEY_ID: AKIACANARYCANARY1234",
                "CERT: \"-----BEGIN RSA PRIVATE KEY----- canary\"",
                "DATABASE: postgres://app:canary@db.internal/app",
                "A: ${env.DB_PASSWORD}",
                "B: ${env.HARMLESS}",
            })
    void aSettingThatLooksLikeASecretIsRefusedWithoutShowingIt(String line) {
        ReadResult reading = Reads.read(
                Reads.MINIMAL + SETTINGS + line + "\n",
                Map.of("DB_PASSWORD", "canary", "HARMLESS", "AKIACANARYCANARY1234"),
                Mode.STRICT);
        assertThat(Reads.problems(reading))
                .singleElement()
                .asString()
                .startsWith("kirikae.yml:7:7: environment.settings.aws:elasticbeanstalk:application:environment.")
                .contains("looks like a secret")
                .doesNotContainIgnoringCase("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_SECRET: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
                "MAX_TOKENS: 100",
                "TOKENIZER: bert",
                "SECRETARY: on",
                "PASSWORD: \"\"",
                "MONKEY_ID: 5",
            })
    void whatOnlySoundsLikeOneIsRead(String line) {
        assertThat(Reads.configuration(Reads.MINIMAL + SETTINGS + line + "\n")
                        .environment()
                        .settings())
                .hasSize(1);
    }

    @Test
    void namesOfSecretsMayBeInTheirOwnNamespace() {
        assertThat(Reads.configuration(Reads.MINIMAL
                                + "environment: {settings: {\"aws:elasticbeanstalk:application:environmentsecrets\":"
                                + " {DB_PASSWORD: db}}}\n")
                        .environment()
                        .settings())
                .hasSize(1);
    }

    @Test
    void anExcuseNamesTheSettingAndAReason() {
        String excuse = "lint: {excuse: [{rule: secret, setting: \"%s\", reason: a public token}]}\n";
        String text = Reads.MINIMAL + SETTINGS + "MAP_TOKEN: pk.1\n";

        assertThat(Reads.configuration(
                                text + excuse.formatted("aws:elasticbeanstalk:application:environment:MAP_TOKEN"))
                        .environment()
                        .settings())
                .hasSize(1);
        assertThat(Reads.problems(text + excuse.formatted("aws:elasticbeanstalk:application:environment:OTHER")))
                .hasSize(1);
        assertThat(Reads.problems(
                        Reads.MINIMAL + "lint: {excuse: [{rule: crlf, setting: \"aws:x:y\", reason: because}]}\n"))
                .containsExactly(
                        "kirikae.yml:4:30: lint.excuse[0].setting: only the rule secret is about settings; name a"
                                + " file, or take the rule secret");
    }

    @Test
    void aParameterOfATemplateIsLookedAtToo() {
        assertThat(Reads.behindMinimal("ebextensions: {use: [{template: t, with: {a: AKIACANARYCANARY1234}}]}\n"))
                .containsExactly(
                        "kirikae.yml:4:46: ebextensions.use[0].with.a: this value looks like a secret and would lie"
                                + " in the bundle in clear; keep it in Secrets Manager");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://canary@git.example.com/x.git",
                "https://a:canary@git.example.com/x.git",
                "ssh://git:canary@git.example.com/x.git",
                "git:canary@git.example.com:x.git",
                "https://git.example.com/x.git?private_token=canary",
            })
    void credentialsInTheRepositorysAddressAreRefused(String url) {
        assertThat(Reads.behindMinimal("source: {repository: \"" + url + "\"}\n"))
                .singleElement()
                .asString()
                .contains("credentials stand in this URL")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/x.git",
                "ssh://git@git.example.com:2222/x.git",
                "git@git.example.com:push/api.git",
                "../api",
                "/srv/git/api@2.git",
                ".",
            })
    void addressesAndPathsWithoutCredentialsAreRead(String url) {
        assertThat(Reads.configuration(Reads.MINIMAL + "source: {repository: \"" + url + "\"}\n")
                        .source()
                        .repository())
                .isEqualTo(url);
    }
}
