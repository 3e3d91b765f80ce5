package dev.kirikae.standin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One bucket. */
final class Bucket {

    record Stored(byte[] body, Map<String, String> metadata, String tag) {}

    record Upload(String key, Map<String, String> metadata, TreeMap<Integer, byte[]> parts) {}

    final String owner;
    final TreeMap<String, Stored> objects = new TreeMap<>();
    final Map<String, Upload> uploads = new TreeMap<>();

    Bucket(String owner) {
        this.owner = owner;
    }

    /** 412 where the object is not as the writer thought; 404 where it is gone. */
    void mayWrite(String key, @Nullable String noneMatch, @Nullable String match) {
        Stored now = objects.get(key);
        if (noneMatch != null && now != null) {
            throw new Refusal(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        if (match != null && now == null) {
            throw new Refusal(404, "NoSuchKey", "The specified key does not exist.");
        }
        if (match != null && now != null && !plain(match).equals(plain(now.tag()))) {
            throw new Refusal(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
    }

    Stored put(String key, byte[] body, Map<String, String> metadata, String suffix) {
        Stored stored = new Stored(body, metadata, "\"" + hex("MD5", body) + suffix + "\"");
        objects.put(key, stored);
        return stored;
    }

    private static String plain(String tag) {
        return tag.replace("\"", "");
    }

    static String hex(String algorithm, byte[] body) {
        return HexFormat.of().formatHex(digest(algorithm, body));
    }

    static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
