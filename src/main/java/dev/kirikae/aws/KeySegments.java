package dev.kirikae.aws;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names as one segment of an S3 key: injective, never empty, without slash or dot segment. */
final class KeySegments {

    private KeySegments() {}

    /** Letters, digits, hyphen and underscore stay; every other byte of the UTF-8 form becomes {@code =XX}. */
    static String segment(String name) {
        if (name.isEmpty()) {
            return "=";
        }
        StringBuilder segment = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                segment.append(c);
            } else {
                segment.append(String.format(Locale.ROOT, "=%02X", (int) c));
            }
        }
        return segment.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
