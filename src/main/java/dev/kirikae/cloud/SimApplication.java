package dev.kirikae.cloud;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The application of one environment: healthy, and of the environment's version, unless something is wrong with it.
 *
 * @param now in this world
 */
record SimApplication(SimEnvironment sim, Instant now) {

    private static final long TOOK = 42;
    private static final String BUSY = "<html><body>503 Service Temporarily Unavailable</body></html>";
    private static final String BROKEN = "{\"error\": \"something is broken\"}";

    /**
     * @param healthy what a healthy application would answer; null: 200 with its version
     * @return null where it takes no connection
     */
    @Nullable
    ProbeResponse answer(ProbeRequest request, @Nullable ProbeResponse healthy) {
        Status status = sim.seen.status();
        if (status == Status.LAUNCHING || status == Status.TERMINATING) {
            return fault(request, new ProbeResponse.Http(503, Map.of("content-type", "text/html"), BUSY, TOOK));
        }
        if (isSick() || meetsAFailure()) {
            return fault(
                    request, new ProbeResponse.Http(500, Map.of("content-type", "application/json"), BROKEN, TOOK));
        }
        ProbeResponse answer = healthy == null
                ? new ProbeResponse.Http(
                        200, Map.of("content-type", "application/json"), "{\"version\": \"${version}\"}", TOOK)
                : healthy;
        return new OwnVariables(sim).in(answer);
    }

    private boolean isSick() {
        return sim.sick != null && !sim.sick.isAfter(now);
    }

    /** Probes are requests like any other: where one in ten fails, one probe in ten does. */
    private boolean meetsAFailure() {
        return sim.erring != null && !sim.erring.isAfter(now) && ++sim.answered % SimTraffic.ONE_IN == 0;
    }

    /** The same fault, as each kind of question shows it. */
    private static @Nullable ProbeResponse fault(ProbeRequest request, ProbeResponse.Http answer) {
        if (request instanceof ProbeRequest.Download) {
            return new ProbeResponse.Download(
                    answer.status(), answer.headers(), answer.body().length(), "0".repeat(64), true, 0, TOOK);
        }
        if (request instanceof ProbeRequest.WebSocket) {
            return new ProbeResponse.WebSocket(
                    answer.status(), answer.headers(), "", null, ProbeResponse.End.COME, TOOK);
        }
        if (request instanceof ProbeRequest.Sticky) {
            return new ProbeResponse.Sticky(List.of(answer), List.of(), List.of(answer));
        }
        if (request instanceof ProbeRequest.Command) {
            return new ProbeResponse.Command(1, "status " + answer.status() + "\n", TOOK);
        }
        return request instanceof ProbeRequest.Tcp ? null : answer;
    }
}
