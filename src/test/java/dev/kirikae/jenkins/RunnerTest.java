package dev.kirikae.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.cli.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner refuses what it does not know, so that a test which passes has run all that the pipeline says. */
class RunnerTest {

    @TempDir
    Path root;

    private BuildResult run(String text) throws IOException, GitAPIException {
        Path repository = Files.createDirectories(root.resolve("repository"));
        Shop.of(repository);
        Path file = root.resolve("Jenkinsfile");
        Files.writeString(file, text);
        Map<String, String> env = new HashMap<>(System.getenv());
        return Build.run(file, JenkinsMachine.of(repository, root.resolve("agents"), env));
    }

    private static String stage(String inside) {
        return "pipeline { agent any\n stages { stage('One') { " + inside + " } } }";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps { shh 'true' }",
                "steps { sh script: 'true', returnStats: true }",
                "steps { script { sh \"echo ${env.JOB_NAME}\" } }",
                "step { sh 'true' }",
                "options { lok(resource: 'x') } \n steps { sh 'true' }",
                "post { allways { echo 'x' } } \n steps { sh 'true' }",
                "agent none \n steps { sh 'true' }",
                "input { message 'Go on?' } \n steps { sh 'true' }",
                "environment { A = nothing } \n steps { sh 'true' }",
                "steps { echo params.NOTHING }"
            })
    void whatItDoesNotKnowIsRefused(String inside) {
        assertThatThrownBy(() -> run(stage(inside))).isInstanceOf(UnknownWord.class);
    }

    @Test
    void postIsRunInOrderForTheResult() throws IOException, GitAPIException {
        BuildResult build = run(stage("""
                steps { sh 'exit 3' }
                post { success { echo 'success' } \n failure { echo 'failure' } \n always { echo 'always' } \n cleanup { echo 'cleanup' } }
                """));

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.log()).containsSubsequence("exit code 3", "always", "failure", "cleanup");
        assertThat(build.log()).doesNotContain("success");
    }

    @Test
    void whatComesAfterAFailedStageIsNotRun() throws IOException, GitAPIException {
        BuildResult build = run("pipeline { agent any \n stages { stage('A') { steps { sh 'false' } } \n"
                + "stage('B') { steps { sh 'echo not-this' } } } }");

        assertThat(build.log()).doesNotContain("not-this");
    }

    @Test
    void aCheckoutIsMadeAndItsCommitIsKnown() throws IOException, GitAPIException {
        BuildResult build = run(stage("steps { sh 'test \"$(git rev-parse HEAD)\" = \"$GIT_COMMIT\"' }"));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
    }

    @Test
    void legsOfAMatrixHaveAgentsAndVariablesOfTheirOwn() throws IOException, GitAPIException {
        BuildResult build = run("""
                pipeline { agent none
                  stages { stage('All') { matrix {
                    axes { axis { name 'S'
                      values 'a', 'b' } }
                    agent { label 'x' }
                    environment { FILE = "of/${S}" }
                    stages { stage('Say') { steps { sh 'echo "file $FILE"' } } }
                  } } } }
                """);

        assertThat(build.agents()).containsExactly("x", "x");
        assertThat(build.log()).contains("file of/a", "file of/b");
    }
}
