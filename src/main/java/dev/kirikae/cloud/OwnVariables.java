package dev.kirikae.cloud;

import dev.kirikae.model.ProbeResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts an environment's own version, name and release into an answer, where its variables stand. */
record OwnVariables(SimEnvironment sim) {

    ProbeResponse in(ProbeResponse answer) {
        if (answer instanceof ProbeResponse.Http http) {
            return in(http);
        }
        if (answer instanceof ProbeResponse.Tcp tcp) {
            return new ProbeResponse.Tcp(in(tcp.received()), tcp.end(), tcp.took());
        }
        if (answer instanceof ProbeResponse.WebSocket socket && socket.frame() != null) {
            ProbeResponse.Frame frame = socket.frame();
            return new ProbeResponse.WebSocket(
                    socket.status(),
                    socket.headers(),
                    socket.key(),
                    new ProbeResponse.Frame(frame.opcode(), frame.masked(), frame.reserved(), in(frame.text())),
                    socket.end(),
                    socket.took());
        }
        return answer;
    }

    private ProbeResponse.Http in(ProbeResponse.Http http) {
        Map<String, String> headers = new TreeMap<>();
        http.headers().forEach((name, value) -> headers.put(name, in(value)));
        return new ProbeResponse.Http(
                http.status(), headers, in(http.body()), http.kind(), http.redirects(), http.took());
    }

    private String in(String text) {
        String version = sim.seen.version() == null ? "" : sim.seen.version();
        String expanded = text;
        for (Map.Entry<String, String> each : List.of(
                Map.entry("${version}", version),
                Map.entry("${environment}", sim.seen.name()),
                Map.entry("${release}", sim.tags.getOrDefault("kirikae:release", "")))) {
            expanded = expanded.replace(each.getKey(), each.getValue());
        }
        return expanded;
    }
}
