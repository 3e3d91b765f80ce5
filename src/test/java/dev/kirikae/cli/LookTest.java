package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.cli.command.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking around: for people, for programs, and before anything is done. */
class LookTest {

    @TempDir
    private Path temp;

    @Test
    void status_is_one_document_and_properties_too() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");

        JsonNode status = json(shop.local("status", "--output", "json"));
        assertThat(status.path("candidate").path("status").asText()).isEqualTo("Ready");
        assertThat(status.path("live").path("release").asText()).matches("\\d{8}-[0-9a-f]{7}");
        assertThat(status.path("lock").isNull()).isTrue();
        assertThat(status.path("rollback").path("works").asBoolean(true)).isFalse();
        assertThat(status.path("next").asText()).endsWith(" release");

        Properties properties = new Properties();
        properties.load(new java.io.StringReader(
                shop.local("status", "--output", "properties").out()));
        assertThat(properties.getProperty("CANDIDATE"))
                .isEqualTo(status.path("candidate").path("environment").asText());
        assertThat(properties.getProperty("NEXT")).isEqualTo("release");
    }

    @Test
    void a_plan_lists_the_calls_and_its_digest_and_changes_nothing() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        String before = shop.local("audit", "--output", "json").out();

        Shop.Run plan = shop.local("plan");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("plan for release:", "→ SwapEnvironmentCNAMEs e-live000001 e-")
                .containsPattern("\\d+ calls to Beanstalk and 3 to Auto Scaling, of which 2 change something")
                .contains("a fault is seen, at worst, within 15s where a probe meets it")
                .containsPattern("digest [0-9a-f]{64}")
                .contains("it would end: ");

        JsonNode dry = json(shop.local("release", "--dry-run", "--output", "json"));
        JsonNode again = json(shop.local("plan", "release", "--output", "json"));
        assertThat(dry.path("digest").asText())
                .isEqualTo(again.path("digest").asText())
                .hasSize(64);
        assertThat(shop.local("audit", "--output", "json").out()).isEqualTo(before);
    }

    @Test
    void a_look_that_was_stopped_shows_nothing_and_says_so() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        String cloud = "local:" + shop.cloud();
        Stop stop = new Stop();
        stop.ask(2);

        for (String command : new String[] {"status", "history", "audit", "plan", "plan release", "verify"}) {
            String[] words = ("--cloud " + cloud + " " + command).split(" ");
            Shop.Run run = shop.type(stop, words);
            assertThat(run.code()).as(command + ": " + run.err()).isEqualTo(130);
            assertThat(run.err()).contains("stopped (exit 130): ");
        }
    }

    @Test
    void a_plan_that_was_stopped_on_its_way_is_no_plan() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.write("kirikae.yml", Shop.FILE.replace("MinSize: 2", "MinSize: 3"));

        Shop.Run run = shop.stoppedAt("differs: ", "--cloud", "local:" + shop.cloud(), "plan", "release");

        assertThat(run.code()).as(run.err()).isEqualTo(130);
        assertThat(run.out()).doesNotContain("it would end");
    }

    @Test
    void what_comes_next_is_not_guessed_where_it_cannot_be_known() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.write("kirikae.yml", Shop.FILE.replace("123456789012", "999999999999"));

        Shop.Run run = shop.local("plan");

        assertThat(run.code()).as(run.err()).isEqualTo(9);
        assertThat(run.err()).doesNotContain("bundle push-api-");
    }

    @Test
    void a_refusal_in_the_plan_is_the_refusal_of_the_run() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.local("release");
        shop.local("rollback");

        Shop.Run plan = shop.local("plan", "release");
        Shop.Run run = shop.local("release");

        assertThat(plan.code()).isEqualTo(3).isEqualTo(run.code());
        assertThat(plan.err()).contains("nothing-to-do");
        assertThat(shop.local("plan", "upload").out())
                .contains("→ CreateEnvironment push-api-")
                .contains("next: kirikae ");
    }

    @Test
    void explain_shows_what_an_environment_was_made_with_but_no_property() throws Exception {
        Shop shop = Shop.of(
                temp.resolve("shop"),
                Map.of(
                        "kirikae.yml",
                        Shop.FILE.replace(
                                "    aws:autoscaling:asg: {MinSize: 2}\n",
                                "    aws:autoscaling:asg: {MinSize: 2}\n"
                                        + "    aws:elasticbeanstalk:application:environment: {GREETING: good evening}\n")));
        shop.local("upload");
        String release = json(shop.local("status", "--output", "json"))
                .path("candidate")
                .path("release")
                .asText();

        Shop.Run explained = shop.local("explain", release, "--settings");

        assertThat(explained.code()).as(explained.err()).isZero();
        assertThat(explained.out())
                .contains(
                        "platform 64bit Amazon Linux 2023 v6.* running Node.js 22",
                        "inherits live",
                        "aws:autoscaling:asg MinSize = 2",
                        "environment GREETING = (not shown)",
                        "template http-5xx-alarm")
                .doesNotContain("good evening");
        JsonNode recorded = json(shop.local("explain", release, "--settings", "--output", "json"))
                .path("recorded");
        assertThat(recorded.path("settings").findValuesAsText("value"))
                .contains("2")
                .doesNotContain("good evening");
    }

    @Test
    void no_difference_shows_what_is_hidden_elsewhere() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", withProperties("good evening", "first", "2")));
        shop.local("upload");
        shop.local("release");
        shop.write("kirikae.yml", withProperties("good night", "second", "3"));
        shop.commit("Others");

        for (String command : new String[] {"plan release", "plan upload", "rollback --dry-run"}) {
            Shop.Run run = shop.local(command.split(" "));
            assertThat(run.out() + run.err())
                    .as(command)
                    .contains("MinSize")
                    .containsPattern("GREETING.*\\(not shown\\)")
                    .doesNotContain("good", "hunter2", "first", "second");
        }
        assertThat(shop.local("plan", "release").err())
                .contains("differs: environment.settings.aws:autoscaling:asg.MinSize is 3 in the file, was 2 at upload")
                .contains("differs: ebextensions.use[0].with.properties.MOTTO is (not shown) in the file")
                .contains("differs: environment.tags.api-key is (not shown) in the file")
                .doesNotContain("source.branch");
    }

    private static String withProperties(String greeting, String motto, String least) {
        return Shop.FILE
                .replace(
                        "    aws:autoscaling:asg: {MinSize: 2}\n",
                        "    aws:autoscaling:asg: {MinSize: " + least + "}\n"
                                + "    aws:elasticbeanstalk:application:environment: {GREETING: " + greeting + "}\n"
                                + "  tags: {api-key: " + motto + "-hunter2}\n")
                .replace(
                        "  use:\n",
                        "  use:\n    - template: environment-properties\n      with: {properties: {MOTTO: " + motto
                                + "}}\n");
    }

    @Test
    void render_and_bundle_need_no_cloud() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        assertThat(shop.type("render").out())
                .contains("--- .ebextensions/60-http-5xx-alarm.config", "1 file rendered, 0 errors, 0 warnings");
        assertThat(shop.type("render", "--into", "out").code()).isZero();
        assertThat(shop.folder.resolve("out/.ebextensions/60-http-5xx-alarm.config"))
                .exists();
        JsonNode bundle = json(shop.type("bundle", "--into", "b.zip", "--output", "json"));
        assertThat(Files.size(shop.folder.resolve("b.zip")))
                .isEqualTo(bundle.path("bytes").asLong());
        assertThat(bundle.path("label").asText()).matches("push-api-[0-9a-f]{7}-[0-9a-f]{12}");
        assertThat(Shop.bare(temp)
                        .type("render", "--examples", "--into", temp + "/examples")
                        .code())
                .isZero();
        assertThat(temp.resolve("examples/swap-file/.ebextensions/02-swap-file.config"))
                .exists();
        Path hook = temp.resolve("examples/platform-hook/.platform/hooks/predeploy/50_platform-hook");
        assertThat(Files.getPosixFilePermissions(hook))
                .contains(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
    }

    @Test
    void a_template_is_used_twice_under_two_names() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        String use = "    - template: http-5xx-alarm\n";
        assertThat(Shop.FILE).contains(use);
        shop.write("kirikae.yml", Shop.FILE.replace(use, use + use));

        Shop.Run once = shop.type("render");
        assertThat(once.code()).isEqualTo(2);
        assertThat(once.err())
                .contains("ebextensions.use[1]: its file .ebextensions/60-http-5xx-alarm.config is made by another one"
                        + " too; give one of them a name of its own with 'as', or take one out");

        shop.write("kirikae.yml", Shop.FILE.replace(use, use + use + "      as: strict-5xx\n"));
        assertThat(shop.type("render").out())
                .contains(
                        "--- .ebextensions/60-http-5xx-alarm.config",
                        "--- .ebextensions/60-strict-5xx.config",
                        "2 files rendered, 0 errors, 0 warnings");
    }

    @Test
    void init_writes_a_file_that_can_be_rehearsed_and_never_overwrites_one() throws Exception {
        Shop shop = Shop.of(temp.resolve("mobile-api"), Map.of("app.js", "// one\n"));

        Shop.Run init = shop.type("init", "--region", "eu-central-1");
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.err()).contains("guessed: application mobile-api");
        assertThat(shop.folder.resolve("kirikae.yml"))
                .content()
                .contains("application: \"mobile-api\"", "region: \"eu-central-1\"");
        Shop.Run rehearsed = shop.type("rehearse", "--expect", "settled");
        assertThat(rehearsed.code()).as(rehearsed.err()).isZero();

        Shop.Run twice = shop.type("init");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("kirikae.yml is there already");
        assertThat(json(shop.type("init", "--schema", "--output", "json"))
                        .path("schema")
                        .asText())
                .contains("$schema");
    }

    @Test
    void init_from_an_environment_takes_what_it_says() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("status");
        Shop fresh = Shop.bare(Files.createDirectory(temp.resolve("fresh")));

        Shop.Run init = fresh.type(
                "--cloud", "local:" + shop.cloud(), "init", "--from", "e-live000001", "--service", "push-api");

        assertThat(init.code()).as(init.err()).isZero();
        assertThat(fresh.folder.resolve("kirikae.yml"))
                .content()
                .contains(
                        "application: \"push-api\"", "123456789012", "cname: \"push-api\"", "v6.* running Node.js 22");
    }

    private static JsonNode json(Shop.Run run) throws Exception {
        return JsonMapper.builder().build().readTree(run.out());
    }

    /** A forecast of a failure does not speak as if it had happened. */
    @Test
    void a_plan_that_would_fail_says_would() throws Exception {
        Shop shop = Shop.of(
                temp.resolve("shop"), Map.of("kirikae.yml", Shop.FILE + "deadlines: {launch: 1m}\n", "app.js", "1"));

        Shop.Run plan = shop.local("plan", "upload");

        assertThat(plan.code()).isEqualTo(6);
        assertThat(plan.err()).contains("it would end 6: the launch of ");
    }
}
