package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPageTest {

    private static final Set<String> HOSTS = Set.of("shop.example.com", "push-api.eu-west-1.elasticbeanstalk.com");
    private static final String URL = "http://push-api.eu-west-1.elasticbeanstalk.com/app/index.html";

    private static List<String> named(String html) {
        return EntryPage.of(html, URL, HOSTS).assets();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <script src="main-1f.js"></script>                          | /app/main-1f.js
                    <script src="/main.js?v=2#top"></script>                    | /main.js?v=2
                    <script src="../lib/./a.js"></script>                       | /lib/a.js
                    <script src="//shop.example.com/b.js"></script>             | /b.js
                    <script src="HTTPS://SHOP.example.com:443/c.js"></script>   | /c.js
                    <script src="ein file.js"></script>                         | /app/ein%20file.js
                    <script src="/größe.js"></script>                           | /gr%C3%B6%C3%9Fe.js
                    <script src=/unquoted.js>                                   | /unquoted.js
                    <link rel="Shortcut ICON" href="/favicon.ico">              | /favicon.ico
                    <link rel=stylesheet href="/a.css">                         | /a.css
                    <link rel=modulepreload href="/m.js">                       | /m.js
                    <img src="/i.png">                                          | /i.png
                    <video poster="/p.jpg"></video>                             | /p.jpg
                    <base href="/other/"><script src="x.js"></script>           | /other/x.js
                    <script src="https://cdn.example.net/x.js"></script>        | ``
                    <script src="data:text/javascript,alert(1)"></script>       | ``
                    <script src="javascript:alert(1)"></script>                 | ``
                    <script src="file:///etc/passwd"></script>                  | ``
                    <script src="ftp://shop.example.com/x"></script>            | ``
                    <script src="http://[::1"></script>                         | ``
                    <script src="http://shop.example.com@evil.example.net/x"></script> | ``
                    <script>alert("/inline.js")</script>                        | ``
                    <link rel=canonical href="/here">                           | ``
                    <link rel="preconnect" href="/">                            | ``
                    <a href="/page">                                            | ``
                    """)
    void namesWhatItLoadsFromItsOwnOrigin(String html, String path) {
        assertThat(named(html)).isEqualTo(path.isEmpty() ? List.of() : List.of(path));
    }

    @Test
    void aSrcsetHasSeveral() {
        assertThat(
                        named(
                                "<img src=/s.png srcset='/a.png 1x, /b,c.png 2x,/d.png,  data:image/png;base64,AA== 3x, /e.png'>"))
                .containsExactly("/s.png", "/a.png", "/b,c.png", "/d.png", "/e.png");
    }

    @Test
    void scriptsAndStylesComeFirstAndTheNumberIsBounded() {
        StringBuilder page = new StringBuilder();
        for (int n = 0; n < 500; n++) {
            page.append("<img src='/").append(n).append(".png'>");
        }
        EntryPage read = EntryPage.of(page + "<script src=/last.js></script>", URL, HOSTS);

        assertThat(read.assets()).hasSize(EntryPage.MOST).startsWith("/last.js", "/0.png");
        assertThat(read.leftOut()).isEqualTo(301);
    }

    /** Whatever it is, it is read as text, and ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<script src='/a.js'",
                "<!--",
                "<![CDATA[",
                "<table><td><b>",
                "&#xFFFFFFFF;",
                "<svg><style>"
            })
    void hostilePagesAreOnlyText(String piece) {
        String page = piece.repeat(100_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(named(page)).hasSizeLessThan(2));
    }

    @ParameterizedTest
    @CsvSource({
        "login, /app/login",
        "/, /",
        "https://shop.example.com/start?x=1, /start?x=1",
        "https://login.example.net/,",
        "'',/app/index.html",
    })
    void aRedirectIsFollowedWithinItsOrigin(String location, String path) {
        assertThat(EntryPage.resolved(URL, location, HOSTS)).isEqualTo(path);
    }
}
