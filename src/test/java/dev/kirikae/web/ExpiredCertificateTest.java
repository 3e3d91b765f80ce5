package dev.kirikae.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate whose time is over, or has not come, is no sample, whoever signed it. */
class ExpiredCertificateTest {

    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static String authority;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keytool("ca", "-genkeypair", "-dname", "CN=ca", "-ext", "bc:c", "-validity", "3650", "-startdate", "-100d");
        authority = pem(keys("ca"), "ca");
        signed("signed", "-60d", "30");
        signed("valid", "-1d", "30");
        signed("future", "+5d", "30");
        keytool(
                "alone",
                "-genkeypair",
                "-dname",
                "CN=api.example.com",
                "-ext",
                "san=dns:api.example.com",
                "-startdate",
                "-60d",
                "-validity",
                "30");
    }

    private static void signed(String name, String from, String days) throws Exception {
        keytool(name, "-genkeypair", "-dname", "CN=api.example.com");
        Path request = folder.resolve(name + ".csr");
        Path answer = folder.resolve(name + ".pem");
        keytool(name, "-certreq", "-file", request.toString());
        keytool(
                "ca",
                "-gencert",
                "-infile",
                request.toString(),
                "-outfile",
                answer.toString(),
                "-rfc",
                "-ext",
                "san=dns:api.example.com",
                "-startdate",
                from,
                "-validity",
                days);
        Files.writeString(answer, Files.readString(answer) + authority);
        keytool(name, "-importcert", "-noprompt", "-file", answer.toString());
    }

    private static void keytool(String name, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), arguments[0], "-alias", name));
        line.addAll(List.of(arguments).subList(1, arguments.length));
        if (arguments[0].equals("-genkeypair")) {
            line.addAll(List.of("-keyalg", "EC"));
        }
        line.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store(name).toString()));
        Path log = folder.resolve("keytool.log");
        Process keytool = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor()).as(Files.readString(log)).isZero();
    }

    private static Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static KeyStore keys(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static String pem(KeyStore keys, String alias) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getCertificate(alias).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static ProbeRequest request(String kind, int port, String ca) {
        Endpoint at = new Endpoint("https", "c.example.com", port, "api.example.com", ca);
        return switch (kind) {
            case "http" -> new ProbeRequest.Http(at, "/", PLENTY);
            case "download" -> new ProbeRequest.Download(at, "/", 0, 1000, PLENTY);
            case "tcp" -> new ProbeRequest.Tcp("api.example.com", port, true, ca, "GET /\r\n\r\n", "ok", PLENTY);
            case "websocket" -> new ProbeRequest.WebSocket(at, "/", null, null, true, PLENTY);
            default -> new ProbeRequest.Sticky(at, "/", 2, PLENTY);
        };
    }

    /** One that was handed over by itself is trusted as it is: its time counts all the same. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    http      | signed | the certificate has expired: NotAfter:
                    download  | signed | the certificate has expired: NotAfter:
                    tcp       | signed | the certificate has expired: NotAfter:
                    websocket | signed | the certificate has expired: NotAfter:
                    sticky    | signed | the certificate has expired: NotAfter:
                    http      | alone  | the certificate has expired: NotAfter:
                    download  | alone  | the certificate has expired: NotAfter:
                    tcp       | alone  | the certificate has expired: NotAfter:
                    websocket | alone  | the certificate has expired: NotAfter:
                    sticky    | alone  | the certificate has expired: NotAfter:
                    http      | future | the certificate is not trusted: NotBefore:
                    http      | valid  |
                    tcp       | valid  |
                    """)
    void itsTimeMustBeNow(String kind, String certificate, String words) throws Exception {
        KeyStore keys = keys(certificate);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        String ca = certificate.equals("alone") ? pem(keys, "alone") : authority;
        try (Server server = new Server(
                        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
                        (out, socket) -> out.write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII)));
                Probes probes = new Probes(
                        host -> List.of(InetAddress.getByName("127.0.0.1")), System::nanoTime, Server.PLACE)) {
            Answer answer = probes.take(new Effect.Probe("p", request(kind, server.port(), ca)));

            if (words == null) {
                assertThat(answer).isInstanceOf(Answer.Probed.class);
                return;
            }
            assertThat(answer).isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                assertThat(missing.trouble()).isEqualTo(Answer.Trouble.UNREACHABLE);
                assertThat(missing.why()).contains(": TLS failed: " + words);
            });
        }
    }
}
