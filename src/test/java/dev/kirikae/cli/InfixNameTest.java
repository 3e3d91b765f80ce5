package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users call a name that Beanstalk gave to an environment made without a prefix: it is moved like any other. */
class InfixNameTest {

    private static final String NAME = "shop.eba-x1y2z3a4.ap-northeast-1.elasticbeanstalk.com";
    private static final String FILE = Shop.FILE.replace("cname: push-api", "cname: " + NAME);

    @TempDir
    private Path temp;

    private Shop shop(String file) throws Exception {
        return Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file, "app.js", "// one\n"));
    }

    /** The new version gets the name, and the old one what the new one had until then; back again the same. */
    @Test
    void is_moved_there_and_back() throws Exception {
        Shop shop = shop(FILE);
        assertThat(shop.local("status").out()).contains("live        push-api-").doesNotContain("no owner");
        assertThat(shop.local("upload").code()).isZero();

        Shop.Run release = shop.local("release");

        assertThat(release.code()).as(release.err()).isZero();
        String properties = shop.local("status", "--output", "properties").out();
        assertThat(value(properties, "STANDBY")).isEqualTo("e-live000001");
        String json = shop.local("status", "--output", "json").out();
        assertThat(json)
                .containsOnlyOnce(NAME)
                .containsPattern("\"cname\" ?: ?\"push-api-\\d{8}-[0-9a-f]{7}-[0-9a-f]{16}\\.");
        Shop.Run rollback = shop.local("--service", "push-api", "--region", "ap-northeast-1", "rollback");
        assertThat(rollback.code()).as(rollback.err()).isZero();
        assertThat(value(shop.local("status", "--output", "properties").out(), "LIVE"))
                .isEqualTo("e-live000001");
    }

    @Test
    void is_written_whole_by_init() throws Exception {
        Shop shop = shop(FILE);
        shop.local("status");
        Shop fresh = Shop.bare(Files.createDirectory(temp.resolve("fresh")));

        Shop.Run init = fresh.type(
                "--cloud", "local:" + shop.cloud(), "init", "--from", "e-live000001", "--service", "push-api");

        assertThat(init.code()).as(init.err()).isZero();
        assertThat(fresh.folder.resolve("kirikae.yml")).content().contains("cname: \"" + NAME + "\"");
    }

    /** Beanstalk makes no environment under such a name, so that there is no first release under it. */
    @Test
    void is_refused_for_a_first_release() throws Exception {
        Shop shop = shop(FILE);

        Shop.Run upload = shop.type("--cloud", "local:" + shop.cloud() + ",empty", "upload");

        assertThat(upload.code()).isEqualTo(3);
        assertThat(upload.err())
                .contains(
                        "owner", "live.cname: no environment of push-api owns " + NAME, "it can be moved, never made");
    }

    /** The prefix alone is another name, which nobody has: an environment that users may call is not passed by. */
    @Test
    void is_not_passed_by_where_its_prefix_alone_is_configured() throws Exception {
        Shop shop = shop(FILE);
        shop.local("status");
        shop.write("kirikae.yml", FILE.replace(NAME, "shop"));
        shop.commit("Cut the name");

        assertThat(shop.local("status").out())
                .contains("live        nothing", "answers at " + NAME + ": write that whole name");
        Shop.Run upload = shop.local("upload");
        assertThat(upload.code()).as(upload.err()).isIn(3, 8);
        assertThat(upload.err()).doesNotContain("verified");
    }

    private static String value(String properties, String key) {
        return properties
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("none in " + properties);
    }
}
