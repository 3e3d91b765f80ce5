package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static final String SETTINGS =
            "environment: {settings: {\"aws:elasticbeanstalk:application:environment\": {A: \"%s\"}}}\n";

    @Test
    void environmentVariablesArePutInWhenTheFileIsReadAndOthersDuringTheRelease() {
        ReadResult reading = Reads.read(
                Reads.MINIMAL + "service: \"${env.SERVICE}\"\n" + SETTINGS.formatted("${env.STAGE}/${release}/$${x}"),
                Map.of("SERVICE", "push-${x}".replace("${x}", "eu"), "STAGE", "a${commit}b"),
                Mode.STRICT);
        Configuration read = Reads.loaded(reading).configuration();

        assertThat(read.service()).isEqualTo("push-eu");
        String value = read.environment().settings().get(0).value();
        assertThat(Variables.expand(value, Map.of("release", "20261122-9f3c2ab")))
                .isEqualTo("a${commit}b/20261122-9f3c2ab/${x}");
    }

    @Test
    void expandingKnowsTheEscapeAndRefusesWhatHasNoValue() {
        assertThat(Variables.expand("$5 $${a} ${commit} $$${b}", Map.of("commit", "9f3c2ab")))
                .isEqualTo("$5 ${a} 9f3c2ab $${b}");
        assertThat(Variables.expand(Variables.escape("$${a} ${b} $"), Map.of())).isEqualTo("$${a} ${b} $");
        assertThatThrownBy(() -> Variables.expand("${release}", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for ${release}");
    }

    @Test
    void anUnknownVariableIsRefusedWithTheOneThatWasMeant() {
        assertThat(Reads.behindMinimal(SETTINGS.formatted("${enviroment}")))
                .containsExactly(
                        "kirikae.yml:4:78: environment.settings.aws:elasticbeanstalk:application:environment.A:"
                                + " unknown variable ${enviroment}, perhaps ${environment} is meant; known here: ${env.NAME},"
                                + " ${commit}, ${environment}, ${release}, ${version}; write $${ where the text itself is meant");
        assertThat(Reads.behindMinimal(SETTINGS.formatted("${commit")))
                .containsExactly(
                        "kirikae.yml:4:78: environment.settings.aws:elasticbeanstalk:application:environment.A:"
                                + " a ${ without its }; close it, or write $${ where the text itself is meant");
    }

    @Test
    void belowEbextensionsOnlyTheCommitIsKnown() {
        assertThat(Reads.behindMinimal("ebextensions: {use: [{template: t, with: {a: \"${release}\"}}]}\n"))
                .containsExactly(
                        "kirikae.yml:4:46: ebextensions.use[0].with.a: ${release} is not known when this value is"
                                + " needed; known here: ${env.NAME}, ${commit}");
        assertThat(Reads.configuration(
                                Reads.MINIMAL + "ebextensions: {use: [{template: t, with: {a: \"x-${commit}\"}}]}\n")
                        .ebextensions()
                        .use()
                        .get(0)
                        .with())
                .containsEntry("a", "x-${commit}");
    }

    @Test
    void whatIsNeededBeforeThereIsAReleaseTakesEnvironmentVariablesOnly() {
        assertThat(Reads.behindMinimal("service: \"${release}\"\n"))
                .containsExactly("kirikae.yml:4:10: service: ${release} is not known when this value is needed; only"
                        + " ${env.NAME} can stand here");
    }

    @Test
    void anUnsetVariableIsAProblemAndInARehearsalAPlaceholder() {
        String text = "application: ${env.APP}\nregion: ${env.REGION}\nlive: {cname: push-api}\n"
                + "account: ${env.ACCOUNT}\nstandby:\n  keep: ${env.KEEP}\n";

        assertThat(Reads.problems(text))
                .containsExactly(
                        "kirikae.yml:1:14: application: the environment variable APP is not set; set it, or write the"
                                + " value here",
                        "kirikae.yml:2:9: region: the environment variable REGION is not set; set it, or write the value"
                                + " here",
                        "kirikae.yml:4:10: account: the environment variable ACCOUNT is not set; set it, or write the"
                                + " value here",
                        "kirikae.yml:6:9: standby.keep: the environment variable KEEP is not set; set it, or write the"
                                + " value here");

        ReadResult.Loaded rehearsed = Reads.loaded(Reads.read(text, Map.of("KEEP", "2h"), Mode.REHEARSAL));
        assertThat(rehearsed.configuration().application()).isEqualTo("placeholder-app");
        assertThat(rehearsed.configuration().account()).isEqualTo("000000000000");
        assertThat(rehearsed.notices())
                .contains(
                        "kirikae.yml:1:14: application: the environment variable APP is not set; the rehearsal takes the"
                                + " placeholder placeholder-app",
                        "kirikae.yml:4:10: account: the environment variable ACCOUNT is not set; the rehearsal takes the"
                                + " placeholder 000000000000");
    }

    @Test
    void aProblemNeverShowsAVariablesValue() {
        assertThat(Reads.problems(Reads.read(
                        Reads.MINIMAL + "account: ${env.ACCOUNT}\nstandby:\n  keep: ${env.KEEP}\n",
                        Map.of("ACCOUNT", "hunter2", "KEEP", "canary"),
                        Mode.STRICT)))
                .containsExactly(
                        "kirikae.yml:4:10: account: expected the twelve digits of an AWS account, found"
                                + " \"${env.ACCOUNT}\"",
                        "kirikae.yml:6:9: standby.keep: expected a duration such as 500ms, 10s, 5m or 2h, from 0s to 8760h,"
                                + " found \"${env.KEEP}\"");
    }
}
