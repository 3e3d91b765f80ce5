package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code source.repository} and refuses every transport that could run something. */
final class LocationReader {
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]+::.*", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    private static final Pattern SCP =
            Pattern.compile("(?:([A-Za-z0-9._-]+)@)?([A-Za-z0-9._-]{2,}|\\[[0-9A-Fa-f:.]+]):([^:].*)");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String EXPECTED =
            "expected an https://, ssh:// or file:// URL, user@host:path, or a path to a repository on disk";

    private final String text;
    private final Path folder;

    LocationReader(String text, Path folder) {
        this.text = text;
        this.folder = folder;
    }

    Location read() {
        if (text.isBlank()) {
            throw refused("is empty; " + EXPECTED);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw refused("holds control characters; " + EXPECTED);
        }
        if (text.startsWith("-")) {
            throw refused("begins with a hyphen, as an option does; " + EXPECTED);
        }
        if (HELPER.matcher(text).matches()) {
            throw refused("names a remote helper, which would run a program; " + EXPECTED);
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return url(url.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher scp = SCP.matcher(text);
        if (scp.matches() && !text.substring(0, text.indexOf(':')).contains("/")) {
            return ssh(scp.group(1), scp.group(2), scp.group(3));
        }
        return onDisk();
    }

    private Location onDisk() {
        try {
            return new Location.OnDisk(folder.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw refused("is no path: " + e.getReason() + "; " + EXPECTED);
        }
    }

    private Location url(String scheme) {
        URI uri = parsed();
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("has a query or fragment, which no repository needs; " + EXPECTED);
        }
        return switch (scheme) {
            case "https" -> https(uri);
            case "http" -> {
                String host = uri.getHost();
                if (host == null || !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
                    throw refused("is plain http, which anybody on the way can change; use https://");
                }
                yield https(uri);
            }
            case "ssh" -> {
                if (uri.getHost() == null) {
                    throw refused("names no host; " + EXPECTED);
                }
                yield ssh(uri.getRawUserInfo(), uri.getHost(), uri.getPath());
            }
            case "file" -> file(uri);
            default -> throw refused("uses the transport " + SafeName.of(scheme) + "; " + EXPECTED);
        };
    }

    private URI parsed() {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("is no URL: " + e.getReason() + "; " + EXPECTED);
        }
    }

    private Location https(URI uri) {
        if (uri.getRawUserInfo() != null) {
            throw refused("holds credentials, which end up in logs and records; take them out and give them as"
                    + " KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN");
        }
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw refused("names no host or no repository on it; " + EXPECTED);
        }
        return new Location.Remote(uri.normalize().toASCIIString(), Location.Protocol.HTTPS);
    }

    private Location ssh(@Nullable String user, String host, String path) {
        if (user != null && (user.contains(":") || user.contains("%"))) {
            throw refused("holds a password; ssh takes a key file from ~/.ssh, so take it out");
        }
        if (host.startsWith("-") || (user != null && user.startsWith("-")) || path.startsWith("-")) {
            throw refused("has a part that begins with a hyphen, as an option does; " + EXPECTED);
        }
        if (path.replace("/", "").isEmpty()) {
            throw refused("names no repository on the host; " + EXPECTED);
        }
        return new Location.Remote(text, Location.Protocol.SSH);
    }

    private Location file(URI uri) {
        String host = uri.getHost();
        if (uri.getRawAuthority() != null && !"localhost".equals(host)) {
            throw refused("is a file on another host; " + EXPECTED);
        }
        if (uri.getPath().length() < 2) {
            throw refused("names no repository; " + EXPECTED);
        }
        return new Location.Remote("file://" + Path.of(uri.getPath()).normalize(), Location.Protocol.FILE);
    }

    private SourceException refused(String why) {
        return new SourceException("the repository " + SafeName.of(withoutSecrets()) + " " + why);
    }

    private String withoutSecrets() {
        return text.replaceFirst("://[^/]*@", "://(hidden)@").replaceFirst("[?#].*", "?(hidden)");
    }
}
