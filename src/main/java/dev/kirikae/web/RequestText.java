package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is sent.
 *
 * @param serverName the name that TLS asks for
 * @param text request line and headers
 */
record RequestText(String serverName, String text) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.%]+\\]|[0-9A-Fa-f:.%]+");
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    /** @throws IOException where host or path would break out of their lines */
    static RequestText of(ProbeRequest request) throws IOException {
        if (!request.scheme().equals("http") && !request.scheme().equals("https")) {
            throw new IOException("a scheme of http or https was expected, not " + ErrorText.text(request.scheme()));
        }
        if (!HOST.matcher(request.host()).matches()) {
            throw new IOException("not the name of a host: " + ErrorText.text(request.host()));
        }
        String authority = request.hostHeader() == null ? usual(request) : request.hostHeader();
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new IOException("not a Host header: " + ErrorText.text(authority));
        }
        String text = "GET " + path(request.path()) + " HTTP/1.1\r\n"
                + "Host: " + authority + "\r\n"
                + "User-Agent: kirikae\r\n"
                + "Accept: */*\r\n"
                + "Accept-Encoding: identity\r\n"
                + "Cache-Control: no-cache\r\n"
                + "Connection: close\r\n"
                + "\r\n";
        String name = request.hostHeader() == null ? request.host() : authority.replaceFirst(":[0-9]{1,5}$", "");
        return new RequestText(bare(name), text);
    }

    private static String usual(ProbeRequest request) {
        String host = bare(request.host());
        String written = host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
        int usualPort = request.scheme().equals("https") ? 443 : 80;
        return request.port() == usualPort ? written : written + ":" + request.port();
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
