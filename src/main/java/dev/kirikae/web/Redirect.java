package dev.kirikae.web;

import dev.kirikae.model.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer sends its client: to another path, port or scheme of the host that was asked. What leads to another
 * host is not followed, since that one's answer would prove nothing of this one.
 */
record Redirect(Endpoint at, String path) {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** Null where it is none, or one that is not followed. */
    static @Nullable Redirect of(ReplyHead head, Endpoint from, String path) {
        String location = head.headers().get("location");
        if (location == null || !STATUSES.contains(head.status())) {
            return null;
        }
        try {
            String host = RequestText.serverName(from);
            String bracketed = host.contains(":") ? "[" + host + "]" : host;
            URI base = new URI(from.scheme() + "://" + bracketed + ":" + from.port() + path);
            return to(base.resolve(new URI(location)), from, bracketed);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Redirect to(URI target, Endpoint from, String host) {
        boolean https = "https".equalsIgnoreCase(target.getScheme());
        boolean web = https || "http".equalsIgnoreCase(target.getScheme());
        if (!web || !host.equalsIgnoreCase(target.getHost())) {
            return null;
        }
        int usual = https ? 443 : 80;
        int port = target.getPort() < 0 ? usual : target.getPort();
        String header = from.hostHeader() == null ? null : host + (port == usual ? "" : ":" + port);
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return new Redirect(new Endpoint(https ? "https" : "http", from.host(), port, header, from.ca()), path + query);
    }
}
