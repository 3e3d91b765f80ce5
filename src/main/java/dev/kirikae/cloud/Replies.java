package dev.kirikae.cloud;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
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
        Plant plant = state.names.follow(request.host(), state.estate, state.now, state.profile.ttl(), chooser);
        if (plant == null) {
            return unreachable("no address for " + request.host());
        }
        Status status = plant.seen.status();
        if (status == Status.TERMINATED || (!plant.hasStarted() && plant.seen.endpoint() == null)) {
            return unreachable("connection to " + request.host() + " refused");
        }
        if (status == Status.LAUNCHING || status == Status.TERMINATING) {
            return answer(503, "text/html", "<html><body>503 Service Temporarily Unavailable</body></html>");
        }
        if (isSick(plant)) {
            return answer(500, "application/json", "{\"error\": \"something is broken\"}");
        }
        return answer(200, "application/json", "{\"version\": \"" + text(plant.seen.version()) + "\"}");
    }

    private boolean isSick(Plant plant) {
        return plant.sick != null && !plant.sick.isAfter(state.now);
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
