package dev.kirikae.cloud;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the applications of this world answer to probes, each at an address of its own. */
final class Replies {

    private static final long SLOW = 2_000;

    private final CloudState state;

    Replies(CloudState state) {
        this.state = state;
    }

    Answer to(Effect.Probe probe, Chooser chooser) {
        ProbeRequest request = probe.request();
        String host = host(request);
        SimEnvironment sim = host == null ? null : follow(host, chooser);
        if (sim == null) {
            boolean elsewhere = request instanceof ProbeRequest.Command || request instanceof ProbeRequest.Tcp;
            return elsewhere && probe.healthy() != null
                    ? new Answer.Probed(probe.healthy())
                    : unreachable("no address for " + host);
        }
        ProbeResponse answer = listens(sim) ? answer(sim, probe) : null;
        return answer == null
                ? unreachable("connection to " + host + " refused")
                : new Answer.Probed(answer, List.of(address(sim)));
    }

    /** Of files, an environment that forgets has those of its own version alone. */
    private boolean lacks(SimEnvironment sim, Effect.Probe probe) {
        return "assets".equals(probe.check())
                && sim.candidate
                && probe.request() instanceof ProbeRequest.Http file
                && file.path().startsWith("/assets/")
                && !file.path().contains(String.valueOf(sim.seen.version()))
                && state.feels(Incident.OLD_ASSETS_MISSING);
    }

    private @Nullable ProbeResponse answer(SimEnvironment sim, Effect.Probe probe) {
        if (lacks(sim, probe)) {
            return new ProbeResponse.Http(404, Map.of("content-type", "text/plain"), "not found", 42);
        }
        ProbeResponse answer = new SimApplication(sim, state.now).answer(probe.request(), probe.healthy());
        return answer instanceof ProbeResponse.Http http
                        && sim.candidate
                        && "warm-up".equals(probe.check())
                        && state.feels(Incident.CANDIDATE_STAYS_SLOW)
                ? new ProbeResponse.Http(http.status(), http.headers(), http.body(), SLOW)
                : answer;
    }

    private static boolean listens(SimEnvironment sim) {
        return sim.seen.status() != Status.TERMINATED && (sim.hasStarted() || sim.seen.endpoint() != null);
    }

    Answer addresses(List<String> hosts, Chooser chooser) {
        Map<String, List<String>> addresses = new TreeMap<>();
        for (String host : hosts) {
            SimEnvironment sim = follow(host, chooser);
            addresses.put(
                    host, sim == null || sim.seen.status() == Status.TERMINATED ? List.of() : List.of(address(sim)));
        }
        return new Answer.AddressesSeen(addresses);
    }

    private @Nullable SimEnvironment follow(String host, Chooser chooser) {
        if (state.names.domains.containsKey(host) && state.feels(Incident.DOMAIN_POINTS_PAST)) {
            state.names.past(host, state.sims);
        }
        return state.names.follow(host, state.sims, state.now, state.profile.ttl(), chooser);
    }

    private static @Nullable String host(ProbeRequest request) {
        return request instanceof ProbeRequest.Command command
                ? command.environment().get("KIRIKAE_HOST")
                : request.host();
    }

    /** The same for the same environment in every run. */
    private static String address(SimEnvironment sim) {
        int bits = sim.id().hashCode();
        return "10." + (bits >> 16 & 0xff) + "." + (bits >> 8 & 0xff) + "." + (bits & 0xff);
    }

    private static Answer unreachable(String why) {
        return new Answer.Missing(Answer.Trouble.UNREACHABLE, why);
    }
}
