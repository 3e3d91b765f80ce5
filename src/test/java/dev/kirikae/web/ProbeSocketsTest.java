package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.ProbeResponse.End;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind that speaks over sockets, against servers that behave well and badly: an end, and never a hang. */
class ProbeSocketsTest {

    /** Long enough for a busy machine; what must end by it says so in its words, not by a clock. */
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Probes probes =
            new Probes(host -> List.of(InetAddress.getByName("127.0.0.1")), System::nanoTime, Server.PLACE);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        probes.close();
    }

    private static Endpoint at(Server server) {
        return new Endpoint("http", "shop.example.com", server.port(), null, null);
    }

    private <R extends ProbeResponse> R ask(ProbeRequest request, Class<R> kind) {
        Answer answer = probes.take(new Effect.Probe("p", request));
        assertThat(answer).isInstanceOf(Answer.Probed.class);
        assertThat(((Answer.Probed) answer).response()).isInstanceOf(kind);
        return kind.cast(((Answer.Probed) answer).response());
    }

    private Answer.Missing missing(ProbeRequest request) {
        Answer answer = probes.take(new Effect.Probe("p", request));
        assertThat(answer).isInstanceOf(Answer.Missing.class);
        return (Answer.Missing) answer;
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = new byte[8192];
        Arrays.fill(block, (byte) 'x');
        while (true) {
            out.write(block);
        }
    }

    private static ProbeRequest each(String kind, Endpoint at, Duration time) {
        return switch (kind) {
            case "http" -> new ProbeRequest.Http(at, "/", time);
            case "download" -> new ProbeRequest.Download(at, "/", 0, 1 << 20, time);
            case "tcp" -> new ProbeRequest.Tcp(at.host(), at.port(), false, null, "PING\r\n", "PONG", time);
            case "websocket" -> new ProbeRequest.WebSocket(at, "/", null, null, true, time);
            default -> new ProbeRequest.Sticky(at, "/", 2, time);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "download", "tcp", "websocket", "sticky"})
    void nothing_listening_is_no_sample(String kind) throws IOException {
        int free;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = gone.getLocalPort();
        }
        Answer.Missing missing =
                missing(each(kind, new Endpoint("http", "shop.example.com", free, null, null), PLENTY));
        assertThat(missing.trouble()).isEqualTo(Answer.Trouble.UNREACHABLE);
        assertThat(missing.why()).contains("shop.example.com:" + free).endsWith(": no connection: it is refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "download", "websocket", "sticky"})
    void a_slow_drip_is_late(String kind) throws IOException {
        try (Server server = Server.with((out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write('z');
                out.flush();
            }
        })) {
            Answer.Missing missing = missing(each(kind, at(server), SHORT));
            assertThat(missing.trouble()).isEqualTo(Answer.Trouble.LATE);
            assertThat(missing.why()).endsWith(": no whole answer within 300 ms");
        }
    }

    @Test
    void ten_gigabytes_go_through_a_digest_up_to_the_most() throws IOException {
        try (Server server = Server.with((out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            endless(out);
        })) {
            ProbeResponse.Download came = ask(
                    new ProbeRequest.Download(at(server), "/big", 0, 3_000_000, PLENTY), ProbeResponse.Download.class);
            assertThat(came.whole()).isFalse();
            assertThat(came.size()).isEqualTo(3_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\nabc",
            })
    void a_whole_file_has_its_size_and_digest(String answer) throws IOException {
        try (Server server = Server.answering(answer)) {
            ProbeResponse.Download came =
                    ask(new ProbeRequest.Download(at(server), "/f", 0, 3, PLENTY), ProbeResponse.Download.class);
            assertThat(came.whole()).isTrue();
            assertThat(came.size()).isEqualTo(3);
            assertThat(came.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(ask(new ProbeRequest.Download(at(server), "/f", 0, 2, PLENTY), ProbeResponse.Download.class)
                            .whole())
                    .isFalse();
        }
    }

    @Test
    void half_a_file_is_no_sample() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")) {
            assertThat(missing(new ProbeRequest.Download(at(server), "/f", 0, 100, PLENTY))
                            .why())
                    .endsWith("the connection was cut");
        }
    }

    @Test
    void a_redirect_loop_ends_with_what_is_allowed() throws IOException {
        try (Server server =
                Server.answering("HTTP/1.1 302 Found\r\nLocation: /again?n=1\r\nContent-Length: 0\r\n\r\n")) {
            ProbeResponse.Http came =
                    ask(new ProbeRequest.Http(at(server), "/", 3, 1000, PLENTY), ProbeResponse.Http.class);
            assertThat(came.status()).isEqualTo(302);
            assertThat(came.redirects()).isEqualTo(3);
            assertThat(server.asked).hasSize(4);
            assertThat(server.asked.get(3)).startsWith("GET /again?n=1 HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example.com/",
                "//169.254.169.254/latest",
                "file:///etc/passwd",
                "https://api.example.com.evil.example/",
                "http://[broken",
            })
    void no_redirect_leads_to_another_host(String location) throws IOException {
        try (Server server =
                Server.answering("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n")) {
            ProbeResponse.Http came =
                    ask(new ProbeRequest.Http(at(server), "/", 5, 1000, PLENTY), ProbeResponse.Http.class);
            assertThat(came.status()).isEqualTo(302);
            assertThat(came.redirects()).isZero();
        }
    }

    @Test
    void a_redirect_within_the_host_is_followed_there() throws IOException {
        try (Server second = Server.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                Server first = Server.answering("HTTP/1.1 301 Moved\r\nLocation: http://api.example.com:"
                        + second.port() + "/new\r\nContent-Length: 0\r\n\r\n")) {
            Endpoint named = new Endpoint("http", "10.0.0.1", first.port(), "api.example.com", null);
            ProbeResponse.Http came =
                    ask(new ProbeRequest.Http(named, "/old", 1, 1000, PLENTY), ProbeResponse.Http.class);
            assertThat(came.body()).isEqualTo("ok");
            assertThat(second.asked.get(0))
                    .startsWith("GET /new HTTP/1.1\r\nHost: api.example.com:" + second.port() + "\r\n");
        }
    }

    @Test
    void what_is_not_utf_8_is_said_to_be() throws IOException {
        try (Server server = Server.with((out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {'"', (byte) 0xff, '"'});
        })) {
            ProbeResponse.Http came = ask(new ProbeRequest.Http(at(server), "/", PLENTY), ProbeResponse.Http.class);
            assertThat(came.kind()).isEqualTo(ProbeResponse.Body.NOT_TEXT);
            assertThat(came.body()).isEqualTo("\"\uFFFD\"");
        }
    }

    /** A server that speaks without being asked for a head. */
    private static ServerSocket raw(String answer, boolean closes, CountDownLatch until) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            try (Socket one = server.accept()) {
                one.getInputStream().readNBytes(6);
                one.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                one.getOutputStream().flush();
                if (!closes) {
                    until.await();
                }
            } catch (IOException | InterruptedException gone) {
                until.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private ProbeResponse.Tcp ping(ServerSocket server, Duration time) {
        return ask(
                new ProbeRequest.Tcp("redis.internal", server.getLocalPort(), false, null, "PING\r\n", "+PONG", time),
                ProbeResponse.Tcp.class);
    }

    @Test
    void tcp_reads_up_to_what_is_waited_for() throws IOException {
        try (ServerSocket server = raw("+PONG\r\n", false, never)) {
            ProbeResponse.Tcp came = ping(server, PLENTY);
            assertThat(came.end()).isEqualTo(End.COME);
            assertThat(came.received()).startsWith("+PONG");
        }
    }

    @Test
    void tcp_with_another_answer() throws IOException {
        try (ServerSocket server = raw("-NOAUTH\r\n", true, never)) {
            ProbeResponse.Tcp came = ping(server, PLENTY);
            assertThat(came.received()).isEqualTo("-NOAUTH\r\n");
            assertThat(came.end()).isEqualTo(End.CLOSED);
        }
        try (ServerSocket server = raw("-NOAUTH\r\n", false, never)) {
            ProbeResponse.Tcp came = ping(server, SHORT);
            assertThat(came.end()).isEqualTo(End.LATE);
        }
        try (ServerSocket server = raw("x".repeat(70_000), false, never)) {
            ProbeResponse.Tcp came = ping(server, PLENTY);
            assertThat(came.end()).isEqualTo(End.FULL);
            assertThat(came.received()).hasSize(65_536);
        }
    }

    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");

    /** A server that upgrades, answers the key as it should, and goes on with bytes in hexadecimal digits. */
    private Server webSocket(String frames, boolean closes) throws IOException {
        Server[] server = new Server[1];
        server[0] = Server.with((out, socket) -> {
            Matcher key = KEY.matcher(server[0].asked.get(0));
            assertThat(key.find()).isTrue();
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: key-" + key.group(1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(HexFormat.of().parseHex(frames));
            out.flush();
            if (!closes) {
                never.await();
            }
        });
        return server[0];
    }

    private ProbeResponse.WebSocket open(Server server, Duration time) {
        return ask(
                new ProbeRequest.WebSocket(at(server), "/socket.io/?EIO=4", "chat", null, true, time),
                ProbeResponse.WebSocket.class);
    }

    @Test
    void the_first_frame_of_a_web_socket() throws IOException {
        try (Server server = webSocket("8900" + "8a00" + "8105" + "68656c6c6f", false)) {
            ProbeResponse.WebSocket came = open(server, PLENTY);
            assertThat(came.status()).isEqualTo(101);
            assertThat(came.frame()).isEqualTo(new ProbeResponse.Frame(1, false, false, "hello"));
            assertThat(came.headers()).containsEntry("sec-websocket-accept", "key-" + came.key());
            assertThat(Base64.getDecoder().decode(came.key())).hasSize(16);
            assertThat(server.asked.get(0))
                    .contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "Sec-WebSocket-Version: 13\r\n")
                    .contains("Sec-WebSocket-Protocol: chat\r\n");
        }
    }

    @Test
    void a_web_socket_that_never_answers_is_late() throws IOException {
        try (Server server = webSocket("", false)) {
            ProbeResponse.WebSocket came = open(server, SHORT);
            assertThat(came.frame()).isNull();
            assertThat(came.end()).isEqualTo(End.LATE);
        }
        try (Server silent = Server.with((out, socket) -> never.await())) {
            assertThat(missing(each("websocket", at(silent), SHORT)).trouble()).isEqualTo(Answer.Trouble.LATE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "81", "8105", "817e", "817fffffffffffffffff", "8105aabb"})
    void half_a_frame_is_none(String frames) throws IOException {
        try (Server server = webSocket(frames, true)) {
            ProbeResponse.WebSocket came = open(server, PLENTY);
            assertThat(came.frame()).isNull();
            assertThat(came.end()).isEqualTo(End.CLOSED);
        }
    }

    @Test
    void frames_are_read_as_they_say() throws IOException {
        try (Server server = webSocket("817e0080" + "61".repeat(128), true)) {
            assertThat(open(server, PLENTY).frame().text()).hasSize(128);
        }
        try (Server server = webSocket("8806" + "03f0" + "62796521", true)) {
            assertThat(open(server, PLENTY).frame()).isEqualTo(new ProbeResponse.Frame(8, false, false, "1008 bye!"));
        }
        try (Server server = webSocket("c181" + "00000000" + "61", true)) {
            assertThat(open(server, PLENTY).frame()).isEqualTo(new ProbeResponse.Frame(1, true, true, "a"));
        }
        try (Server server = webSocket("8900".repeat(100), true)) {
            assertThat(open(server, PLENTY).end()).isEqualTo(End.FULL);
        }
    }

    @Test
    void what_a_client_sends_is_masked() {
        byte[] frame = Frames.text("hi", new byte[] {1, 2, 3, 4});
        assertThat(HexFormat.of().formatHex(frame)).isEqualTo("8182" + "01020304" + "696b");
        assertThat(HexFormat.of().formatHex(Frames.text("a".repeat(126), new byte[4])))
                .startsWith("81fe007e" + "00000000" + "6161");
    }

    @Test
    void one_client_keeps_its_cookies_and_the_others_have_none() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\nSet-Cookie: AWSALB=abc; Path=/; HttpOnly\r\n"
                + "Set-Cookie: theme=dark\r\nContent-Length: 2\r\n\r\nok")) {
            ProbeResponse.Sticky came =
                    ask(new ProbeRequest.Sticky(at(server), "/", 3, PLENTY), ProbeResponse.Sticky.class);
            assertThat(came.cookies()).containsExactly("AWSALB", "theme");
            assertThat(came.kept()).hasSize(3);
            assertThat(came.fresh()).hasSize(3);
            assertThat(server.asked.get(0)).doesNotContain("Cookie");
            assertThat(server.asked.get(1)).contains("\r\nCookie: AWSALB=abc; theme=dark\r\n");
            assertThat(server.asked.get(2)).contains("\r\nCookie: AWSALB=abc; theme=dark\r\n");
            assertThat(server.asked.subList(3, 6)).noneMatch(asked -> asked.contains("Cookie"));
        }
    }

    @Test
    void addresses_as_they_resolve() {
        assertThat(probes.answer(new Effect.LookAtAddresses(List.of("shop.example.com"))))
                .isEqualTo(new Answer.AddressesSeen(java.util.Map.of("shop.example.com", List.of("127.0.0.1"))));
    }

    @Test
    void an_answer_says_which_address_gave_it() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            Answer answer = probes.take(new Effect.Probe("p", new ProbeRequest.Http(at(server), "/", PLENTY)));
            assertThat(((Answer.Probed) answer).peers()).containsExactly("127.0.0.1");
        }
    }
}
