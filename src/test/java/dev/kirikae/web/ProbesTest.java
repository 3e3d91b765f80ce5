package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbesTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final List<String> resolved = new ArrayList<>();
    private final Resolver names = host -> {
        resolved.add(host);
        return switch (host) {
            case "shop.example.com", "api.example.com" -> List.of(InetAddress.getByName("127.0.0.1"));
            case "metadata.example.com" ->
                List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254"));
            case "nowhere.example.com" -> throw new UnknownHostException(host);
            default -> List.of(InetAddress.getAllByName(host));
        };
    };
    private final Probes probes = new Probes(names, System::nanoTime, Server.PLACE);

    @AfterEach
    void close() {
        probes.close();
    }

    private Answer ask(String scheme, String host, int port, String header, String path) {
        return probes.take(new Effect.Probe(
                "health", new ProbeRequest.Http(new Endpoint(scheme, host, port, header, null), path, TIMEOUT)));
    }

    private Answer ask(Server server) {
        return ask("http", "shop.example.com", server.port(), null, "/health?deep=1");
    }

    private static ProbeResponse.Http response(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Probed.class);
        return (ProbeResponse.Http) ((Answer.Probed) answer).response();
    }

    private static String why(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Missing.class);
        boolean late = ((Answer.Missing) answer).why().contains("no whole answer within");
        assertThat(((Answer.Missing) answer).trouble())
                .isEqualTo(late ? Answer.Trouble.LATE : Answer.Trouble.UNREACHABLE);
        return ((Answer.Missing) answer).why();
    }

    @Test
    void brings_status_headers_and_body() throws IOException {
        try (Server server = Server.answering(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Twice: a\r\nx-twice: b\r\nContent-Length: 6\r\n\r\nüber!x")) {
            ProbeResponse.Http response = response(ask(server));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers())
                    .containsEntry("content-type", "text/plain")
                    .containsEntry("x-twice", "b");
            assertThat(response.body()).isEqualTo("über!");
            assertThat(response.took()).isBetween(0L, 400L);
            assertThat(server.asked.get(0))
                    .startsWith("GET /health?deep=1 HTTP/1.1\r\nHost: shop.example.com:" + server.port() + "\r\n")
                    .contains("Connection: close")
                    .doesNotContain("Authorization", "Cookie");
        }
    }

    @Test
    void resolves_anew_for_each_sample() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(response(ask(server)).status()).isEqualTo(204);
            assertThat(response(ask(server)).status()).isEqualTo(204);
            assertThat(resolved).containsExactly("shop.example.com", "shop.example.com");
        }
    }

    @Test
    void sends_another_host_header_if_asked() throws IOException {
        try (Server server = Server.answering("HTTP/1.0 200 OK\r\n\r\nhello")) {
            Answer answer = ask("http", "shop.example.com", server.port(), "api.example.com", "/");
            assertThat(response(answer).body()).isEqualTo("hello");
            assertThat(server.asked.get(0)).contains("\r\nHost: api.example.com\r\n");
        }
    }

    @Test
    void follows_no_redirect() throws IOException {
        try (Server server = Server.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n")) {
            ProbeResponse.Http response = response(ask(server));
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.headers()).containsEntry("location", "http://169.254.169.254/");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void reads_chunks_and_interim_answers() throws IOException {
        try (Server server = Server.answering(
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n")) {
            assertThat(response(ask(server)).body()).isEqualTo("abc0123456789");
        }
    }

    @Test
    void takes_64_KiB_of_an_endless_body() throws IOException {
        try (Server server = Server.with((out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[8192];
            java.util.Arrays.fill(block, (byte) 'x');
            while (true) {
                out.write(block);
            }
        })) {
            assertThat(response(ask(server)).body()).hasSize(65536).matches("x*");
        }
    }

    @Test
    void a_slow_drip_ends_with_the_time() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (Server server = Server.with((out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('z');
                out.flush();
            }
        })) {
            long start = System.nanoTime();
            assertThat(why(ask(server))).contains("no whole answer within 400 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, Duration.ofMillis(1500));
        }
    }

    @Test
    void a_resolver_that_hangs_ends_with_the_time() {
        CountDownLatch never = new CountDownLatch(1);
        Probes stuck = new Probes(
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                },
                System::nanoTime,
                Server.PLACE);
        ProbeRequest request =
                new ProbeRequest.Http(new Endpoint("http", "shop.example.com", 80, null, null), "/", TIMEOUT);
        assertThat(why(stuck.take(new Effect.Probe("health", request)))).contains("no whole answer within 400 ms");
        stuck.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 999 Strange\r\n\r\n",
            })
    void half_an_answer_is_none(String answer) throws IOException {
        try (Server server = Server.answering(answer)) {
            assertThat(why(ask(server)))
                    .startsWith("GET http://shop.example.com:" + server.port() + "/health?deep=1: ");
        }
    }

    @Test
    void an_endless_line_is_no_answer() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
            assertThat(why(ask(server))).contains("longer than 16 KiB");
        }
    }

    @Test
    void says_in_plain_words_why_there_is_no_sample() throws IOException {
        int free;
        try (Server gone = Server.answering("")) {
            free = gone.port();
        }
        assertThat(why(ask("http", "shop.example.com", free, null, "/"))).endsWith(": no connection: it is refused");
        assertThat(why(ask("http", "nowhere.example.com", 80, null, "/"))).contains("the name does not resolve");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new EOFException(), "the connection was cut"),
                arguments(new SocketException("Connection reset"), "the connection was cut"),
                arguments(new SocketException("Network is unreachable"), "no connection: there is no way there"),
                arguments(new IOException(), "there was no answer that can be read"),
                arguments(new IOException(new UnknownHostException("x")), "the name does not resolve"),
                arguments(new IOException("longer than 16 KiB"), "longer than 16 KiB"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void no_class_is_named(IOException failure, String words) {
        assertThat(ErrorText.words(failure)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "2852039166",
                "169.16689662",
                "::ffff:169.254.169.254",
                "[::ffff:a9fe:a9fe]",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "fd00:0ec2:0:0:0:0:0:254",
                "224.0.0.1",
                "ff02::1",
                "metadata.example.com",
            })
    void metadata_is_never_asked(String host) {
        assertThat(why(ask("http", host, 80, null, "/latest/meta-data/"))).contains("is not asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "::1", "fd12:3456::1", "8.8.8.8"})
    void private_and_public_addresses_may_be_asked(String address) throws UnknownHostException {
        assertThat(BlockedAddresses.why(InetAddress.getByName(address))).isNull();
    }

    @Test
    void nothing_breaks_out_of_its_line() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            int port = server.port();
            assertThat(why(ask("http", "shop.example.com", port, null, "/a\r\nX: y")))
                    .contains("control character");
            assertThat(why(ask("http", "shop.example.com", port, null, "/a b"))).contains("blank");
            assertThat(why(ask("http", "shop.example.com", port, "a\r\nX: y", "/")))
                    .contains("not a Host header");
            assertThat(why(ask("http", "a@b", port, null, "/"))).contains("not the name of a host");
            assertThat(why(ask("file", "shop.example.com", port, null, "/"))).contains("http or https");
            assertThat(why(ask("http", "shop.example.com", port, null, "relative")))
                    .contains("slash");
            assertThat(server.asked).isEmpty();
            ask("http", "shop.example.com", port, null, "/ü");
            assertThat(server.asked.get(0)).startsWith("GET /%C3%BC HTTP/1.1\r\n");
        }
    }

    @Test
    void the_next_address_is_tried_where_the_first_takes_no_connection() throws IOException {
        try (Server server = Server.answering("HTTP/1.1 200 OK\r\n\r\nsecond")) {
            Probes two = new Probes(
                    host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")),
                    System::nanoTime,
                    Server.PLACE);
            ProbeRequest request = new ProbeRequest.Http(
                    new Endpoint("http", "shop.example.com", server.port(), null, null), "/", TIMEOUT);
            assertThat(response(two.take(new Effect.Probe("health", request))).body())
                    .isEqualTo("second");
            two.close();
        }
    }
}
