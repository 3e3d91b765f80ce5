package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of probes: no shell, no credentials, and no child that outlives its time. */
@DisabledOnOs(OS.WINDOWS)
class CommandRunTest {

    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Probes probes;

    @BeforeEach
    void open() {
        Map<String, String> all =
                Map.of("PATH", "/usr/bin:/bin", "AWS_SECRET_ACCESS_KEY", "hidden", "HOME", "/home/me");
        probes = new Probes(
                host -> List.of(InetAddress.getLoopbackAddress()), System::nanoTime, ProgramPlace.of(folder, all));
    }

    @AfterEach
    void close() {
        probes.close();
    }

    private Answer run(Duration time, Map<String, String> environment, String... arguments) {
        return probes.take(new Effect.Probe("smoke", new ProbeRequest.Command(List.of(arguments), environment, time)));
    }

    private ProbeResponse.Command ran(String... arguments) {
        Answer answer = run(PLENTY, Map.of("KIRIKAE_URL", "http://shop"), arguments);
        assertThat(answer).isInstanceOf(Answer.Probed.class);
        return (ProbeResponse.Command) ((Answer.Probed) answer).response();
    }

    @Test
    void its_exit_code_and_its_last_words_come_back() {
        assertThat(ran("true").exit()).isZero();
        assertThat(ran("false").exit()).isEqualTo(1);
        ProbeResponse.Command spoken = ran("sh", "-c", "echo out; echo err >&2; exit 3");
        assertThat(spoken.exit()).isEqualTo(3);
        assertThat(spoken.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void no_shell_reads_its_arguments() {
        assertThat(ran("echo", "$HOME; ls *").output()).isEqualTo("$HOME; ls *\n");
    }

    @Test
    void it_is_given_what_it_needs_and_no_credentials() {
        assertThat(ran("env").output().lines().map(line -> line.replaceFirst("=.*", "")))
                .contains("PATH", "HOME", "KIRIKAE_URL")
                .doesNotContain("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void a_relative_path_is_meant_from_the_folder_of_the_file() throws Exception {
        Path script = Files.writeString(folder.resolve("smoke.sh"), "#!/bin/sh\npwd\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(ran("./smoke.sh").output().strip())
                .isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void endless_output_is_read_and_only_its_end_is_kept() {
        ProbeResponse.Command loud = ran("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; echo; echo end");
        assertThat(loud.exit()).isZero();
        assertThat(loud.output()).hasSize(4096).endsWith("x\nend\n");
    }

    @Test
    void what_cannot_be_started_is_no_sample() {
        Answer answer = run(PLENTY, Map.of(), "./missing");
        assertThat(answer).isInstanceOfSatisfying(Answer.Missing.class, missing -> {
            assertThat(missing.trouble()).isEqualTo(Answer.Trouble.UNREACHABLE);
            assertThat(missing.why())
                    .startsWith("program ./missing: it cannot be started")
                    .contains("No such file")
                    .doesNotContain("Exception");
        });
    }

    @Test
    void at_its_end_it_is_killed_with_its_children() throws Exception {
        Answer answer =
                run(Duration.ofSeconds(2), Map.of(), "sh", "-c", "sleep 600 & echo $! > child; echo $$ > parent; wait");
        assertThat(answer).isInstanceOfSatisfying(Answer.Missing.class, missing -> {
            assertThat(missing.trouble()).isEqualTo(Answer.Trouble.LATE);
            assertThat(missing.why()).startsWith("program sh: ");
        });
        for (String name : List.of("child", "parent")) {
            long pid = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            ProcessHandle.of(pid)
                    .ifPresent(handle -> assertThat(handle.onExit()
                                    .orTimeout(20, TimeUnit.SECONDS)
                                    .thenApply(gone -> true))
                            .as(name)
                            .succeedsWithin(PLENTY));
        }
    }

    @Test
    void a_child_that_keeps_the_output_open_holds_nothing_up() {
        assertThat(ran("sh", "-c", "sleep 5 & echo done").output()).isEqualTo("done\n");
    }
}
