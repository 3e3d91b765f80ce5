package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example is released well, and badly: then the name moves back. */
class ExamplesTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {"push-notifications", "edge-backend", "flow-server", "tomcat-mobile", "collaboration-cluster"})
    void is_rehearsed(String example) throws Exception {
        Shop shop = Shop.copyOf(Path.of("examples", example), temp.resolve("shop"));

        Shop.Run well = shop.type("rehearse", "--expect", "settled");
        assertThat(well.code()).as(well.err()).isZero();
        Shop.Run badly = shop.type("rehearse", "--incident", "probe-fails-after-switch", "--expect", "restored");
        assertThat(badly.code()).as(badly.err()).isZero();
        assertThat(badly.out()).contains("was moved back");
        assertThat(shop.type("render").err()).doesNotContain("error:");
    }
}
