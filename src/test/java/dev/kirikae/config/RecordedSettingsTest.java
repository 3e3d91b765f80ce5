package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of an environment: what may be set, what is inherited, and what a record says of both. */
class RecordedSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "aws:autoscaling:scheduledaction, MinSize, a scheduled action needs a resource name",
        "aws:autoscaling:asg, Min=Size, expected an option's name without control characters and =",
        "aws:elasticbeanstalk:application:environment, KIRIKAE_VERSION, this property is written by Kirikae itself",
        "aws:elasticbeanstalk:application:environment, KIRIKAE_RELEASE, this property is written by Kirikae itself",
        "aws:elasticbeanstalk:application:environment, A B, expected a property's name of at most 128 letters"
    })
    void whatNoFileMaySet(String namespace, String name, String why) {
        assertThat(Reads.behindMinimal("environment: {settings: {\"" + namespace + "\": {\"" + name + "\": x}}}\n"))
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void aPropertysNameOfKirikaesIsFreeInOtherNamespaces() {
        assertThat(Reads.configuration(Reads.MINIMAL + "environment: {settings: {aws:a:b: {KIRIKAE_VERSION: x}}}\n")
                        .environment()
                        .settings())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "none", "[aws:autoscaling:asg:MinSize, aws:elb:listener:443:Port]"})
    void whatIsInheritedComesBackFromARecord(String inherit) {
        Configuration read = Reads.configuration(Reads.MINIMAL + "environment: {inherit: " + inherit + "}\n");

        assertThat(ConfigurationJson.read(ConfigurationJson.write(read))).isEqualTo(read);
    }

    @Test
    void aListOfWhatIsInheritedHasOptionsOnly() {
        assertThat(Reads.behindMinimal("environment: {inherit: [MinSize]}\n"))
                .singleElement()
                .asString()
                .startsWith("kirikae.yml:4:25: environment.inherit[0]: expected ");
    }

    @Test
    void aRecordedSettingHasItsThreeTexts() {
        String record = ConfigurationJson.write(
                Reads.configuration(Reads.MINIMAL + "environment: {settings: {aws:a:b: {C: d}}}\n"));
        String setting = "{\"name\":\"C\",\"namespace\":\"aws:a:b\",\"value\":\"d\"}";
        assertThat(record).contains("[" + setting + "]");

        for (String other : List.of(
                "1",
                "[]",
                "{}",
                "{\"name\":\"C\"}",
                setting.replace("\"C\"", "[]"),
                setting.replace("\"aws:a:b\"", "{}"),
                setting.replace("\"d\"", "[]"))) {
            assertThatThrownBy(() -> ConfigurationJson.read(record.replace(setting, other)))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected a recorded setting with namespace, name and value");
        }
    }
}
