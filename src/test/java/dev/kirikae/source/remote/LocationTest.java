package dev.kirikae.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.source.tree.SourceException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    private static final Path FOLDER = Path.of("/work/here");

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/push/api.git, HTTPS",
        "http://127.0.0.1:8080/api.git, HTTPS",
        "http://localhost/api.git, HTTPS",
        "http://[::1]:80/api.git, HTTPS",
        "ssh://git@git.example.com:2222/push/api.git, SSH",
        "git@git.example.com:push/api.git, SSH",
        "file:///srv/git/api.git, FILE"
    })
    void knowsTheTransportsThereAre(String url, Location.Protocol protocol) {
        assertThat(Location.of(url, FOLDER)).isEqualTo(new Location.Remote(url, protocol));
    }

    @Test
    void takesAnythingElseAsAPathFromTheFolder() {
        assertThat(Location.of("../there", FOLDER)).isEqualTo(new Location.OnDisk(Path.of("/work/there")));
        assertThat(Location.of("/srv/git", FOLDER)).isEqualTo(new Location.OnDisk(Path.of("/srv/git")));
        assertThat(Location.of("./a:b", FOLDER)).isEqualTo(new Location.OnDisk(Path.of("/work/here/a:b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% /tmp/x",
                "fd::3",
                "--upload-pack=touch /tmp/x",
                "-oProxyCommand=x",
                "git://git.example.com/x",
                "ftp://git.example.com/x",
                "http://git.example.com/x",
                "http://localhost.example.com/x",
                "ssh://-oProxyCommand=x/y",
                "ssh://-oProxyCommand@host/y",
                "git@host:-x",
                "ssh://git.example.com",
                "https://git.example.com",
                "https:///x",
                "https://git.example.com/x?token=1",
                "https://git.example.com/x#y",
                "file://otherhost/x",
                "https://git.example.com/a b",
                "https://git.example.com/x\n",
                "  ",
                ""
            })
    void refusesEveryOther(String url) {
        assertThatThrownBy(() -> Location.of(url, FOLDER))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("the repository ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cret@git.example.com/x",
                "https://s3cret@git.example.com/x",
                "ssh://git:s3cret@git.example.com/x",
                "https://git.example.com/x?private_token=s3cret"
            })
    void refusesCredentialsInAUrlWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> Location.of(url, FOLDER))
                .isInstanceOf(SourceException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void neverPrintsAToken() {
        assertThat(new Credentials("jenkins", "s3cret").toString()).doesNotContain("s3cret");
    }
}
