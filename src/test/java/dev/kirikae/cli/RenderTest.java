package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be in the bundle, and what the lint says of it, before anything is done. */
class RenderTest {
    private static final String BROKEN = ".ebextensions/50-own queue.config";
    private static final Map<String, String> FILES =
            Map.of("kirikae.yml", Shop.FILE + """
            lint:
              excuse:
                - {rule: fixed-physical-name, file: "*queue.config", reason: imported by hand}
            """, BROKEN, """
            Resources:
              OwnQueue:
                Type: AWS::SQS::Queue
                DeletionPolicy: Delete
                Properties:
                  QueueName: jobs
            commands: [a]
            """, "app.js", "// one\n");

    @TempDir
    private Path temp;

    @Test
    void says_where_what_why_and_what_to_do() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"), FILES);

        Shop.Run run = shop.type("render");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "error: " + BROKEN + ":7:11: the section 'commands' is not a map",
                        "Beanstalk cannot use it",
                        "[section-shape: Developer Guide",
                        "excused: " + BROKEN + ":6:7: QueueName of 'OwnQueue' is a fixed name",
                        "because: imported by hand");
        assertThat(run.err()).contains("1 file rendered, 1 error, 0 warnings, 1 excused");
    }

    @Test
    void programs_read_the_same() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"), FILES);

        JsonNode render = json(shop.type("render", "--output", "json"));

        JsonNode finding = render.path("findings").path(0);
        assertThat(finding.path("rule").asText()).isEqualTo("section-shape");
        assertThat(finding.path("line").asInt()).isEqualTo(7);
        assertThat(finding.path("reason").asText()).isNotBlank();
        assertThat(finding.path("source").asText()).contains("Developer Guide");
        assertThat(render.path("excused").path(0).path("excuse").asText()).isEqualTo("imported by hand");
        assertThat(render.path("exit").asInt()).isEqualTo(2);
    }

    @Test
    void writes_a_sarif_file_for_code_hosts() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"), FILES);

        assertThat(shop.type("render", "--sarif", "lint.sarif").code()).isEqualTo(2);

        JsonNode run = new JsonMapper()
                .readTree(Files.readString(shop.folder.resolve("lint.sarif")))
                .path("runs")
                .path(0);
        JsonNode open = run.path("results").path(0);
        JsonNode excused = run.path("results").path(1);
        assertThat(open.path("ruleId").asText())
                .isEqualTo("section-shape")
                .isEqualTo(run.at("/tool/driver/rules")
                        .path(open.path("ruleIndex").asInt())
                        .path("id")
                        .asText());
        assertThat(open.path("level").asText()).isEqualTo("error");
        JsonNode place = open.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo(".ebextensions/50-own%20queue.config");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
        assertThat(open.has("suppressions")).isFalse();
        assertThat(excused.at("/suppressions/0/justification").asText()).isEqualTo("imported by hand");

        Shop.Run nowhere = shop.type("render", "--sarif", "no/such/lint.sarif");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err())
                .contains("--sarif: no/such/lint.sarif cannot be written: its folder does not exist; make it first");
    }

    @Test
    void says_what_the_next_bundle_would_set_that_live_was_not_given() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.write(".platform/hooks/predeploy/10_a.sh", "#!/bin/sh\necho one\n");
        shop.write(".ebextensions/90-old.config", "commands:\n  10-a:\n    command: echo a\n");
        shop.executable(".platform/hooks/predeploy/10_a.sh");
        shop.commit("what live has");
        shop.write(".platform/hooks/predeploy/10_a.sh", "#!/bin/sh\necho two\n");
        shop.remove(".ebextensions/90-old.config");
        shop.commit("the next");

        Shop.Run run = shop.local("render", "--diff");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "embedded cloud",
                        "compared with live, ",
                        "changed .platform/hooks/predeploy/10_a.sh",
                        "  -echo one\n  +echo two",
                        "removed .ebextensions/90-old.config");
        JsonNode same = json(shop.local("render", "--diff", "--output", "json"));
        assertThat(same.path("differences").findValuesAsText("kind")).containsExactly("removed", "changed");
    }

    @Test
    void refuses_a_template_for_another_platform() throws Exception {
        String file = Shop.FILE.replace(
                "- template: http-5xx-alarm\n", "- {template: tomcat-heap, with: {megabytes: 512}}\n");
        Shop shop = Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file));

        Shop.Run run = shop.type("render");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("kirikae.yml:11:18: ebextensions.use[0].template: template tomcat-heap is for platforms"
                        + " *Tomcat*, not for 64bit Amazon Linux 2023 v6.* running Node.js 22");
        shop.write("kirikae.yml", file.replace("running Node.js 22", "running *"));
        shop.commit("Any platform");
        assertThat(shop.type("render").code()).isZero();
    }

    /** A job that runs where live is must know who is: it takes the name from the configuration. */
    @Test
    void gives_a_job_the_live_name_and_takes_no_other() throws Exception {
        String job = "- {template: singleton-cron, with: {name: job, schedule: daily, command: [/bin/true]%s}}\n";
        String file = Shop.FILE.replace("- template: http-5xx-alarm\n", job);
        Shop shop = Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file.formatted("")));

        assertThat(shop.type("render").out()).contains("live='push-api'");

        shop.write("kirikae.yml", file.formatted(", live-name: push-api.ap-northeast-1.elasticbeanstalk.com"));
        assertThat(shop.type("render").out()).contains("live='push-api.ap-northeast-1.elasticbeanstalk.com'");

        shop.write("kirikae.yml", file.formatted(", live-name: push-api-prod"));
        Shop.Run other = shop.type("render");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .containsPattern(
                        "kirikae.yml:11:\\d+: ebextensions.use\\[0\\].with.live-name: names another environment than"
                                + " live.cname, which is push-api, ");
    }

    @Test
    void refuses_two_uses_whose_resources_would_be_one() throws Exception {
        String alarm = "{template: metric-alarm, as: %s, with: {namespace: Push, metric: Lag, threshold: \"5\"}}\n";
        String file = Shop.FILE.replace(
                "- template: http-5xx-alarm\n",
                "- template: http-5xx-alarm\n    - " + alarm.formatted("lag-1") + "    - " + alarm.formatted("lag1"));
        Shop shop = Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file));

        assertThat(shop.type("render").err())
                .contains("ebextensions.use[2].as: lag1 and lag-1 give CloudFormation the same logical id");

        shop.write("kirikae.yml", file.replace("as: lag1,", "as: delay,"));
        shop.commit("Another name");
        assertThat(shop.type("render").code()).isZero();
    }

    private static JsonNode json(Shop.Run run) throws Exception {
        return new JsonMapper().readTree(run.out());
    }

    private static final String SHORT = """
            application: push-api
            account: "123456789012"
            region: ap-northeast-1
            live: {cname: push-api}
            environment: {platform: 64bit Amazon Linux 2023 v6.* running Node.js 22}
            """;

    /** Whatever a command is for, it looks at the repository that the configuration names. */
    @Test
    void looks_at_the_repository_that_is_named() throws Exception {
        Shop.of(temp.resolve("app"), Map.of("kirikae.yml", "application: another\n", BROKEN, "commands: [a]\n"));
        Shop shop = Shop.of(
                temp.resolve("conf"),
                Map.of("kirikae.yml", SHORT + "source: {repository: ../app}\n", "README", "releases"));

        for (String command : new String[] {"render", "rehearse", "bundle --into b.zip"}) {
            Shop.Run run = shop.type(command.split(" "));
            assertThat(run.code()).as(command + run.out() + run.err()).isEqualTo(2);
            assertThat(run.out() + run.err()).contains(BROKEN + ":1:11: the section 'commands' is not a map");
        }
    }

    /** The repository that the file lies in is practised with HEAD, also where it is named. */
    @Test
    void takes_head_where_the_own_repository_is_named() throws Exception {
        Shop shop =
                Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", SHORT + "source: {repository: ., branch: none}\n"));

        assertThat(shop.type("render").code()).isZero();
        assertThat(shop.type("bundle", "--into", "b.zip").err()).contains("has no branch none");
    }

    /** What .ebignore takes away of what Beanstalk acts on is said, whichever command looks at it. */
    @Test
    void says_what_ebignore_takes_away() throws Exception {
        Shop shop = Shop.of(
                temp.resolve("shop"),
                Map.of(
                        "kirikae.yml",
                        SHORT,
                        ".ebignore",
                        "*\n!app.js\n",
                        "app.js",
                        "1",
                        "Procfile",
                        "web: node app.js"));

        for (String command : new String[] {"render", "bundle --into b.zip"}) {
            Shop.Run run = shop.type(command.split(" "));
            assertThat(run.code()).isZero();
            assertThat(run.err()).contains("note: .ebignore takes Procfile away, which Beanstalk would act on");
        }
    }
}
