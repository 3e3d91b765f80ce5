package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A configured probe as a question to one side. */
public final class ProbeQuestion {

    /** How much of a JSON answer is read. */
    private static final int JSON_BODY = 1024 * 1024;

    private final Verify.Address address;
    private final String host;
    private final @Nullable String ca;
    private final Map<String, String> variables;

    /**
     * @param address how both sides are called
     * @param host the name to call
     * @param ca PEM text; null for the JDK's authorities alone
     * @param variables of a release, by name, without braces
     */
    public ProbeQuestion(Verify.Address address, String host, @Nullable String ca, Map<String, String> variables) {
        this.address = address;
        this.host = host;
        this.ca = ca;
        this.variables = Map.copyOf(variables);
    }

    /** @throws IllegalArgumentException where the file's texts name a variable that is not there */
    public ProbeRequest of(Probe probe) {
        Probe.Check check = probe.check();
        if (check instanceof Probe.OwnName own && own.echo() != null) {
            return new ProbeQuestion(address.with(null), own.domain().name(), ca, variables)
                    .of(probe.asking(own.echo()));
        }
        if (check instanceof Probe.Http http) {
            int most = ProbeRequest.Http.USUAL_BODY;
            return new ProbeRequest.Http(endpoint(), text(http.path()), http.redirects(), most, probe.timeout());
        }
        if (check instanceof Probe.Version version) {
            int most = ProbeRequest.Http.USUAL_BODY;
            return new ProbeRequest.Http(endpoint(), text(version.path()), version.redirects(), most, probe.timeout());
        }
        if (check instanceof Probe.Json json) {
            return new ProbeRequest.Http(endpoint(), text(json.path()), json.redirects(), JSON_BODY, probe.timeout());
        }
        if (check instanceof Probe.Download download) {
            return new ProbeRequest.Download(
                    endpoint(), text(download.path()), download.redirects(), download.most(), probe.timeout());
        }
        if (check instanceof Probe.Tcp tcp) {
            return new ProbeRequest.Tcp(
                    tcp.host() == null ? host : text(tcp.host()),
                    tcp.port(),
                    tcp.tls(),
                    ca,
                    tcp.send(),
                    tcp.expect() == null ? null : text(tcp.expect()),
                    probe.timeout());
        }
        if (check instanceof Probe.WebSocket socket) {
            return new ProbeRequest.WebSocket(
                    endpoint(), text(socket.path()), socket.protocol(), socket.send(), socket.frame(), probe.timeout());
        }
        if (check instanceof Probe.Sticky sticky) {
            return new ProbeRequest.Sticky(endpoint(), text(sticky.path()), sticky.requests(), probe.timeout());
        }
        return command((Probe.Command) check, probe);
    }

    private ProbeRequest.Command command(Probe.Command command, Probe probe) {
        Map<String, String> environment = new TreeMap<>();
        variables.forEach((name, value) -> environment.put("KIRIKAE_" + name.toUpperCase(Locale.ROOT), value));
        environment.put("KIRIKAE_HOST", host);
        environment.put("KIRIKAE_URL", scheme() + "://" + host + ":" + address.port());
        command.environment().forEach((name, value) -> environment.put(name, text(value)));
        return new ProbeRequest.Command(command.line().stream().map(this::text).toList(), environment, probe.timeout());
    }

    private Endpoint endpoint() {
        String header = address.host();
        return new Endpoint(scheme(), host, address.port(), header == null ? null : text(header), ca);
    }

    private String scheme() {
        return address.scheme().name().toLowerCase(Locale.ROOT);
    }

    private String text(String text) {
        return Variables.expand(text, variables);
    }
}
