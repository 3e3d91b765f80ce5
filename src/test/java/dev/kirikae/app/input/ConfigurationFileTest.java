package dev.kirikae.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.config.Mode;
import dev.kirikae.config.Proofs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the file is looked for, and what lies over it. */
class ConfigurationFileTest {

    private static final String FILE = "application: push-api\nregion: ap-northeast-1\nlive: {cname: push-api}\n";

    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void aWorkTree() throws Exception {
        root = temp.toRealPath().resolve("repo");
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/master\n");
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("kirikae.yml"), FILE);
    }

    private static ProcessEnvironment in(Path folder) {
        return new ProcessEnvironment(Map.of(), folder, folder, "1.0.0");
    }

    private static ConfigurationFile read(Path folder, String file, String target) {
        return ConfigurationFile.read(in(folder), file, target, Mode.STRICT, Proofs.REACHABLE);
    }

    @Test
    void it_is_found_upwards_to_the_root_of_the_work_tree_and_no_further() throws Exception {
        assertThat(read(root.resolve("a/b"), null, null).folder()).isEqualTo(root);

        Files.move(root.resolve("kirikae.yml"), temp.resolve("kirikae.yml"));
        assertThatThrownBy(() -> read(root.resolve("a/b"), null, null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "there is no kirikae.yml in " + root.resolve("a/b") + " or above it, up to " + root);
    }

    @Test
    void a_target_lies_over_it_and_an_unknown_one_lists_those_there_are() throws Exception {
        Files.writeString(root.resolve("kirikae.production.yml"), "live: {cname: push-live}\n");
        Files.writeString(root.resolve("kirikae.staging.yml"), "live: {cname: push-staging}\n");

        assertThat(read(root, null, "production").configuration().live().cname())
                .isEqualTo("push-live");
        assertThatThrownBy(() -> read(root, null, "prod"))
                .hasMessage("--target: there is no target prod; there are: production, staging");
        assertThatThrownBy(() -> read(root, null, "../../etc/passwd")).hasMessageContaining("there is no target");
    }

    @Test
    void every_problem_is_reported_with_its_place() throws Exception {
        Files.writeString(root.resolve("wrong.yml"), "application: 7\nregoin: x\n");

        assertThatThrownBy(() -> read(root, "wrong.yml", null)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.sentence()).startsWith("wrong.yml cannot be used: ");
            assertThat(e.problems()).anyMatch(p -> p.startsWith("wrong.yml:2:1: regoin"));
            assertThat(e.problems().size()).isGreaterThan(1);
        });
    }
}
