package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that runs on one side and one instance only: the template's script, run by a real shell. */
class SingletonCronTest {
    private static final String LIVE = "echo push-api.ap-northeast-1.elasticbeanstalk.com";
    private static final String GROUP = "echo awseb-e-1-AWSEBAutoScalingGroup";

    @TempDir
    Path folder;

    private ScriptHost instance;
    private String script = "";

    @BeforeEach
    void start() throws IOException {
        instance = new ScriptHost(folder)
                .program("get-config", "[ \"$*\" = 'container -k environment_name' ] && echo push-api-b")
                .program("curl", """
                        case "$*" in
                          *PUT*api/token) echo TOKEN ;;
                          *TOKEN*placement/region) echo ap-northeast-1 ;;
                          *TOKEN*instance-id) echo i-0bbb ;;
                          *) exit 22 ;;
                        esac
                        """)
                .program("id", "echo 900")
                .program("setpriv", """
                        echo "$*" > "$ROOT/as"
                        while [ "$1" != -- ]; do shift; done
                        shift
                        exec "$@"
                        """)
                .program("job", "pwd; printf '<%s>' \"$@\"; exit 3");
        script = ScriptHost.file(
                "singleton-cron", with("job", "a b", "$HOME", "it's", ""), "/usr/local/bin/kirikae-singleton-report");
    }

    private Map<String, Object> with(String... command) {
        return Map.of(
                "name",
                "report",
                "live-name",
                "push-api",
                "schedule",
                "*-*-* 03:00:00",
                "command",
                List.of(command),
                "directory",
                folder.toString());
    }

    private ScriptHost.Ran run(String environments, String group, String members) throws Exception {
        instance.program("aws", """
                echo "$AWS_DEFAULT_REGION $*" >> "$ROOT/aws"
                case "$*" in
                  'elasticbeanstalk describe-environments --environment-names push-api-b --no-include-deleted '*) %s ;;
                  'autoscaling describe-auto-scaling-instances --instance-ids i-0bbb '*) %s ;;
                  'autoscaling describe-auto-scaling-groups --auto-scaling-group-names awseb-e-1-AWSEBAutoScalingGroup '*) %s ;;
                  *) exit 64 ;;
                esac
                """.formatted(environments, group, members));
        return instance.run(script);
    }

    @Test
    void runsOnTheFirstInstanceOfTheLiveEnvironment() throws Exception {
        ScriptHost.Ran ran = run(LIVE, GROUP, "printf 'i-0ccc\\ti-0bbb\\n'");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .isEqualTo("singleton-cron report: run by i-0bbb of push-api-b\n" + folder.toRealPath()
                        + "\n<a b><$HOME><it's><>");
        assertThat(ran.status()).as("the job's own").isEqualTo(3);
        assertThat(instance.read("as")).startsWith("--reuid 900 --regid 900 --init-groups -- job");
        assertThat(instance.read("aws"))
                .startsWith("ap-northeast-1 elasticbeanstalk")
                .hasLineCount(3);
    }

    @Test
    void knowsTheLiveNameWhateverItsCaseAndRegion() throws Exception {
        assertThat(run("echo Push-API.elasticbeanstalk.com", GROUP, "echo i-0bbb")
                        .status())
                .isEqualTo(3);
    }

    /** The name that Beanstalk gave, infix and all. */
    @Test
    void knowsAWholeLiveName() throws Exception {
        String whole = "push-api.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com";
        script = script.replace("live='push-api'", "live='" + whole + "'");

        assertThat(run("echo " + whole, GROUP, "echo i-0bbb").status()).isEqualTo(3);
        assertThat(run(LIVE, GROUP, "echo i-0bbb").out())
                .contains("is not live: its address is push-api.ap-northeast-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo push-api.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com",
                "echo push-api-green.ap-northeast-1.elasticbeanstalk.com",
                "echo my-push-api.ap-northeast-1.elasticbeanstalk.com",
                "echo push-apix.ap-northeast-1.elasticbeanstalk.com"
            })
    void doesNothingOnTheOtherSide(String environments) throws Exception {
        ScriptHost.Ran ran = run(environments, GROUP, "echo i-0bbb");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("singleton-cron report: not run; push-api-b is not live: its address is ");
        assertThat(instance.path("as")).doesNotExist();
        assertThat(instance.read("aws")).doesNotContain("autoscaling");
    }

    @Test
    void doesNothingOnOtherInstances() throws Exception {
        ScriptHost.Ran ran = run(LIVE, GROUP, "printf 'i-0ccc\\ti-0aaa\\ti-0bbb\\n'");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("singleton-cron report: not run; it is up to i-0aaa, not to i-0bbb\n");
        assertThat(instance.path("as")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 254 | " + GROUP + " | echo i-0bbb",
                "echo None | " + GROUP + " | echo i-0bbb",
                "echo | " + GROUP + " | echo i-0bbb",
                "echo push-api.a.com push-api.b.com | " + GROUP + " | echo i-0bbb",
                LIVE + " | exit 254 | echo i-0bbb",
                LIVE + " | echo None | echo i-0bbb",
                LIVE + " | echo | echo i-0bbb",
                LIVE + " | " + GROUP + " | exit 254",
                LIVE + " | " + GROUP + " | echo None",
                LIVE + " | " + GROUP + " | echo"
            })
    void runsNothingWhileItDoesNotKnow(String answers) throws Exception {
        String[] parts = answers.split(" \\| ");
        ScriptHost.Ran ran = run(parts[0], parts[1], parts[2]);
        assertThat(ran.status()).isEqualTo(75);
        assertThat(ran.err()).contains("singleton-cron report: NOT RUN, since it is unknown whether it should; ");
        assertThat(instance.path("as")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "get-config", "id"})
    void runsNothingWhereTheInstanceDoesNotAnswer(String program) throws Exception {
        for (String answer : program.equals("id") ? List.of("exit 1") : List.of("exit 1", "true")) {
            instance.program(program, answer);
            assertThat(run(LIVE, GROUP, "echo i-0bbb").status()).isEqualTo(75);
            assertThat(instance.path("as")).doesNotExist();
        }
    }

    @Test
    void runsNothingBeforeTheApplicationIsThere() throws Exception {
        script = script.replace("'" + folder + "'", "'" + folder + "/none'");
        assertThat(run(LIVE, GROUP, "echo i-0bbb").status()).isEqualTo(75);
        assertThat(instance.path("as")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"daily\n", "*-*-*\nUnit=x.service", "%n", " daily", "", "0 3 * *\n*", "61 3 * * *", "@reboot"})
    void takesNoScheduleThatSaysMore(String schedule) {
        Map<String, Object> with = new java.util.HashMap<>(with("/bin/true"));
        with.put("schedule", schedule);
        assertThat(ScriptHost.render("singleton-cron", with).ok()).isFalse();
    }
}
