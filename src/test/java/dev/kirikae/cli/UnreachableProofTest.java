package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose proof cannot be reached stops what would rely on it, and nobody who goes back, looks or cleans up. */
class UnreachableProofTest {

    private static final String NEVER =
            "verify.candidate.probes[0].every: 3 passes every 5m take 15m, and a watch of 5m"
                    + " lasts 10m at most, when it is lengthened; it could never be proved";

    @TempDir
    private Path temp;

    @Test
    void whatWouldRelyOnItRefusesAndAllElseGoesOn() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        assertThat(shop.local("upload").code()).isZero();
        assertThat(shop.local("release").code()).isZero();
        shop.write(
                "kirikae.yml",
                Shop.FILE.replace(
                        "expect: {status: 200}}", "expect: {status: 200}}\n        every: 5m\n        within: 1h"));

        for (List<String> command : List.of(
                List.of("upload"),
                List.of("release"),
                List.of("verify", "--live"),
                List.of("plan", "release"),
                List.of("plan", "rollback"))) {
            Shop.Run run = shop.local(command.toArray(String[]::new));
            assertThat(run.code()).as(command + run.err()).isEqualTo(2);
            assertThat(run.err()).as(command.toString()).contains("kirikae.yml:18:16: " + NEVER);
        }
        Shop.Run rehearse = shop.type("rehearse");
        assertThat(rehearse.code()).isEqualTo(2);
        assertThat(rehearse.err()).contains(NEVER);

        for (List<String> command : List.of(
                List.of("status"),
                List.of("history"),
                List.of("audit"),
                List.of("recover"),
                List.of("render"),
                List.of("rollback"),
                List.of("destroy", "--due"))) {
            Shop.Run run =
                    command.get(0).equals("render") ? shop.type("render") : shop.local(command.toArray(String[]::new));
            assertThat(run.code()).as(command + run.err()).isZero();
            assertThat(run.err()).as(command.toString()).contains("note: kirikae.yml:18:16: " + NEVER);
        }
    }
}
