package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a healthy application would answer: an answer that the probe calls good. The embedded cloud gives it, so that a
 * rehearsal rehearses the release and not the application. Variables of a release stand in it as they do in the file.
 */
public final class HealthyAnswer {

    private static final long TOOK = 42;
    private static final String VERSION = "${version}";

    private HealthyAnswer() {}

    /** @param at when it is asked, which times in it are close to */
    public static ProbeResponse of(Probe.Check check, Instant at) {
        if (check instanceof Probe.OwnName own && own.echo() != null) {
            return of(own.echo(), at);
        }
        if (check instanceof Probe.Http http) {
            String part = http.expect().bodyContains();
            Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
            http.expect().headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            return new ProbeResponse.Http(
                    http.expect().status().get(0), headers, part == null ? version("$.version") : part, TOOK);
        }
        if (check instanceof Probe.Version version) {
            return json(200, version(version.json()));
        }
        if (check instanceof Probe.Json json) {
            return json(json.status().get(0), document(json, at));
        }
        if (check instanceof Probe.Download download) {
            return download(download);
        }
        if (check instanceof Probe.Tcp tcp) {
            return new ProbeResponse.Tcp(tcp.expect() == null ? "" : tcp.expect(), ProbeResponse.End.COME, TOOK);
        }
        if (check instanceof Probe.WebSocket socket) {
            return upgraded(socket);
        }
        return check instanceof Probe.Sticky sticky ? visited(sticky) : new ProbeResponse.Command(0, "", TOOK);
    }

    private static ProbeResponse.Http json(int status, String body) {
        return new ProbeResponse.Http(status, Map.of("content-type", "application/json"), body, TOOK);
    }

    private static String version(String path) {
        return new ExampleDocument()
                .with(path, List.of(ExampleDocument.text(VERSION)))
                .written();
    }

    private static String document(Probe.Json check, Instant at) {
        ExampleDocument document = new ExampleDocument();
        for (Probe.Assertion assertion : check.expect()) {
            JsonNode value = ExampleDocument.value(assertion.test(), at);
            List<JsonNode> values = new ArrayList<>();
            for (int n = 0; n < Math.max(1, assertion.of().least()); n++) {
                values.add(value);
            }
            document.with(assertion.at(), values);
        }
        return document.written();
    }

    private static ProbeResponse.Download download(Probe.Download check) {
        Long size = check.size() == null ? check.atLeast() : check.size();
        String sha256 = check.sha256() == null ? "0".repeat(64) : check.sha256();
        return new ProbeResponse.Download(200, Map.of(), size == null ? 1 : size, sha256, true, 0, TOOK);
    }

    private static ProbeResponse.WebSocket upgraded(Probe.WebSocket check) {
        String key = "MDEyMzQ1Njc4OWFiY2RlZg==";
        Map<String, String> headers = new TreeMap<>(Map.of(
                "upgrade", "websocket", "connection", "Upgrade", "sec-websocket-accept", WebSocketJudge.accept(key)));
        if (check.protocol() != null) {
            headers.put("sec-websocket-protocol", check.protocol());
        }
        String text = check.frameContains() == null ? "hello" : check.frameContains();
        ProbeResponse.Frame frame = check.frame() ? new ProbeResponse.Frame(1, false, false, text) : null;
        return new ProbeResponse.WebSocket(101, headers, key, frame, ProbeResponse.End.COME, TOOK);
    }

    private static ProbeResponse.Sticky visited(Probe.Sticky check) {
        List<ProbeResponse.Http> kept = new ArrayList<>();
        List<ProbeResponse.Http> fresh = new ArrayList<>();
        for (int n = 0; n < check.requests(); n++) {
            kept.add(visit(check, 0));
            fresh.add(visit(check, n % check.instances()));
        }
        return new ProbeResponse.Sticky(kept, List.of("session"), fresh);
    }

    private static ProbeResponse.Http visit(Probe.Sticky check, int instance) {
        String name = "i-" + instance;
        if (check.json() != null) {
            return json(
                    200,
                    new ExampleDocument()
                            .with(check.json(), List.of(ExampleDocument.text(name)))
                            .written());
        }
        String header = String.valueOf(check.header()).toLowerCase(Locale.ROOT);
        return new ProbeResponse.Http(200, Map.of(header, name), "", TOOK);
    }
}
