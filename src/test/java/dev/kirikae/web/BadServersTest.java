package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.verify.ProbeJudge;
import dev.kirikae.verify.ProbeQuestion;
import dev.kirikae.verify.ProbeSubject;
import dev.kirikae.verify.Sample;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of probe against servers that do everything but answer well: one sentence each, and never a good sample. */
class BadServersTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private final Probes probes =
            new Probes(host -> List.of(InetAddress.getByName("127.0.0.1")), System::nanoTime, Server.PLACE);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        probes.close();
    }

    private static Probe.Check check(String kind, int port) {
        return switch (kind) {
            case "http" -> new Probe.Http("/", 3, new Probe.Expect(List.of(200), Map.of(), "well"));
            case "json" ->
                new Probe.Json(
                        "/",
                        3,
                        List.of(200),
                        List.of(),
                        List.of(new Probe.Assertion(
                                "$.state", new Probe.AtLeast(BigDecimal.ONE), Probe.Amount.EVERY, null)));
            case "version" -> new Probe.Version("/", 3, "$.version");
            case "download" -> new Probe.Download("/", 3, 1_000_000, 4L, null, null);
            case "tcp" -> new Probe.Tcp(null, port, false, "GET\r\n\r\n", "+PONG");
            case "websocket" -> new Probe.WebSocket("/", null, null, true, null);
            default -> new Probe.Sticky("/", "$.instance", null, 2, 2);
        };
    }

    private Sample sample(String kind, int port, Duration timeout) {
        Probe.Check check = check(kind, port);
        Probe probe = new Probe(kind, check, Duration.ofSeconds(10), timeout, 1, 0, 1, PLENTY);
        ProbeQuestion question = new ProbeQuestion(
                new Verify.Address(Verify.Scheme.HTTP, port, null, null), "c.example.com", null, Map.of());
        Answer answer = probes.take(new Effect.Probe(kind, question.of(probe)));
        if (answer instanceof Answer.Missing missing) {
            return missing.trouble() == Answer.Trouble.LATE
                    ? Sample.missing(missing.why())
                    : Sample.error(missing.why());
        }
        return ProbeJudge.judge(
                check,
                ((Answer.Probed) answer).response(),
                new ProbeSubject("v2", "v1", Map.of("version", "v2"), Instant.EPOCH));
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = new byte[8192];
        Arrays.fill(block, (byte) 'x');
        while (true) {
            out.write(block);
        }
    }

    private static String answer(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private Server serving(String what) throws IOException {
        return Server.with((out, socket) -> {
            switch (what) {
                case "silence" -> never.await();
                case "drip" -> {
                    text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    while (!never.await(20, TimeUnit.MILLISECONDS)) {
                        text(out, "z");
                    }
                }
                case "10 GB" -> {
                    text(out, "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n");
                    endless(out);
                }
                case "loop" -> text(out, "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
                case "html" -> text(out, answer("text/html", "<html><body>Welcome</body></html>"));
                case "not utf-8" -> text(out, answer("application/json", "{\"version\": \"\u00ff\u00fe\"}"));
                case "empty" -> text(out, answer("application/json", ""));
                default -> text(out, what);
            }
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    http      | silence   | MISSING | GET http://c.example.com:PORT/: no whole answer within 400 ms
                    json      | silence   | MISSING | no whole answer within 400 ms
                    version   | silence   | MISSING | no whole answer within 400 ms
                    download  | silence   | MISSING | no whole answer within 400 ms
                    tcp       | silence   | MISSING | connected, and no answer within
                    websocket | silence   | MISSING | WebSocket http://c.example.com:PORT/: no whole answer within 400 ms
                    sticky    | silence   | MISSING | no whole answer within 400 ms
                    http      | drip      | MISSING | no whole answer within 400 ms
                    json      | drip      | MISSING | no whole answer within 400 ms
                    version   | drip      | MISSING | no whole answer within 400 ms
                    download  | drip      | MISSING | no whole answer within 400 ms
                    tcp       | drip      | BAD     | answered "HTTP/1.1 200 OK
                    websocket | drip      | BAD     | status 200
                    sticky    | drip      | MISSING | no whole answer within 400 ms
                    http      | 10 GB     | BAD     | the beginning of the body, which is longer than what is read of it, does not contain "well"
                    json      | 10 GB     | BAD     | the answer is longer than the 1048576 bytes that are read of it
                    version   | 10 GB     | BAD     | the answer is longer than the 65536 bytes that are read of it
                    download  | 10 GB     | BAD     | the file is larger than 1000000 bytes, which are read at most
                    tcp       | 10 GB     | BAD     | "HTTP/1.1 200 OK
                    websocket | 10 GB     | BAD     | status 200
                    sticky    | 10 GB     | BAD     | longer than the 65536 bytes
                    http      | loop      | BAD     | status 302 after 3 redirects to "/again", expected 200
                    json      | loop      | BAD     | status 302 after 3 redirects to "/again"
                    version   | loop      | BAD     | status 302
                    download  | loop      | BAD     | status 302 after 3 redirects
                    tcp       | loop      | BAD     | "HTTP/1.1 302 Found
                    websocket | loop      | BAD     | status 302
                    sticky    | loop      | BAD     | status 302
                    http      | html      | BAD     | the body does not contain "well": "<html><body>Welcome</body></html>"
                    json      | html      | BAD     | the answer is HTML and not JSON: "<html><body>Welcome</body></html>"
                    version   | html      | BAD     | the answer is HTML and not JSON
                    download  | html      | BAD     | 33 bytes
                    tcp       | html      | BAD     | "HTTP/1.1 200 OK
                    websocket | html      | BAD     | status 200
                    sticky    | html      | BAD     | the answer is HTML and not JSON
                    http      | not utf-8 | BAD     | the body, which is not UTF-8, does not contain "well"
                    json      | not utf-8 | BAD     | the answer is not UTF-8
                    version   | not utf-8 | BAD     | the answer is not UTF-8
                    download  | not utf-8 | BAD     | 17 bytes
                    tcp       | not utf-8 | BAD     | "HTTP/1.1 200 OK
                    websocket | not utf-8 | BAD     | status 200
                    sticky    | not utf-8 | BAD     | the answer is not UTF-8
                    json      | empty     | BAD     | the answer is empty, and not JSON
                    version   | empty     | BAD     | the answer is empty, and not JSON
                    sticky    | empty     | BAD     | the answer is empty, and not JSON
                    http      | garbage   | ERROR   | GET http://c.example.com:PORT/:
                    websocket | garbage   | ERROR   | WebSocket http://c.example.com:PORT/:
                    download  | garbage   | ERROR   | GET http://c.example.com:PORT/:
                    sticky    | garbage   | ERROR   | GET http://c.example.com:PORT/ with a cookie, and without:
                    """)
    void isNeverAPass(String kind, String what, Sample.Kind expected, String words) throws IOException {
        boolean waits = what.equals("silence") || what.equals("drip");
        try (Server server = serving(what)) {
            Sample sample = sample(kind, server.port(), waits ? SHORT : PLENTY);

            assertThat(sample.kind()).as(sample.words()).isEqualTo(expected);
            assertThat(sample.words())
                    .contains(words.replace("PORT", String.valueOf(server.port())))
                    .doesNotContain("Exception", "java.", "\n", "\r");
            assertThat(sample.words().length()).isLessThan(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"http", "json", "version", "download", "tcp", "websocket", "sticky"})
    void nothingListening(String kind) throws IOException {
        int free;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = gone.getLocalPort();
        }
        Sample sample = sample(kind, free, PLENTY);

        assertThat(sample.kind()).isEqualTo(Sample.Kind.ERROR);
        assertThat(sample.words())
                .endsWith("c.example.com:" + free + (kind.equals("tcp") ? "" : "/")
                        + (kind.equals("sticky") ? " with a cookie, and without" : "")
                        + ": no connection: it is refused");
    }
}
