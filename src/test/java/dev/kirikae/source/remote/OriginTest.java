package dev.kirikae.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    /** As git's own {@code relative_url} does, which {@code git submodule} uses. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        https://git.example.com/team/app.git, ../lib.git, https://git.example.com/team/lib.git
        https://git.example.com/team/app.git/, ../lib/, https://git.example.com/team/lib
        https://git.example.com/team/app.git, ../../other/lib.git, https://git.example.com/other/lib.git
        https://git.example.com/team/app.git, ./sub.git, https://git.example.com/team/app.git/sub.git
        https://git.example.com/team/app.git, ../../../x, -
        https://git.example.com/team/app.git, git@other.example.com:x/y.git, git@other.example.com:x/y.git
        git@git.example.com:team/app.git, ../lib.git, git@git.example.com:team/lib.git
        git@git.example.com:app.git, ../lib.git, git@git.example.com:lib.git
        git@git.example.com:app.git, ../../lib.git, -
        ssh://git@git.example.com:22/team/app.git, ../lib.git, ssh://git@git.example.com:22/team/lib.git
        /srv/git/app, ../lib, /srv/git/lib
        """)
    void resolvesRelativeUrlsAsGitDoes(String url, String submodule, @Nullable String expected) {
        Origin found = new Origin(url, Path.of("/")).at(submodule);
        assertThat(found == null ? null : found.url()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        https://Git.Example.com/x, git.example.com, false
        https://git.example.com:8443/x, git.example.com:8443, false
        ssh://git@git.example.com:22/x, git.example.com, false
        git@git.example.com:x/y.git, git.example.com, false
        http://127.0.0.1:80/x, 127.0.0.1:80, true
        file:///srv/x, -, true
        /srv/x, -, true
        """)
    void knowsItsHost(String url, @Nullable String host, boolean here) {
        Origin origin = new Origin(url, Path.of("/"));
        assertThat(origin.host()).isEqualTo(host);
        assertThat(origin.isOfThisMachine()).isEqualTo(here);
    }
}
