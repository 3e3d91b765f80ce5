package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the launcher's lock is: a process number is given away again, and in the next container it may be one's own. */
class BuildersLockTest {

    @TempDir
    private Path lock;

    private String functions = "";

    @BeforeEach
    void theLaunchersOwnWords() throws Exception {
        String launcher = Files.readString(Path.of("kirikae"));
        functions = launcher.substring(launcher.indexOf("\nstarted() {"), launcher.indexOf("\ntake() {"));
        assertThat(functions).contains("\nis_held() {");
    }

    /** @param holder what the lock's holder wrote, in the shell's words */
    private String heldBy(String holder) throws Exception {
        String script = functions + "\necho \"" + holder + "\" >\"$1/pid\"\n"
                + "if is_held \"$1\"; then echo held; else echo free; fi\n";
        Process process = new ProcessBuilder("sh", "-c", script, "sh", lock.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private static long living() {
        return ProcessHandle.current().pid();
    }

    @Test
    void aBuilderThatWorksHoldsIt() throws Exception {
        assertThat(heldBy(living() + " $(started " + living() + ")")).isEqualTo("held");
    }

    @Test
    void aDeadBuildersNumberThatBelongsToAnotherNowHoldsNothing() throws Exception {
        assertThat(heldBy(living() + " some-other-time")).isEqualTo("free");
    }

    @Test
    void aDeadBuildersNumberThatIsOnesOwnNowHoldsNothing() throws Exception {
        assertThat(heldBy("$$")).isEqualTo("free");
    }

    @Test
    void whatNamesNobodyIsHeldByNobody() throws Exception {
        assertThat(heldBy("")).isEqualTo("free");
    }
}
