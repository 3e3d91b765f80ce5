package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A launch without an instance profile is over within seconds on AWS: it is not begun. */
class LaunchRolesTest {
    private static final String SETTINGS = "    aws:autoscaling:asg: {MinSize: 2}\n";
    private static final String PROFILE =
            SETTINGS + "    aws:autoscaling:launchconfiguration: {IamInstanceProfile: a-profile}\n";

    @TempDir
    private Path temp;

    private Shop shop(String file, Map<String, String> more) throws Exception {
        Map<String, String> files = new HashMap<>(more);
        files.put("kirikae.yml", file);
        files.put("app.js", "// one\n");
        return Shop.of(temp.resolve("shop"), files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan upload", "upload", "rehearse --first", "rehearse --first --incident all"})
    void aFirstReleaseWithoutOneIsRefusedBeforeAnythingIsMade(String words) throws Exception {
        Shop shop = shop(Shop.FILE, Map.of());
        List<String> typed = new java.util.ArrayList<>(List.of(words.split(" ")));
        if (!words.startsWith("rehearse")) {
            typed.addAll(0, List.of("--cloud", "local:" + shop.cloud() + ",empty"));
        }

        Shop.Run run = shop.type(typed.toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains("environment.settings: no instance profile", "Environment must have instance profile")
                .contains("nothing is live to inherit it from")
                .contains("aws:autoscaling:launchconfiguration: {IamInstanceProfile: aws-elasticbeanstalk-ec2-role}")
                .contains("aws:elasticbeanstalk:environment: {ServiceRole: aws-elasticbeanstalk-service-role}")
                .doesNotContain("verified");
    }

    @Test
    void oneInTheFileOrInTheBundleWillDoAndWhatDependsOnTheAccountIsWarnedAbout() throws Exception {
        Shop.Run file = shop(Shop.FILE.replace(SETTINGS, PROFILE), Map.of()).type("rehearse", "--first");
        assertThat(file.code()).as(file.err()).isZero();
        assertThat(file.err())
                .contains("warning: no service role", "warning: an account made since 2024-10-01 cannot create launch");
        temp = temp.resolve("other");
        Shop.Run bundle = shop(
                        Shop.FILE,
                        Map.of(
                                ".ebextensions/roles.config",
                                "option_settings:\n  aws:autoscaling:launchconfiguration:\n"
                                        + "    IamInstanceProfile: a-profile\n    DisableIMDSv1: true\n"
                                        + "  aws:elasticbeanstalk:environment:\n    ServiceRole: a-role\n"))
                .type("rehearse", "--first");
        assertThat(bundle.code()).as(bundle.err()).isZero();
        assertThat(bundle.err()).doesNotContain("no service role", "2024-10-01");
    }

    @Test
    void whatLiveHasIsInheritedAndNothingIsAsked() throws Exception {
        Shop shop = shop(Shop.FILE, Map.of());
        Shop.Run run = shop.local("upload");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("assumed: role aws-elasticbeanstalk-ec2-role")
                .doesNotContain("warning: no service role", "2024-10-01");
    }

    @Test
    void whereNothingIsInheritedItIsAskedFor() throws Exception {
        Shop.Run run = shop(Shop.FILE.replace("  settings:", "  inherit: none\n  settings:"), Map.of())
                .type("rehearse");
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("environment.inherit leaves live's out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MinSize: many", "MinSize: 9, MaxSize: 4"})
    void aValueThatAwsRefusesIsRefusedInTheRehearsal(String value) throws Exception {
        Shop.Run run = shop(Shop.FILE.replace("MinSize: 2", value), Map.of()).type("rehearse");
        assertThat(run.code()).as(run.err()).isNotZero();
        assertThat(run.err()).contains("MinSize");
    }

    @Test
    void aRetiredPlatformIsRefused() throws Exception {
        Shop.Run run = shop(
                        Shop.FILE.replace(
                                "Amazon Linux 2023 v6.* running Node.js 22", "Amazon Linux 2 v5.* running Node.js 18"),
                        Map.of())
                .type("rehearse");
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("no platform matches");
    }
}
