package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS: whom we trust, and which name we ask for. */
class TlsTest {

    private static SSLContext context;
    private static String pem;

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=api.example.com",
                        "-ext",
                        "san=dns:api.example.com",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static Answer ask(Server server, String header, String ca) {
        try (Probes probes =
                new Probes(host -> List.of(InetAddress.getByName("127.0.0.1")), System::nanoTime, Server.PLACE)) {
            return probes.take(new Effect.Probe(
                    "health",
                    new ProbeRequest.Http(
                            new Endpoint("https", "shop.example.com", server.port(), header, ca),
                            "/",
                            Duration.ofSeconds(5))));
        }
    }

    private static Server server(AtomicReference<String> name) throws Exception {
        return new Server(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
                (out, socket) -> {
                    name.set(((ExtendedSSLSession) ((SSLSocket) socket).getSession())
                            .getRequestedServerNames()
                            .toString());
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
                });
    }

    @Test
    void asks_for_the_other_name_and_trusts_the_given_authority() throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        try (Server server = server(name)) {
            Answer answer = ask(server, "api.example.com", pem);
            assertThat(answer).isInstanceOf(Answer.Probed.class);
            assertThat(((ProbeResponse.Http) ((Answer.Probed) answer).response()).body())
                    .isEqualTo("ok");
            assertThat(name.get()).contains("value=api.example.com");
        }
    }

    @Test
    void refuses_a_certificate_for_another_name() throws Exception {
        try (Server server = server(new AtomicReference<>())) {
            assertThat(ask(server, null, pem))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.why())
                                    .contains("TLS failed")
                                    .contains("shop.example.com"));
        }
    }

    @Test
    void refuses_an_authority_nobody_named() throws Exception {
        try (Server server = server(new AtomicReference<>())) {
            assertThat(ask(server, "api.example.com", null))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.why())
                                    .contains("TLS failed: the certificate is not trusted: unable to find")
                                    .doesNotContain("Exception", "sun."));
            assertThat(ask(server, "api.example.com", "no certificate"))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.why()).contains("additional authority cannot be read"));
        }
    }
}
