package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.model.ProbeResponse;
import java.util.Map;

/** What a server said over TCP; one that took the connection and says nothing in time is missing. */
final class TcpJudge {

    private TcpJudge() {}

    static Sample judge(Probe.Tcp check, ProbeResponse.Tcp response, Map<String, String> variables) {
        if (check.expect() == null) {
            return Sample.good("connected in " + response.took() + " ms");
        }
        String expected = Variables.expand(check.expect(), variables);
        if (response.received().contains(expected)) {
            return Sample.good(
                    "answered " + Shown.text(response.received().strip()) + " in " + response.took() + " ms");
        }
        if (response.received().isEmpty()) {
            return response.end() == ProbeResponse.End.LATE
                    ? Sample.missing("connected, and no answer within " + response.took() + " ms")
                    : Sample.bad("the connection was closed without an answer, expected " + Shown.text(expected));
        }
        return Sample.bad("answered " + Shown.text(response.received().strip()) + ", expected " + Shown.text(expected));
    }
}
