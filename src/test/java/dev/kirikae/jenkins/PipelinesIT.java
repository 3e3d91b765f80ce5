package dev.kirikae.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipelines, with real {@code sh} steps that call the real command on an embedded cloud. */
@Timeout(240)
class PipelinesIT {

    private static final Path PIPELINES = Path.of("pipelines").toAbsolutePath();

    @TempDir
    Path root;

    private JenkinsMachine jenkins;

    @BeforeEach
    void aRepositoryAndAgents() throws IOException, GitAPIException {
        Path repository = Files.createDirectories(root.resolve("repository"));
        Shop.of(repository);
        Path bin = Files.createDirectories(root.resolve("bin"));
        script(bin.resolve("kirikae"), "exec '" + Path.of("kirikae").toAbsolutePath() + "' \"$@\"\n");
        Map<String, String> env = new HashMap<>(System.getenv());
        env.keySet().removeIf(name -> name.startsWith("KIRIKAE_") || name.startsWith("AWS_"));
        env.put("PATH", bin + ":" + System.getenv("PATH"));
        env.put("KIRIKAE_CLOUD", "local:" + root.resolve("cloud"));
        jenkins = JenkinsMachine.of(repository, root.resolve("agents"), env);
    }

    private BuildResult build(String pipeline, JenkinsMachine on) throws IOException {
        return Build.run(PIPELINES.resolve(pipeline + ".Jenkinsfile"), on);
    }

    /** An agent whose kirikae ends with a code, and says so as the real one does. */
    private JenkinsMachine ending(int code) throws IOException {
        return agent("ending" + code, """
                mkdir -p "$KIRIKAE_REPORT_DIR"
                printf 'RELEASE_ID=20261129-abcdef0\\nSENTENCE=it\\\\ ended\\\\ with\\\\ %%s\\n' %d > "$KIRIKAE_REPORT_DIR/kirikae.properties"
                exit %d
                """.formatted(code, code));
    }

    private JenkinsMachine agent(String name, String script) throws IOException {
        Path bin = Files.createDirectories(root.resolve(name));
        script(bin.resolve("kirikae"), script);
        return jenkins.with("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theThreeJobsReleaseACommitDayByDay() throws IOException {
        BuildResult upload = build("upload", jenkins);

        assertThat(upload.result()).as(upload.log()).isEqualTo("SUCCESS");
        assertThat(upload.description()).contains(" waits on ");
        assertThat(upload.name()).matches("#7 \\d{8}-[0-9a-f]{7}");
        assertThat(upload.archived()).containsKeys("kirikae-report/report.html", "kirikae-report/kirikae.json");
        assertThat(upload.suites()).hasSize(1);

        BuildResult release = build("release", jenkins);

        assertThat(release.result()).as(release.log()).isEqualTo("SUCCESS");
        assertThat(release.description()).contains("is settled");
        assertThat(release.locks()).isEqualTo(upload.locks());

        BuildResult early = build("destroy", jenkins);

        assertThat(early.result()).as(early.log()).isEqualTo("SUCCESS");
        assertThat(early.description()).contains("nothing due");

        BuildResult due = build("destroy", jenkins.with("KIRIKAE_ADVANCE", "30h"));

        assertThat(due.result()).as(due.log()).isEqualTo("SUCCESS");
        assertThat(due.description()).contains("is gone");
    }

    @Test
    void whatFailsItsWatchIsMovedBackAndFailsTheBuild() throws IOException {
        build("upload", jenkins);

        BuildResult release = build("release", jenkins.with("KIRIKAE_INCIDENT", "probe-fails-after-switch"));

        assertThat(release.result()).as(release.log()).isEqualTo("FAILURE");
        assertThat(release.description()).contains("moved back");
        assertThat(release.archived().get("kirikae-report/kirikae.json")).contains("\"exit\" : 7");
    }

    @Test
    void aRollbackNeedsNoRepositoryAndNoLock() throws IOException {
        build("upload", jenkins);
        build("release", jenkins);

        BuildResult back = build(
                "rollback", jenkins.typed("KIRIKAE_SERVICE", "push-api").typed("KIRIKAE_REGION", "ap-northeast-1"));

        assertThat(back.result()).as(back.log()).isEqualTo("SUCCESS");
        assertThat(back.locks()).isEmpty();
        assertThat(back.agents()).containsExactly("kirikae-rollback");
        assertThat(back.log()).doesNotContain("checkout");
    }

    @Test
    void aParameterIsNeverReadByAShell() throws IOException {
        BuildResult upload =
                build("upload", jenkins.typed("KIRIKAE_COMMIT", "$(touch " + root.resolve("stolen") + ")"));

        assertThat(upload.result()).isEqualTo("FAILURE");
        assertThat(root.resolve("stolen")).doesNotExist();
        assertThat(upload.description()).contains("touch");
    }

    @Test
    void aWrongParameterIsTheBuildsDescription() throws IOException {
        BuildResult release =
                build("release", jenkins.typed("KIRIKAE_ALLOW", "nonsense").typed("KIRIKAE_REASON", "why not"));

        assertThat(release.result()).isEqualTo("FAILURE");
        assertThat(release.description()).contains("there is no guard nonsense");
    }

    @Test
    void anAbortedReleaseIsRunAgainOnAnotherAgentAndGoesOn() throws IOException {
        build("upload", jenkins);

        BuildResult aborted = build("release", agent("stopped", """
                trap 'printf "SENTENCE=stopped\\\\ during\\\\ the\\\\ watch\\n" > kirikae-report/kirikae.properties; exit 5' TERM
                mkdir -p kirikae-report
                echo watching
                while :; do sleep 1; done
                """).abortedAt("watching"));

        assertThat(aborted.result()).as(aborted.log()).isEqualTo("ABORTED");
        assertThat(aborted.description()).isEqualTo("stopped during the watch");

        BuildResult again = build("release", jenkins.onAgents(root.resolve("other-agents")));

        assertThat(again.result()).as(again.log()).isEqualTo("SUCCESS");
        assertThat(again.description()).contains("is settled");
    }

    @Test
    void anOlderReportIsNeverArchivedAsThisBuilds() throws IOException {
        build("upload", jenkins);

        BuildResult none = build("upload", jenkins.with("PATH", "/usr/bin:/bin"));

        assertThat(none.result()).isEqualTo("FAILURE");
        assertThat(none.archived()).isEmpty();
        assertThat(none.description()).isNull();
    }

    @Test
    void everyPullRequestIsRehearsedWithItsIncidents() throws IOException {
        BuildResult rehearsed = build("rehearse", jenkins.with("KIRIKAE_CLOUD", ""));

        assertThat(rehearsed.result()).as(rehearsed.log()).isEqualTo("SUCCESS");
        assertThat(rehearsed.archived()).containsKey("kirikae-report/incidents/report.html");
    }

    @Test
    void theGateApprovesThePlanThatWasShown() throws IOException, GitAPIException {
        JenkinsMachine guarded = jenkins;
        Shop.add(guarded.repository(), Map.of("kirikae.yml", Shop.FILE + "approval: required\n"));

        BuildResult build = build("gated-release", guarded.approvedBy("the approver"));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.description()).contains("is settled");
        assertThat(build.log()).contains("the approver");
        assertThat(build.agents()).hasSize(4);
    }

    @Test
    void whatNobodyApprovesIsNotReleased() throws IOException, GitAPIException {
        Shop.add(jenkins.repository(), Map.of("kirikae.yml", Shop.FILE + "approval: required\n"));

        BuildResult build = build("gated-release", jenkins.approvedBy(null));

        assertThat(build.result()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).doesNotContain("kirikae --wait 5m release");
        assertThat(build("release", jenkins).description()).contains("approve");
    }

    @Test
    void aFleetIsReleasedSideBySide() throws IOException, GitAPIException {
        JenkinsMachine fleet = jenkins.with("KIRIKAE_CLOUD", "local:cloud");
        Shop.add(
                fleet.repository(),
                Map.of(
                        "services/cart/kirikae.yml", Shop.FILE.replace("push-api", "cart"),
                        "services/search/kirikae.yml", Shop.FILE.replace("push-api", "search")));

        BuildResult released = build("fleet", fleet);

        assertThat(released.result()).as(released.log()).isEqualTo("SUCCESS");
        assertThat(released.locks()).hasSize(2).doesNotHaveDuplicates();
        assertThat(released.archived())
                .containsKeys("kirikae-report/cart/report.html", "kirikae-report/search/report.html");
        assertThat(released.log()).contains("== services/cart/kirikae.yml", "== services/search/kirikae.yml");
    }

    @Test
    void oneServiceThatFailsFailsTheFleet() throws IOException, GitAPIException {
        JenkinsMachine fleet = jenkins.with("KIRIKAE_CLOUD", "local:cloud");
        Shop.add(
                fleet.repository(),
                Map.of(
                        "services/cart/kirikae.yml",
                        Shop.FILE.replace("push-api", "cart"),
                        "services/search/kirikae.yml",
                        "application: search\n"));

        BuildResult released = build("fleet", fleet);

        assertThat(released.result()).as(released.log()).isEqualTo("FAILURE");
        assertThat(released.log()).contains("services/search/kirikae.yml");
    }

    @Test
    void theLibrarysStepsDoTheSame() throws IOException {
        Path file = root.resolve("Jenkinsfile");
        Files.writeString(file, """
                library 'kirikae'
                pipeline {
                    agent { label 'kirikae' }
                    stages {
                        stage('Upload') { steps { kirikaeUpload(commit: env.GIT_COMMIT, wait: '1m') } }
                        stage('Release') { steps { kirikaeRelease() } }
                        stage('Destroy') { steps { kirikaeDestroy() } }
                        stage('Rehearse') { steps { kirikaeRehearse(expect: 'settled') } }
                    }
                }
                """);

        BuildResult build = Build.run(file, jenkins.withLibrary(PIPELINES.resolve("vars")));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains(" waits on ", "is settled", "nothing due");
    }

    @Test
    void aLibrarysStepRefusesWhatItDoesNotTake() throws IOException {
        Path file = root.resolve("Jenkinsfile");
        Files.writeString(
                file, "pipeline { agent any \n stages { stage('R') { steps { kirikaeRelease(comit: 'x') } } } }");

        BuildResult build = Build.run(file, jenkins.withLibrary(PIPELINES.resolve("vars")));

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("kirikae release takes no comit");
    }

    @ParameterizedTest
    @CsvSource({
        "upload, 0, SUCCESS",
        "upload, 1, FAILURE",
        "upload, 2, FAILURE",
        "upload, 3, FAILURE",
        "upload, 4, FAILURE",
        "upload, 5, FAILURE",
        "upload, 6, FAILURE",
        "upload, 8, FAILURE",
        "upload, 9, FAILURE",
        "upload, 10, FAILURE",
        "upload, 143, FAILURE",
        "release, 0, SUCCESS",
        "release, 1, FAILURE",
        "release, 2, FAILURE",
        "release, 3, FAILURE",
        "release, 4, FAILURE",
        "release, 5, FAILURE",
        "release, 6, FAILURE",
        "release, 7, FAILURE",
        "release, 8, FAILURE",
        "release, 9, FAILURE",
        "release, 10, FAILURE",
        "release, 143, FAILURE",
        "rollback, 0, SUCCESS",
        "rollback, 3, FAILURE",
        "rollback, 5, FAILURE",
        "rollback, 8, FAILURE",
        "destroy, 0, SUCCESS",
        "destroy, 2, FAILURE",
        "destroy, 3, UNSTABLE",
        "destroy, 4, FAILURE",
        "destroy, 6, FAILURE",
        "destroy, 8, FAILURE",
        "destroy, 9, FAILURE",
        "destroy, 10, FAILURE",
        "rehearse, 0, SUCCESS",
        "rehearse, 2, FAILURE",
        "rehearse, 6, FAILURE"
    })
    void eachEndingOfTheCommandIsTheBuilds(String pipeline, int code, String result) throws IOException {
        BuildResult build = build(pipeline, ending(code));

        assertThat(build.result()).as(build.log()).isEqualTo(result);
        assertThat(build.description()).isEqualTo("it ended with " + code);
    }
}
