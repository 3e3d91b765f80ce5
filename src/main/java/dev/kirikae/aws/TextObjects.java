package dev.kirikae.aws;

import dev.kirikae.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Small objects of text in one bucket: read, listed, and written on a condition. */
final class TextObjects {

    /** Nothing that Kirikae writes as text is larger. */
    private static final long LARGEST = 8L << 20;

    private final Clients clients;
    private final String bucket;

    TextObjects(Clients clients, String bucket) {
        this.clients = clients;
        this.bucket = bucket;
    }

    String bucket() {
        return bucket;
    }

    /**
     * An object's text.
     *
     * @param tag S3's ETag, for the next conditional write
     */
    record Text(String text, String tag) {}

    /** An object that nothing of ours can be. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String tag;

        TooLarge(String key, String tag) {
            super(key + " is larger than " + LARGEST + " bytes");
            this.tag = tag;
        }

        /** S3's ETag, for the next conditional write. */
        String tag() {
            return tag;
        }
    }

    /**
     * Null where there is none.
     *
     * @throws TooLarge where it cannot be ours
     */
    @Nullable
    Text read(String key) {
        try (var in = clients.store().getObject(r -> r.bucket(bucket).key(key))) {
            byte[] bytes = in.readNBytes((int) LARGEST + 1);
            String tag = Objects.toString(in.response().eTag(), "");
            if (bytes.length > LARGEST) {
                in.abort();
                throw new TooLarge(key, tag);
            }
            return new Text(new String(bytes, StandardCharsets.UTF_8), tag);
        } catch (NoSuchKeyException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            ListObjectsV2Response answer = clients.store()
                    .listObjectsV2(r -> r.bucket(bucket).prefix(prefix).continuationToken(page));
            if (!bucket.equals(answer.name())) {
                throw new IllegalStateException("the list is not of bucket " + bucket);
            }
            answer.contents().stream().map(S3Object::key).forEach(keys::add);
            token = Boolean.TRUE.equals(answer.isTruncated()) ? answer.nextContinuationToken() : null;
        } while (token != null);
        return keys;
    }

    /** One attempt. @return the new tag @throws S3Exception with 412 where the key exists, 409 on a race */
    String create(String key, String text) {
        return tag(clients.storeOnce()
                .putObject(
                        r -> r.bucket(bucket)
                                .key(key)
                                .contentType("application/json")
                                .checksumSHA256(Base64.getEncoder().encodeToString(Sha256.of(text)))
                                .ifNoneMatch("*"),
                        RequestBody.fromString(text)));
    }

    /** One attempt. @return the new tag @throws S3Exception with 412 or 404 where it has changed, 409 on a race */
    String replace(String key, String text, String tag) {
        return tag(clients.storeOnce()
                .putObject(
                        r -> r.bucket(bucket)
                                .key(key)
                                .contentType("application/json")
                                .checksumSHA256(Base64.getEncoder().encodeToString(Sha256.of(text)))
                                .ifMatch(tag),
                        RequestBody.fromString(text)));
    }

    void write(String key, String text) {
        clients.store()
                .putObject(
                        r -> r.bucket(bucket)
                                .key(key)
                                .contentType("application/json")
                                .checksumSHA256(Base64.getEncoder().encodeToString(Sha256.of(text))),
                        RequestBody.fromString(text));
    }

    private static String tag(PutObjectResponse answer) {
        String tag = answer.eTag();
        if (tag == null || tag.isEmpty()) {
            throw new IllegalStateException("S3 answered without an ETag");
        }
        return tag;
    }

    /** A SHA-256 as S3 wants it. */
    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
