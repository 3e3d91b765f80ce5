package dev.kirikae.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status and headers of an HTTP/1.1 answer (RFC 9112), bounded in all their parts.
 *
 * @param headers names in lower case; the last value of each
 * @param cookies what Set-Cookie said, in its order
 */
record ReplyHead(int status, Map<String, String> headers, List<String> cookies) {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_INTERIM = 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    static ReplyHead read(InputStream in) throws IOException {
        for (int n = 0; n <= MOST_INTERIM; n++) {
            ReplyHead head = one(in);
            if (head.status / 100 != 1 || head.status == 101) {
                return head;
            }
        }
        throw new IOException("more than " + MOST_INTERIM + " interim answers");
    }

    boolean hasNoBody() {
        return status == 101 || status == 204 || status == 304;
    }

    private static ReplyHead one(InputStream in) throws IOException {
        int status = status(in);
        Map<String, String> headers = new HashMap<>();
        List<String> cookies = new ArrayList<>();
        for (int n = 0; ; n++) {
            String line = line(in);
            if (line.isEmpty()) {
                return new ReplyHead(status, headers, cookies);
            }
            int colon = line.indexOf(':');
            if (n >= MOST_HEADERS || colon <= 0) {
                throw new IOException(colon <= 0 ? "not a header: " + ErrorText.text(line) : "more than 200 headers");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            headers.put(name, value);
            if (name.equals("set-cookie")) {
                cookies.add(value);
            }
        }
    }

    private static int status(InputStream in) throws IOException {
        String line = line(in);
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("not an HTTP answer: " + ErrorText.text(line));
        }
        return Integer.parseInt(matcher.group(1));
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(line.length() == 0 ? "no answer" : "the answer ended in the middle");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line of the answer is longer than 16 KiB");
            }
            line.append((char) c);
        }
        return line.length() > 0 && line.charAt(line.length() - 1) == '\r'
                ? line.substring(0, line.length() - 1)
                : line.toString();
    }
}
