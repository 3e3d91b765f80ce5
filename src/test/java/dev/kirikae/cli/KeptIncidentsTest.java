package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a kept cloud something goes wrong in one command, and what it did stays. */
class KeptIncidentsTest {

    @TempDir
    private Path temp;

    private Shop shop;

    @BeforeEach
    void kept() throws Exception {
        shop = Shop.of(temp.resolve("shop"));
    }

    @Test
    void theNextCommandGoesOnWithWhatAKilledOneHadBegun() {
        assertThat(shop.local("upload").code()).isZero();

        Shop.Run killed = shop.local("release", "--incident", "killed-after-switch");

        assertThat(killed.code()).as(killed.err()).isEqualTo(5);
        assertThat(killed.err()).contains("the process was killed right after its call", "its intent is open");
        assertThat(killed.last()).contains("release");
        Shop.Run next = shop.local("release");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.out()).contains("is settled").doesNotContain("incident");
    }

    @Test
    void aRollbackGoesThroughFire() {
        assertThat(shop.local("upload").code()).isZero();
        assertThat(shop.local("release").code()).isZero();

        Shop.Run sick = shop.local("rollback", "--incident", "standby-sick");
        assertThat(sick.code()).as(sick.err()).isEqualTo(3);
        assertThat(sick.err()).contains("standby-sick");
        Shop.Run allowed = shop.local(
                "rollback", "--incident", "swap-throttled", "--allow", "standby-sick", "--reason", "practice");
        assertThat(allowed.code()).as(allowed.err()).isZero();
        assertThat(allowed.out())
                .containsPattern("incident swap-throttled: struck at .*; noticed after 0s by the call Swap");
    }

    @Test
    void whatABadVersionDoesIsNoticedInTheReleaseThatMovedIt() throws Exception {
        assertThat(shop.local("upload").code()).isZero();

        Shop.Run run = shop.local("release", "--incident", "probe-fails-after-switch");

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.out()).contains("users had the bad version for ");
        assertThat(Files.readString(shop.folder.resolve("kirikae-report/report.html")))
                .contains("What went wrong on purpose", "probe-fails-after-switch");
    }

    @Test
    void elsewhereItIsRefused() {
        Shop.Run aws = shop.type("release", "--incident", "throttled");
        assertThat(aws.code()).isEqualTo(2);
        assertThat(aws.err()).contains("--incident: only on an embedded cloud");
        Shop.Run planned = shop.local("upload", "--dry-run", "--incident", "throttled");
        assertThat(planned.code()).isEqualTo(2);
        Shop.Run unknown = shop.local("upload", "--incident", "throtled");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean throttled?");
    }
}
