package dev.kirikae.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256, by which contents, records and versions of the program are known. Inside the program a digest is its 64
 * lower-case hexadecimal digits; a service that wants another form is served where it is called.
 */
public final class Sha256 {

    private Sha256() {}

    /** A new one, for content that comes piece by piece; for one thread. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Of the text in UTF-8. */
    public static byte[] of(String text) {
        return begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the text in UTF-8, in 64 lower-case hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /**
     * Over several texts, so that no other list of texts has the same one: each goes in with its length. The order of the
     * texts counts.
     */
    public static String hex(List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(text.length()).append(':').append(text).append('\n');
        }
        return hex(all.toString());
    }

    /** Of what the digest was given, in 64 lower-case hexadecimal digits; it begins anew. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
