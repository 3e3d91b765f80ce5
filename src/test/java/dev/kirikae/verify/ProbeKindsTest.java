package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.ProbeResponse.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers to downloads, TCP, WebSockets, sticky sessions and programs mean. */
class ProbeKindsTest {

    private static final String SHA = "a".repeat(64);
    private static final ProbeSubject SUBJECT =
            new ProbeSubject("v2", null, Map.of("version", "v2"), Instant.parse("2026-11-22T10:00:00Z"));

    private static Sample judge(Probe.Check check, ProbeResponse response) {
        return ProbeJudge.judge(check, response, SUBJECT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # size, least, status, read, whole | kind, words
                    -  | -  | 200 | 10 | true  | GOOD | 10 bytes in 12 ms
                    10 | -  | 200 | 10 | true  | GOOD | 10 bytes in 12 ms
                    11 | -  | 200 | 10 | true  | BAD  | the file has 10 bytes, expected 11
                    -  | 11 | 200 | 10 | true  | BAD  | the file has 10 bytes, expected at least 11
                    -  | -  | 404 | 10 | true  | BAD  | status 404, expected 200
                    -  | -  | 200 | 99 | false | BAD  | the file is larger than 99 bytes, which are read at most
                    """)
    void downloads(
            @Nullable Long size,
            @Nullable Long least,
            int status,
            long read,
            boolean whole,
            Sample.Kind kind,
            String words) {
        assertThat(judge(
                        new Probe.Download("/file", 0, 99, size, least, null),
                        new ProbeResponse.Download(status, Map.of(), read, SHA, whole, 0, 12)))
                .isEqualTo(new Sample(kind, words));
    }

    @Test
    void aDownloadOfOtherContentIsBad() {
        Probe.Download check = new Probe.Download("/file", 0, 99, null, null, "b".repeat(64));
        assertThat(judge(check, new ProbeResponse.Download(200, Map.of(), 3, SHA, true, 0, 12)))
                .isEqualTo(Sample.bad("the file's SHA-256 is " + SHA + ", expected " + "b".repeat(64)));
        assertThat(judge(check, new ProbeResponse.Download(200, Map.of(), 3, "b".repeat(64), true, 0, 12))
                        .kind())
                .isEqualTo(Sample.Kind.GOOD);
    }

    @Test
    void aRedirectLoopIsBad() {
        assertThat(judge(
                        new Probe.Download("/file", 3, 99, null, null, null),
                        new ProbeResponse.Download(302, Map.of("location", "/file"), 0, SHA, true, 3, 12)))
                .isEqualTo(Sample.bad("status 302 after 3 redirects to \"/file\", expected 200"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # expected, received, end | kind, words
                    -     | ''                | COME   | GOOD    | connected in 12 ms
                    +PONG | +PONG             | COME   | GOOD    | answered "+PONG" in 12 ms
                    +PONG | ''                | LATE   | MISSING | connected, and no answer within 12 ms
                    +PONG | ''                | CLOSED | BAD     | the connection was closed without an answer, expected "+PONG"
                    +PONG | -NOAUTH required  | LATE   | BAD     | answered "-NOAUTH required", expected "+PONG"
                    +PONG | x                 | FULL   | BAD     | answered "x", expected "+PONG"
                    """)
    void tcp(@Nullable String expected, String received, End end, Sample.Kind kind, String words) {
        assertThat(judge(
                        new Probe.Tcp("redis.internal", 6379, false, "PING\r\n", expected),
                        new ProbeResponse.Tcp(received, end, 12)))
                .isEqualTo(new Sample(kind, words));
    }

    /** The key and what accepts it are those of RFC 6455, 1.3. */
    private static ProbeResponse.WebSocket upgraded(
            Map<String, String> other, ProbeResponse.@Nullable Frame frame, End end) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "upgrade", "WebSocket",
                "connection", "keep-alive, Upgrade",
                "sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        headers.putAll(other);
        headers.values().removeIf(String::isEmpty);
        return new ProbeResponse.WebSocket(101, headers, "dGhlIHNhbXBsZSBub25jZQ==", frame, end, 12);
    }

    private static ProbeResponse.Frame frame(int opcode, String text) {
        return new ProbeResponse.Frame(opcode, false, false, text);
    }

    private static Probe.WebSocket socket(boolean frame, @Nullable String part) {
        return new Probe.WebSocket("/socket.io/", null, null, frame, part);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upgrade                  | h2c   | header Upgrade is "h2c", expected "websocket"
                    upgrade                  | ''    | header Upgrade is missing, expected "websocket"
                    connection               | close | header Connection is "close", expected "Upgrade"
                    sec-websocket-accept     | x     | header Sec-WebSocket-Accept is "x", expected "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=": no WebSocket server answers
                    sec-websocket-accept     | ''    | header Sec-WebSocket-Accept is missing, expected "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=": no WebSocket server answers
                    sec-websocket-protocol   | chat  | header Sec-WebSocket-Protocol is "chat", expected none
                    sec-websocket-extensions | x     | header Sec-WebSocket-Extensions is "x", and none was asked for
                    """)
    void anUpgradeThatIsNoneIsBad(String header, String value, String words) {
        assertThat(judge(socket(false, null), upgraded(Map.of(header, value), null, End.COME)))
                .isEqualTo(Sample.bad(words));
    }

    @Test
    void webSockets() {
        assertThat(judge(socket(false, null), upgraded(Map.of(), null, End.COME)))
                .isEqualTo(Sample.good("upgraded in 12 ms"));
        assertThat(judge(socket(true, null), upgraded(Map.of(), frame(1, "hello"), End.COME)))
                .isEqualTo(Sample.good("upgraded, and the first frame in 12 ms"));
        assertThat(judge(socket(true, "0{"), upgraded(Map.of(), frame(1, "0{\"sid\":1}"), End.COME))
                        .kind())
                .isEqualTo(Sample.Kind.GOOD);
        assertThat(judge(socket(true, "0{"), upgraded(Map.of(), frame(1, "4error"), End.COME)))
                .isEqualTo(Sample.bad("the first frame does not contain \"0{\": \"4error\""));
        assertThat(judge(socket(true, null), upgraded(Map.of(), null, End.LATE)))
                .isEqualTo(Sample.missing("upgraded, and no frame within 12 ms"));
        assertThat(judge(socket(true, null), upgraded(Map.of(), null, End.CLOSED)))
                .isEqualTo(Sample.bad("upgraded, and closed without a frame"));
        assertThat(judge(socket(true, null), upgraded(Map.of(), null, End.FULL)))
                .isEqualTo(Sample.bad("upgraded, and pings without end instead of a frame"));
        assertThat(judge(socket(true, null), upgraded(Map.of(), frame(8, "1008 go away"), End.COME)))
                .isEqualTo(Sample.bad("upgraded, and closed at once: \"1008 go away\""));
        assertThat(judge(socket(true, null), upgraded(Map.of(), frame(0, "x"), End.COME)))
                .isEqualTo(Sample.bad("the first frame breaks the protocol: its opcode is 0"));
        assertThat(judge(
                        socket(true, null), upgraded(Map.of(), new ProbeResponse.Frame(1, true, false, "x"), End.COME)))
                .isEqualTo(Sample.bad("the first frame breaks the protocol: it is masked"));
        assertThat(judge(socket(true, null), new ProbeResponse.WebSocket(200, Map.of(), "k", null, End.COME, 12)))
                .isEqualTo(Sample.bad("status 200, expected 101: it does not upgrade to a WebSocket"));
    }

    private static List<ProbeResponse.Http> from(String instances) {
        List<ProbeResponse.Http> answers = new ArrayList<>();
        for (char instance : instances.toCharArray()) {
            Map<String, String> headers = instance == '-' ? Map.of() : Map.of("x-instance", "i-" + instance);
            answers.add(new ProbeResponse.Http(instance == '!' ? 500 : 200, headers, "", 12));
        }
        return answers;
    }

    /** Each letter is the instance that answered; a hyphen names none, an exclamation mark is an error. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    # with the cookie, its name, without it | kind, words
                    aaa | AWSALB | aba | GOOD | one client stayed with i-a for 3 requests, and 3 new ones came to 2 instances
                    aab | AWSALB | aba | BAD  | one client with the cookie AWSALB was answered by 2 instances: i-a, i-b
                    aaa | none   | aba | BAD  | no cookie was set, so nothing leads a client back to its instance
                    aaa | AWSALB | aaa | BAD  | 3 new clients were answered by 1 instance, expected at least 2: i-a
                    aa- | AWSALB | aba | BAD  | header X-Instance is missing, which names the instance
                    aaa | AWSALB | ab! | BAD  | status 500, expected 200
                    """)
    void stickySessions(String kept, @Nullable String cookie, String fresh, Sample.Kind kind, String words) {
        List<String> cookies = cookie == null ? List.of() : List.of(cookie);
        assertThat(judge(
                        new Probe.Sticky("/", null, "X-Instance", 3, 2),
                        new ProbeResponse.Sticky(from(kept), cookies, from(fresh))))
                .isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0   | ''         | GOOD | exit code 0 in 12 ms
                    0   | all well   | GOOD | exit code 0 in 12 ms: "all well"
                    1   | no orders  | BAD  | exit code 1, expected 0: "no orders"
                    137 | ''         | BAD  | exit code 137, expected 0
                    """)
    void programs(int exit, String output, Sample.Kind kind, String words) {
        assertThat(judge(
                                new Probe.Command(List.of("./smoke"), Map.of()),
                                new ProbeResponse.Command(exit, "begun\n" + output + "\n\n", 12))
                        .words()
                        .replace(": \"begun\"", ""))
                .isEqualTo(words);
        assertThat(judge(new Probe.Command(List.of("./smoke"), Map.of()), new ProbeResponse.Command(exit, output, 12))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void anAnswerOfAnotherKindProvesNothing() {
        assertThat(judge(new Probe.Tcp(null, 1, false, null, null), new ProbeResponse.Http(200, Map.of(), "", 1))
                        .kind())
                .isEqualTo(Sample.Kind.ERROR);
        assertThat(judge(new Probe.Version("/", 0, "$.version"), new ProbeResponse.Command(0, "", 1))
                        .kind())
                .isEqualTo(Sample.Kind.ERROR);
    }
}
