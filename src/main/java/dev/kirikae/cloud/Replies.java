package dev.kirikae.cloud;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The applications' answers over HTTP: 200 and the version, on any path, unless something is wrong. */
final class Replies {

    private static final long TOOK = 42;

    private final CloudState state;

    Replies(CloudState state) {
        this.state = state;
    }

    Answer to(ProbeRequest request, Chooser chooser) {
        SimEnvironment sim = state.names.follow(request.host(), state.sims, state.now, state.profile.ttl(), chooser);
        if (sim == null) {
            return unreachable("no address for " + request.host());
        }
        Status status = sim.seen.status();
        if (status == Status.TERMINATED || (!sim.hasStarted() && sim.seen.endpoint() == null)) {
            return unreachable("connection to " + request.host() + " refused");
        }
        if (status == Status.LAUNCHING || status == Status.TERMINATING) {
            return answer(503, "text/html", "<html><body>503 Service Temporarily Unavailable</body></html>");
        }
        if (isSick(sim) || meetsAFailure(sim)) {
            return answer(500, "application/json", "{\"error\": \"something is broken\"}");
        }
        return answer(200, "application/json", "{\"version\": \"" + text(sim.seen.version()) + "\"}");
    }

    private boolean isSick(SimEnvironment sim) {
        return sim.sick != null && !sim.sick.isAfter(state.now);
    }

    /** Probes are requests like any other: where one in ten fails, one probe in ten does. */
    private boolean meetsAFailure(SimEnvironment sim) {
        return sim.erring != null && !sim.erring.isAfter(state.now) && ++sim.answered % SimTraffic.ONE_IN == 0;
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer.Probed(new ProbeResponse(status, Map.of("content-type", type), body, TOOK));
    }

    private static Answer unreachable(String why) {
        return new Answer.Missing(Answer.Trouble.UNREACHABLE, why);
    }

    private static String text(@Nullable String version) {
        return version == null ? "" : version;
    }
}
