package dev.kirikae.web;

import dev.kirikae.model.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param serverName the name that TLS asks for
 * @param text request line and headers
 */
record RequestText(String serverName, String text) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.%]+\\]|[0-9A-Fa-f:.%]+");
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    private static final Pattern PROTOCOL = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern COOKIE = Pattern.compile("[!-~ ]*");

    /**
     * A GET after which the connection closes.
     *
     * @param cookies sent, by name
     * @throws IOException where host, path or cookies would break out of their lines
     */
    static RequestText get(Endpoint at, String path, Map<String, String> cookies) throws IOException {
        StringBuilder cookie = new StringBuilder();
        cookies.forEach((name, value) -> cookie.append(cookie.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        if (!COOKIE.matcher(cookie).matches()) {
            throw new IOException("a cookie that cannot be sent back: " + ErrorText.text(cookie.toString()));
        }
        return of(
                at,
                path,
                "Accept: */*\r\n"
                        + "Accept-Encoding: identity\r\n"
                        + "Cache-Control: no-cache\r\n"
                        + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                        + "Connection: close\r\n");
    }

    /**
     * The upgrade to a WebSocket (RFC 6455, 4.1).
     *
     * @param protocol the subprotocol to ask for; null for none
     * @throws IOException where host, path or protocol would break out of their lines
     */
    static RequestText upgrade(Endpoint at, String path, String key, @Nullable String protocol) throws IOException {
        if (protocol != null && !PROTOCOL.matcher(protocol).matches()) {
            throw new IOException("not the name of a subprotocol: " + ErrorText.text(protocol));
        }
        return of(
                at,
                path,
                "Origin: " + at.scheme() + "://" + authority(at) + "\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: " + key + "\r\n"
                        + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n"));
    }

    private static RequestText of(Endpoint at, String path, String headers) throws IOException {
        if (!at.scheme().equals("http") && !at.scheme().equals("https")) {
            throw new IOException("a scheme of http or https was expected, not " + ErrorText.text(at.scheme()));
        }
        String authority = authority(at);
        String text = "GET " + path(path) + " HTTP/1.1\r\n"
                + "Host: " + authority + "\r\n"
                + "User-Agent: kirikae\r\n"
                + headers
                + "\r\n";
        return new RequestText(serverName(at), text);
    }

    private static String authority(Endpoint at) throws IOException {
        checkHost(at.host());
        String authority = at.hostHeader() == null ? usual(at) : at.hostHeader();
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new IOException("not a Host header: " + ErrorText.text(authority));
        }
        return authority;
    }

    /** @throws IOException where it is no name and no address */
    static void checkHost(String host) throws IOException {
        if (!HOST.matcher(host).matches()) {
            throw new IOException("not the name of a host: " + ErrorText.text(host));
        }
    }

    /** The name that is asked for: without a port, an address without its brackets. */
    static String serverName(Endpoint at) {
        return bare(at.hostHeader() == null ? at.host() : at.hostHeader().replaceFirst(":[0-9]{1,5}$", ""));
    }

    private static String usual(Endpoint at) {
        String host = bare(at.host());
        String written = host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
        int usualPort = at.scheme().equals("https") ? 443 : 80;
        return at.port() == usualPort ? written : written + ":" + at.port();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Visible ASCII as it stands, the rest of Unicode percent-encoded; blanks and control characters are refused. */
    private static String path(String path) throws IOException {
        if (!path.startsWith("/")) {
            throw new IOException("a path that begins with a slash was expected, not " + ErrorText.text(path));
        }
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c <= 0x20 || c == 0x7f) {
                throw new IOException("the path holds a blank or a control character: " + ErrorText.text(path));
            }
            text.append(c < 0x7f ? String.valueOf((char) c) : String.format(Locale.ROOT, "%%%02X", c));
        }
        return text.toString();
    }
}
