package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration.OptionSetting;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final String BASE = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            environment:
              settings:
                aws:autoscaling:asg: {MinSize: 2, MaxSize: 8}
              tags: {team: push}
            adopt: [e-aaaaaaaaaa]
            """;

    @Test
    void mapsMergeAndAllElseIsReplaced() {
        Configuration read = Reads.loaded(Reads.overlaid(BASE, """
                        account: "123456789012"
                        live: {cname: push-api-prod}
                        environment:
                          settings:
                            aws:autoscaling:asg: {MinSize: 4}
                            aws:elasticbeanstalk:application:environment: {STAGE: production}
                        adopt: [e-bbbbbbbbbb]
                        """)).configuration();

        assertThat(read.account()).isEqualTo("123456789012");
        assertThat(read.live().cname()).isEqualTo("push-api-prod");
        assertThat(read.environment().settings())
                .containsExactly(
                        new OptionSetting("aws:autoscaling:asg", "MinSize", "4"),
                        new OptionSetting("aws:autoscaling:asg", "MaxSize", "8"),
                        new OptionSetting("aws:elasticbeanstalk:application:environment", "STAGE", "production"));
        assertThat(read.environment().tags()).containsEntry("team", "push");
        assertThat(read.adopt()).containsExactly("e-bbbbbbbbbb");
    }

    @Test
    void eachProblemNamesTheFileThatSaidIt() {
        assertThat(Reads.problems(Reads.overlaid(BASE + "standby: {keep: 100h}\nversions: {keep: many}\n", """
                        live:
                          cname: x
                        standby:
                          kepe: 2h
                        """)))
                .containsExactly(
                        "kirikae.production.yml:2:10: live.cname: expected a CNAME prefix of 4 to 63 letters, digits and"
                                + " hyphens, no hyphen at its ends, or the whole name, such as shop.us-east-1.elasticbeanstalk.com"
                                + " or shop.eba-x1y2z3a4.us-east-1.elasticbeanstalk.com, found \"x\"",
                        "kirikae.production.yml:4:3: standby.kepe: unknown key; perhaps keep is meant",
                        "kirikae.yml:9:17: standby.keep: at-most is 72h and keep 100h; expected at-most to be no shorter"
                                + " than keep",
                        "kirikae.yml:10:18: versions.keep: expected a whole number from 1 to 1000, found \"many\"");
    }

    @Test
    void bothFilesAreLookedThroughForBrokenYaml() {
        assertThat(Reads.problems(Reads.overlaid("a: *x\nb: 1\n", "- 1\n")))
                .containsExactly(
                        "kirikae.production.yml:1:1: expected a map of keys such as application, region and live, found a"
                                + " list",
                        "kirikae.yml:1:4: the alias *x is not read; write the value out");
    }

    @Test
    void anOverlaySatisfiesWhatTheBaseLacks() {
        assertThat(Reads.loaded(Reads.overlaid(
                                "application: push-api\n", "region: eu-west-1\nlive: {cname: push-api}\n"))
                        .configuration()
                        .region())
                .isEqualTo("eu-west-1");
    }
}
