package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status} says of the way back is what {@code rollback} does. */
class WayBackWordsTest {

    @TempDir
    private Path temp;

    @Test
    void once_the_latest_of_two_releases_is_taken_back_both_say_already_so() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        for (String[] stage :
                new String[][] {{"upload"}, {"release"}, {"upload", "--fresh"}, {"release"}, {"rollback"}}) {
            Shop.Run run = shop.local(stage);
            assertThat(run.code()).as(run.err()).isZero();
        }

        Shop.Run status = shop.local("status");

        assertThat(status.out()).containsPattern("standby +push-api");
        assertThat(status.out()).contains("rollback    already so: ").doesNotContain("would work now");
        assertThat(shop.local("rollback").out()).contains("already so: ");
    }
}
