package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.OptionSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which platform is taken for a pattern, and which settings go with it to another one. */
class PlatformsTest {

    private static final List<String> STACKS = List.of(
            "64bit Amazon Linux 2023 v6.1.0 running Node.js 22",
            "64bit Amazon Linux 2023 v6.10.1 running Node.js 22",
            "64bit Amazon Linux 2023 v6.9.3 running Node.js 22",
            "64bit Amazon Linux 2023 v7.0.0 running Node.js 20",
            "64bit Amazon Linux 2 v5.9.0 running Python 3.8");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            64bit Amazon Linux 2023 v6.* running Node.js 22, 64bit Amazon Linux 2023 v6.10.1 running Node.js 22
            64bit Amazon Linux 2023 v6.9.* running Node.js 22, 64bit Amazon Linux 2023 v6.9.3 running Node.js 22
            *Node.js*, 64bit Amazon Linux 2023 v7.0.0 running Node.js 20
            64bit Amazon Linux 2023 v6.1.0 running Node.js 22, 64bit Amazon Linux 2023 v6.1.0 running Node.js 22
            64bit Amazon Linux 2023 v6x1x0 running Node.js 22, -
            *Ruby*, -
            """)
    void theNewestByItsNumbers(String pattern, String newest) {
        assertThat(Platforms.newest(pattern, STACKS)).isEqualTo(newest);
    }

    @Test
    void theNearestShareMostWords() {
        assertThat(Platforms.nearest("64bit Amazon Linux 2 v5.* running Python 3.11", STACKS))
                .hasSize(3)
                .first()
                .isEqualTo("64bit Amazon Linux 2 v5.9.0 running Python 3.8");
    }

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

        assertThat(Belongings.withoutOwn(given, false)).hasSize(same ? 1 : 0);
        assertThat(Belongings.withoutOwn(given, true)).hasSize(other ? 1 : 0);
    }
}
