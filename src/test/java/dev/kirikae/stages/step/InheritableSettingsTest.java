package dev.kirikae.stages.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.OptionSetting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings go along to another environment, on the same platform and on another one. */
class InheritableSettingsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            aws:autoscaling:asg,                          MinSize,          2,               true,  true
            aws:autoscaling:asg,                          MinSize,          '',              false, false
            aws:rds:dbinstance,                           DBPassword,       x,               false, false
            aws:elasticbeanstalk:control,                 LaunchType,       x,               false, false
            aws:elasticbeanstalk:sqsd,                    WorkerQueueURL,   x,               false, false
            aws:elasticbeanstalk:application:environment, KIRIKAE_VERSION,  x,               false, false
            aws:elasticbeanstalk:application:environment, LOG_LEVEL,        info,            true,  true
            aws:autoscaling:launchconfiguration,          ImageId,          ami-1,           true,  false
            aws:autoscaling:launchconfiguration,          SecurityGroups,   awseb-e-1,       false, false
            aws:autoscaling:launchconfiguration,          SecurityGroups,   sg-1,            true,  true
            """)
    void whatGoesAlong(String namespace, String name, String value, boolean same, boolean other) {
        List<OptionSetting> given = List.of(new OptionSetting(namespace, name, value));

        assertThat(InheritableSettings.withoutOwn(given, false)).hasSize(same ? 1 : 0);
        assertThat(InheritableSettings.withoutOwn(given, true)).hasSize(other ? 1 : 0);
    }
}
