package dev.kirikae.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 answer (RFC 9112), bounded in all its parts. */
record Reply(int status, Map<String, String> headers, String body) {

    static final int LARGEST_BODY = 64 * 1024;

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    static Reply read(InputStream in) throws IOException {
        int status = status(in);
        Map<String, String> headers = headers(in);
        while (status / 100 == 1 && status != 101) {
            status = status(in);
            headers = headers(in);
        }
        byte[] body = hasNoBody(status) ? new byte[0] : body(in, headers);
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static boolean hasNoBody(int status) {
        return status == 101 || status == 204 || status == 304;
    }

    private static int status(InputStream in) throws IOException {
        String line = line(in);
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("not an HTTP answer: " + ErrorText.text(line));
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int n = 0; ; n++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (n >= MOST_HEADERS || colon <= 0) {
                throw new IOException(colon <= 0 ? "not a header: " + ErrorText.text(line) : "more than 200 headers");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("an unknown transfer coding: " + ErrorText.text(coding));
            }
            return chunks(in);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return in.readNBytes(LARGEST_BODY);
        }
        return exactly(in, number(length, 10));
    }

    private static byte[] exactly(InputStream in, long length) throws IOException {
        int wanted = (int) Math.min(length, LARGEST_BODY);
        byte[] bytes = in.readNBytes(wanted);
        if (bytes.length < wanted) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < LARGEST_BODY) {
            long length = number(line(in).replaceFirst(";.*", "").strip(), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            int wanted = (int) Math.min(length, LARGEST_BODY - body.size());
            body.write(exactly(in, wanted));
            if (wanted == length && !line(in).isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
        return body.toByteArray();
    }

    private static long number(String text, int radix) throws IOException {
        Long number = parsed(text, radix);
        if (number == null || number < 0) {
            throw new IOException("not a length: " + ErrorText.text(text));
        }
        return number;
    }

    private static @Nullable Long parsed(String text, int radix) {
        try {
            return Long.valueOf(text, radix);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String line(InputStream in) throws IOException {
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
