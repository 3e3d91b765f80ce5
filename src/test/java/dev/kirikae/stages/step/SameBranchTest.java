package dev.kirikae.stages.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.stages.Upload;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no branch is configured, another choice than the last one is a mistake. */
class SameBranchTest {

    private static UploadInput on(UploadInput input, @Nullable String branch) {
        Configuration recorded = ConfigurationJson.read(input.record());
        return new UploadInput(
                input.commit(),
                input.shortCommit(),
                input.subject(),
                input.label(),
                input.digest(),
                input.sha256(),
                input.size(),
                input.onBranch(),
                ConfigurationJson.write(branch == null ? recorded : recorded.onBranch(branch)),
                input.key());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # before, now,    exit
            main,     main,   OK
            main,     master, BAD_INPUT
            -,        master, OK
            main,     -,      OK
            """)
    void isTakenAgain(@Nullable String before, @Nullable String now, ExitCode exit) {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> {}).released();
        StageResult first = life.stage(
                "upload", (request, policy) -> Upload.workflow(request, policy, on(life.bundled(2), before)));
        assertThat(first.exit()).isEqualTo(ExitCode.OK);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);

        StageResult next =
                life.stage("upload", (request, policy) -> Upload.workflow(request, policy, on(life.bundled(3), now)));

        assertThat(next.exit()).as(next.sentence()).isEqualTo(exit);
        if (exit != ExitCode.OK) {
            assertThat(next.sentence())
                    .startsWith("source.branch is not set: main was taken for ")
                    .contains("and master would be taken now");
        }
    }
}
