package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidentialTest {

    private static final String ARN = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db";

    @ParameterizedTest
    @CsvSource({
        "aws:elasticbeanstalk:application:environment, GREETING, good evening",
        "aws:elasticbeanstalk:application:environment, DB_SECRET, " + ARN,
        "aws:elasticbeanstalk:application:environmentsecrets, DB, " + ARN,
        "aws:rds:dbinstance, DBPassword, correct horse",
        "aws:elasticbeanstalk:sns:topics, Endpoint, https://me:hunter2@example.com/",
    })
    void is_never_shown(String namespace, String name, String value) {
        assertThat(Confidential.shown(namespace, name, value)).isEqualTo("(not shown)");
        assertThat(new OptionSetting(namespace, name, value).toString())
                .isEqualTo(namespace + ":" + name + "=(not shown)");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:autoscaling:asg, MinSize, 2",
        "aws:elbv2:listener:443, DBPasswordArn, " + ARN,
        "aws:rds:dbinstance, DBPassword, " + ARN
    })
    void is_shown(String namespace, String name, String value) {
        assertThat(Confidential.shown(namespace, name, value)).isEqualTo(value);
    }
}
