package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop.Run;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that says that one may not go back over it, as people meet it. */
class OneWayTest {

    private static final String FORBIDDEN = "compatibility: {rollback: forbidden, why: it drops a column}\n";

    @TempDir
    private Path temp;

    private Shop shop(String more) throws Exception {
        return Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", Shop.FILE + more, "app.js", "// one\n"));
    }

    @Test
    void plan_release_status_and_rollback_say_so() throws Exception {
        Shop shop = shop(FORBIDDEN);
        Run uploaded = shop.local("upload");
        assertThat(uploaded.code()).as(uploaded.err()).isZero();
        assertThat(uploaded.err()).contains("says of going back over it: rollback forbidden (it drops a column)");
        Run plan = shop.local("plan", "release");
        assertThat(plan.out().replaceAll("\\s+", " "))
                .contains("! one way: ")
                .contains("once it serves, the way back to");
        Run released = shop.local("release");
        assertThat(released.code()).as(released.err()).isZero();
        assertThat(released.err()).contains("one way: ");

        Run status = shop.local("status", "--output", "properties");
        assertThat(status.out()).contains("ROLLBACK_WORKS=false").contains("ROLLBACK=closed:");
        Run refused = shop.local("rollback");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("one-way-door");
        Run gone = shop.local("rollback", "--allow", "one-way-door", "--reason", "the column is back");
        assertThat(gone.code()).as(gone.err()).isZero();
    }

    /** The commit's own file counts, not what lies in the folder. */
    @Test
    void what_is_not_committed_does_not_count() throws Exception {
        Shop shop = shop("");
        shop.write("kirikae.yml", Shop.FILE + FORBIDDEN);

        Run uploaded = shop.local("upload");

        assertThat(uploaded.code()).as(uploaded.err()).isZero();
        assertThat(uploaded.err()).doesNotContain("going back over it");
    }

    @Test
    void a_mistake_in_the_commits_file_has_its_place() throws Exception {
        Shop shop = shop("compatibility: {rollback: never}\n");
        shop.write("kirikae.yml", Shop.FILE);

        Run run = shop.local("upload");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(":kirikae.yml:")
                .contains("compatibility.rollback: expected safe, forbidden or {until: 2h}");
    }

    @Test
    void a_rehearsed_incident_after_the_switch_holds() throws Exception {
        Run run = shop(FORBIDDEN).type("rehearse", "--incident", "probe-fails-after-switch", "--expect", "held");

        assertThat(run.code()).as(run.err() + run.out()).isZero();
    }
}
