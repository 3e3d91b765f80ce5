package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SourceException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository comes from: what the relative URLs of its submodules start at, and who is trusted with what.
 *
 * @param url without user and token; a path where it comes from this machine
 * @param folder what a path that is neither absolute nor begins with a dot is relative to
 */
record Origin(String url, Path folder) {
    private static final Pattern URL =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(?:[^/@]*@)?([^/:]+|\\[[^/]*])(:\\d+)?(/.*)?");
    private static final Pattern SCP = Pattern.compile("(?:[^/@:]+@)?([^/:]+):.*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Of a clone: its origin, or the path where it lies if it has none, as git does. */
    static Origin of(Repository clone, Path lies) {
        @Nullable String configured = clone.getConfig().getString("remote", "origin", "url");
        if (configured == null || configured.isBlank()) {
            return new Origin(lies.toString(), lies);
        }
        try {
            if (Location.of(configured, lies) instanceof Location.OnDisk disk) {
                return new Origin(disk.path().toString(), lies);
            }
        } catch (SourceException e) {
            // Not one that Kirikae would fetch, such as an URL that holds a token: it still says where relative ones
            // start.
        }
        return new Origin(configured.replaceFirst("^(https?://)[^/@]*@", "$1"), lies);
    }

    /**
     * The origin of a submodule; a relative URL ({@code ./}, {@code ../}) starts at this one.
     *
     * @return null where it leads above the host or the root
     */
    @Nullable
    Origin at(String submodule) {
        if (!submodule.startsWith("./") && !submodule.startsWith("../")) {
            return new Origin(submodule, folder);
        }
        String base = url.replaceFirst("/$", "");
        String rest = submodule;
        String separator = "/";
        while (rest.startsWith("./") || rest.startsWith("../")) {
            if (rest.startsWith("../")) {
                int slash = base.lastIndexOf('/');
                int colon = base.lastIndexOf(':');
                int cut = slash >= 0 ? slash : colon;
                if (cut < 0 || base.startsWith("://", cut - 2) || !separator.equals("/")) {
                    return null;
                }
                separator = slash >= 0 ? "/" : ":";
                base = base.substring(0, cut);
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return new Origin(base + separator + rest.replaceFirst("/$", ""), folder);
    }

    /** Whether it is a path, or a server, of this machine: what comes from elsewhere may not lead here. */
    boolean isOfThisMachine() {
        Matcher matcher = URL.matcher(url.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            return matcher.group(1).equals("file") || LOOPBACK.contains(matcher.group(2));
        }
        return host() == null;
    }

    /** Its host in lower case, with the port where one is written; null for a path. */
    @Nullable
    String host() {
        String lower = url.toLowerCase(Locale.ROOT);
        Matcher matcher = URL.matcher(lower);
        if (matcher.matches()) {
            boolean isHttps = matcher.group(1).startsWith("http");
            return matcher.group(2) + (isHttps && matcher.group(3) != null ? matcher.group(3) : "");
        }
        Matcher scp = SCP.matcher(lower);
        return !lower.startsWith("file:") && scp.matches() ? scp.group(1) : null;
    }

    Location location() {
        return Location.of(url, folder);
    }
}
