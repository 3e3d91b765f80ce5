package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.model.ProbeResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the upgrade was agreed to (RFC 6455, 4.1), and what the first frame says. */
final class WebSocketJudge {

    /** Of the protocol (RFC 6455, 1.3). */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int CLOSE = 8;

    private WebSocketJudge() {}

    static Sample judge(Probe.WebSocket check, ProbeResponse.WebSocket response, Map<String, String> variables) {
        String refused = refused(check, response);
        if (refused != null) {
            return Sample.bad(refused);
        }
        String upgraded = "upgraded in " + response.took() + " ms";
        if (!check.frame()) {
            return Sample.good(upgraded);
        }
        ProbeResponse.Frame frame = response.frame();
        if (frame == null) {
            return switch (response.end()) {
                case LATE -> Sample.missing("upgraded, and no frame within " + response.took() + " ms");
                case FULL -> Sample.bad("upgraded, and pings without end instead of a frame");
                case CLOSED, COME -> Sample.bad("upgraded, and closed without a frame");
            };
        }
        String wrong = wrong(check, frame, variables);
        return wrong == null
                ? Sample.good("upgraded, and the first frame in " + response.took() + " ms")
                : Sample.bad(wrong);
    }

    private static @Nullable String refused(Probe.WebSocket check, ProbeResponse.WebSocket response) {
        if (response.status() != 101) {
            return "status " + response.status() + ", expected 101: it does not upgrade to a WebSocket";
        }
        Map<String, String> headers = response.headers();
        if (!"websocket".equalsIgnoreCase(headers.get("upgrade"))) {
            return "header Upgrade is " + Shown.text(headers.get("upgrade")) + ", expected \"websocket\"";
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        if (!("," + connection.replace(" ", "") + ",").contains(",upgrade,")) {
            return "header Connection is " + Shown.text(headers.get("connection")) + ", expected \"Upgrade\"";
        }
        String accept = accept(response.key());
        if (!accept.equals(headers.get("sec-websocket-accept"))) {
            return "header Sec-WebSocket-Accept is " + Shown.text(headers.get("sec-websocket-accept")) + ", expected "
                    + Shown.text(accept) + ": no WebSocket server answers";
        }
        String protocol = headers.get("sec-websocket-protocol");
        if (check.protocol() == null ? protocol != null : !check.protocol().equals(protocol)) {
            return "header Sec-WebSocket-Protocol is " + Shown.text(protocol) + ", expected "
                    + (check.protocol() == null ? "none" : Shown.text(check.protocol()));
        }
        String extensions = headers.get("sec-websocket-extensions");
        return extensions == null
                ? null
                : "header Sec-WebSocket-Extensions is " + Shown.text(extensions) + ", and none was asked for";
    }

    private static @Nullable String wrong(
            Probe.WebSocket check, ProbeResponse.Frame frame, Map<String, String> variables) {
        if (frame.masked() || frame.reserved()) {
            return "the first frame breaks the protocol: "
                    + (frame.masked() ? "it is masked" : "it has a bit set that nobody asked for");
        }
        if (frame.opcode() == CLOSE) {
            return "upgraded, and closed at once: " + Shown.text(frame.text());
        }
        if (frame.opcode() != 1 && frame.opcode() != 2) {
            return "the first frame breaks the protocol: its opcode is " + frame.opcode();
        }
        String part = check.frameContains();
        return part == null || frame.text().contains(Variables.expand(part, variables))
                ? null
                : "the first frame does not contain " + Shown.text(part) + ": " + Shown.text(frame.text());
    }

    /** What a server that understood the key answers. */
    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
