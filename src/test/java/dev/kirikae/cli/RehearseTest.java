package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.cli.command.Stop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rehearsal goes through upload, release and destroy in virtual time, and tells the truth about what it was. */
class RehearseTest {

    @TempDir
    private Path temp;

    @Test
    void a_calm_release_settles_and_the_old_one_goes() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run run = shop.type("rehearse");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.first()).isEqualTo("embedded cloud, in virtual time: AWS is not touched · push-api");
        assertThat(run.out())
                .containsPattern("upload +\\d+m \\d+s +\\d{8}-[0-9a-f]{7} waits on ")
                .containsPattern("release +\\d+m \\d+s +.* is settled: ")
                .containsPattern("destroy +\\d+m \\d+s +.* is gone")
                .contains("The release ended settled, ", "This rehearsed the release, not the application");
        assertThat(run.err()).contains("assumed: version ", "— upload", "— release", "— destroy");
        assertThat(run.last()).isEqualTo("next: kirikae plan");
        assertThat(shop.folder.resolve("kirikae-report/junit.xml")).exists();
        assertThat(shop.folder.resolve(".kirikae")).doesNotExist();
        assertThat(shop.type("audit", "kirikae-report").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "candidate-never-healthy, 6, not released",
        "launch-fails, 6, not released",
        "probe-fails-after-switch, 7, restored",
        "alarm-after-switch, 7, restored",
        "swap-answer-lost, 0, settled",
        "killed-after-switch, 0, settled",
        "throttled, 0, settled",
    })
    void an_incident_ends_as_it_must(String incident, int code, String end) throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run run = shop.type("rehearse", "--incident", incident);

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).contains("The release ended " + end + ", ");
        assertThat(run.err()).contains("incident: ");
        if (incident.startsWith("killed")) {
            assertThat(run.err()).contains("the process is killed right after its call; release is started again");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "assumed: , upload",
        "— upload, upload",
        "the candidate is Ready, upload",
        "— release, release",
        "after the switch, release",
        "— destroy, destroy",
        "standby drained, destroy",
    })
    void stopped_at_any_point_it_says_so_and_nothing_else(String said, String stage) throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run run = shop.stoppedAt(said, "rehearse", "--expect", "settled");

        assertThat(run.code()).as(run.err()).isEqualTo(130);
        assertThat(run.err())
                .contains("stopped (exit 130): the rehearsal was stopped in its " + stage)
                .doesNotContain("a bug of Kirikae");
        assertThat(run.out()).doesNotContain("The release ended");
        assertThat(run.last()).isEqualTo("next: kirikae rehearse --expect settled");
    }

    @Test
    void stopped_by_the_system_it_ends_as_the_signal_says() throws Exception {
        Stop stop = new Stop();
        stop.ask(15);

        Shop.Run run = Shop.of(temp.resolve("shop")).type(stop, "rehearse");

        assertThat(run.code()).as(run.err()).isEqualTo(143);
    }

    @Test
    void what_was_expected_is_success() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run met = shop.type("rehearse", "--incident", "probe-fails-after-switch", "--expect", "restored");
        assertThat(met.code()).as(met.err()).isZero();
        Shop.Run missed = shop.type("rehearse", "--expect", "restored");
        assertThat(missed.code()).isEqualTo(6);
        assertThat(missed.err()).contains("expected to end restored, but it ended settled");
    }

    @Test
    void the_first_release_has_no_way_back() throws Exception {
        String roles = "    aws:autoscaling:launchconfiguration: {IamInstanceProfile: a-profile}\n";
        String file = Shop.FILE.replace("  settings:\n", "  settings:\n" + roles);
        Shop.Run run = Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file, "app.js", "// one\n"))
                .type("rehearse", "--first");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("there is no way back yet: it is the first release")
                .doesNotContain("destroy");
    }

    @Test
    void programs_get_one_document() throws Exception {
        Shop.Run run = Shop.of(temp.resolve("shop")).type("rehearse", "--output", "json");

        JsonNode document = JsonMapper.builder().build().readTree(run.out());
        assertThat(document.path("exit").asInt(-1)).isZero();
        assertThat(document.path("ended").asText()).isEqualTo("settled");
        assertThat(document.path("stages")).hasSize(3);
        assertThat(document.path("assumed")).isNotEmpty();
        assertThat(document.path("next").asText()).isEqualTo("kirikae plan");
    }

    @Test
    void what_can_go_wrong_is_listed() {
        Shop.Run run = Shop.bare(temp).type("rehearse", "--list-incidents");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("swap-answer-lost ", "killed-after-switch ")
                .doesNotContain("embedded cloud");
    }
}
