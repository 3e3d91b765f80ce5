package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded cloud refuses what AWS refuses when an environment is made, in its words. */
class LaunchRefusalsTest {
    private static final OptionSetting PROFILE =
            new OptionSetting("aws:autoscaling:launchconfiguration", "IamInstanceProfile", "a-profile");

    private static CloudFixture knowing(CloudBuilder builder, OptionSetting... settings) {
        return new CloudFixture(builder.bundle("v2", new BundleContent(List.of(settings), Map.of())));
    }

    @Test
    void withoutAnInstanceProfileALaunchIsOverWithinSeconds() {
        CloudFixture fixture = knowing(CloudFixture.blueAndGreen());
        EnvironmentId candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofSeconds(25));
        assertThat(fixture.seen(candidate).status()).isEqualTo(Status.TERMINATED);
        assertThat(fixture.eventsOf(candidate))
                .contains(
                        "Environment must have instance profile associated with it.", "Failed to launch environment.");
    }

    @Test
    void oneFromTheBundleWillDo() {
        CloudFixture fixture = knowing(CloudFixture.blueAndGreen(), PROFILE);
        EnvironmentId candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.seen(candidate).isReady()).isTrue();
    }

    @Test
    void aBundleThatNobodyKnowsIsNotJudged() {
        CloudFixture fixture = new CloudFixture();
        EnvironmentId candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.seen(candidate).isReady()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, Red", "true, Green"})
    void aNewAccountNeedsALaunchTemplate(boolean template, String colour) {
        CloudBuilder builder = CloudFixture.blueAndGreen().incident(Incident.NEW_ACCOUNT);
        OptionSetting hardened =
                new OptionSetting("aws:autoscaling:launchconfiguration", "DisableIMDSv1", template ? "true" : "");
        CloudFixture fixture = knowing(builder, PROFILE, hardened);
        EnvironmentId candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.seen(candidate).colour().word()).isEqualTo(colour);
        assertThat(fixture.eventsOf(candidate).stream().anyMatch(e -> e.contains("Launch Configuration creation")))
                .isEqualTo(!template);
        assertThat(fixture.cloud.struckAt(Incident.NEW_ACCOUNT) != null).isEqualTo(!template);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:autoscaling:asg|MinSize|many|Invalid option value: 'many'",
                "aws:autoscaling:asg|MinSiz|2|Unknown configuration setting",
                "aws:autoscaling:launchconfiguration|MonitoringInterval|9 minute|Invalid option value: '9 minute'",
                "aws:elasticbeanstalk:eks|ClusterName|mine|Unknown configuration setting",
                "nothing:like:it|A|b|Unknown configuration setting",
                "aws:autoscaling:asg|MinSize|20|Value must be less than or equal to MaxSize"
            })
    void optionsAreRefusedInItsWords(String namespace, String name, String value, String message) {
        Answer.Refused refused = OptionValidation.problem(
                List.of(
                        new OptionSetting("aws:autoscaling:asg", "MaxSize", "4"),
                        new OptionSetting(namespace, name, value)),
                PLATFORM);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo("ConfigurationValidationException");
        assertThat(refused.message()).contains(message).contains("'" + namespace + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:autoscaling:asg|MinSize|2",
                "aws:autoscaling:launchconfiguration|MonitoringInterval|5 Minutes",
                "aws:elasticbeanstalk:application:environment|ANY_NAME|any value",
                "aws:elasticbeanstalk:command|SomethingThatAwsLearntSince|x",
                "aws:elasticbeanstalk:newer|Thing|x"
            })
    void whatMayBeRightIsNotRefused(String namespace, String name, String value) {
        assertThat(OptionValidation.problem(List.of(new OptionSetting(namespace, name, value)), PLATFORM))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"ENVIRONMENT_QUOTA, TooManyEnvironmentsException", "PLATFORM_RETIRED, InvalidParameterValue"})
    void anIncidentRefusesTheCall(Incident incident, String code) {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen().incident(incident));
        Answer answer = fixture.create("push-api-3", "push-api-3", "v2");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64bit Amazon Linux 2018.03 v4.* running Node.js|false",
                "64bit Amazon Linux 2 v5.* running Node.js 18|false",
                "64bit Amazon Linux 2023 v6.* running Node.js 22|true",
                "64bit Windows Server 2022 v2.* running IIS 10.0|true"
            })
    void aRetiredPlatformIsNotOnOffer(String pattern, boolean offered) {
        List<String> offers = new OfferedPlatforms(pattern).onOffer();
        String begin = pattern.substring(0, pattern.indexOf(" v") + 2);
        String end = pattern.substring(pattern.indexOf(" running"));
        assertThat(offers.stream().anyMatch(name -> name.startsWith(begin) && name.endsWith(end)))
                .isEqualTo(offered);
    }
}
