package dev.kirikae.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page names of its own origin: scripts and style sheets first, then the rest, each once.
 *
 * @param assets paths with query, at most {@link #MOST}
 * @param leftOut how many more there are
 */
public record EntryPage(List<String> assets, int leftOut) {

    /** So many are looked for at most. */
    public static final int MOST = 200;

    private static final int LONGEST = 2048;
    private static final List<String> KINDS =
            List.of("stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon");
    private static final String NOT_IN_A_URI = "\"<>\\\\^`{|}";

    public EntryPage {
        assets = List.copyOf(assets);
    }

    /**
     * Reads a page, however broken it is; nothing in it is fetched or run.
     *
     * @param url its own address, from which what it names is resolved
     * @param hosts all names of its origin, in small letters
     */
    public static EntryPage of(String html, String url, Set<String> hosts) {
        Document page = Jsoup.parse(html, url);
        Set<String> found = new LinkedHashSet<>();
        for (Element script : page.select("script[src]")) {
            add(found, script.absUrl("src"), hosts);
        }
        for (Element link : page.select("link[href]")) {
            if (isAsset(link)) {
                add(found, link.absUrl("href"), hosts);
            }
        }
        for (Element element : page.select(
                "img[src], source[src], video[src], audio[src], track[src], embed[src], input[type=image][src]")) {
            add(found, element.absUrl("src"), hosts);
        }
        for (Element video : page.select("video[poster]")) {
            add(found, video.absUrl("poster"), hosts);
        }
        for (Element object : page.select("object[data]")) {
            add(found, object.absUrl("data"), hosts);
        }
        for (Element element : page.select("img[srcset], source[srcset], link[imagesrcset]")) {
            String attribute = element.hasAttr("srcset") ? "srcset" : "imagesrcset";
            for (String candidate : candidates(element.attr(attribute))) {
                element.attr("data-kirikae", candidate);
                add(found, element.absUrl("data-kirikae"), hosts);
            }
        }
        List<String> all = List.copyOf(found);
        int asked = Math.min(MOST, all.size());
        return new EntryPage(all.subList(0, asked), all.size() - asked);
    }

    private static boolean isAsset(Element link) {
        for (String word : link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+")) {
            if (KINDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The addresses of a srcset: each ends at a blank, and a comma ends its descriptor (HTML standard, 4.8.4.2). */
    static List<String> candidates(String srcset) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < srcset.length()) {
            while (at < srcset.length() && (Character.isWhitespace(srcset.charAt(at)) || srcset.charAt(at) == ',')) {
                at++;
            }
            int begin = at;
            while (at < srcset.length() && !Character.isWhitespace(srcset.charAt(at))) {
                at++;
            }
            String url = srcset.substring(begin, at);
            boolean ended = url.endsWith(",");
            String bare = url.replaceFirst(",+$", "");
            if (!bare.isEmpty()) {
                found.add(bare);
            }
            while (!ended && at < srcset.length() && srcset.charAt(at) != ',') {
                at++;
            }
        }
        return found;
    }

    /** Where a redirect leads within these hosts; null where it leaves them. */
    public static @Nullable String resolved(String url, String location, Set<String> hosts) {
        Element link = new Element("a");
        link.setBaseUri(url);
        link.attr("href", location);
        return own(link.absUrl("href"), hosts);
    }

    private static void add(Set<String> found, String url, Set<String> hosts) {
        String path = own(url, hosts);
        if (path != null) {
            found.add(path);
        }
    }

    /** The path with query of an address of these hosts; null for any other. */
    public static @Nullable String own(String url, Set<String> hosts) {
        if (url.isEmpty() || url.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(encoded(url)).normalize();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (!scheme.equals("http") && !scheme.equals("https")
                    || host == null
                    || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
                return null;
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String whole = path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return whole.startsWith("/") && whole.length() <= LONGEST ? whole : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    private static String encoded(String url) {
        StringBuilder text = new StringBuilder();
        for (byte one : url.strip().getBytes(StandardCharsets.UTF_8)) {
            if (one <= 0x20 || one == 0x7F || NOT_IN_A_URI.indexOf(one) >= 0) {
                text.append('%').append(String.format(Locale.ROOT, "%02X", one & 0xFF));
            } else {
                text.append((char) one);
            }
        }
        return text.toString();
    }
}
