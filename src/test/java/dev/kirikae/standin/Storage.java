package dev.kirikae.standin;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** S3's REST interface, by path: {@code /bucket/key}. */
final class Storage {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    /** What is sent back. */
    record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply of(Map<String, String> headers, String body) {
            return new Reply(200, headers, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param query decoded */
    record Ask(String method, String bucket, String key, Map<String, String> query, Headers headers, byte[] body) {

        static Ask of(String method, String rawPath, @Nullable String rawQuery, Headers headers, byte[] body) {
            String path = URLDecoder.decode(rawPath.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            int slash = path.indexOf('/');
            return new Ask(
                    method,
                    slash < 0 ? path : path.substring(0, slash),
                    slash < 0 ? "" : path.substring(slash + 1),
                    RecordedCall.form(rawQuery == null ? "" : rawQuery),
                    headers,
                    body);
        }

        /** The operation as IAM and the API Reference name it. */
        String operation() {
            boolean upload = query.containsKey("uploadId");
            return switch (method) {
                case "HEAD" -> key.isEmpty() ? "HeadBucket" : "HeadObject";
                case "GET" ->
                    !key.isEmpty()
                            ? "GetObject"
                            : query.containsKey("uploads") ? "ListMultipartUploads" : "ListObjectsV2";
                case "PUT" -> upload ? "UploadPart" : "PutObject";
                case "POST" -> upload ? "CompleteMultipartUpload" : "CreateMultipartUpload";
                case "DELETE" -> upload ? "AbortMultipartUpload" : "DeleteObject";
                default -> method;
            };
        }

        @Nullable
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final Map<String, Bucket> buckets = new TreeMap<>();
    private final CallLog log;
    private int page = 1000;

    Storage(CallLog log) {
        this.log = log;
    }

    synchronized void bucket(String name, String owner) {
        buckets.put(name, new Bucket(owner));
    }

    /** Makes a bucket that is not there; one that is there stays as it is. */
    synchronized void ensure(String name, String owner) {
        buckets.putIfAbsent(name, new Bucket(owner));
    }

    synchronized void remove(String name) {
        buckets.remove(name);
    }

    synchronized void put(String bucket, String key, String text) {
        bucket(bucket).put(key, text.getBytes(StandardCharsets.UTF_8), Map.of(), "");
    }

    synchronized boolean has(String bucket, String key) {
        return buckets.containsKey(bucket) && bucket(bucket).objects.containsKey(key);
    }

    synchronized List<String> keys(String bucket) {
        return List.copyOf(bucket(bucket).objects.keySet());
    }

    synchronized int openUploads(String bucket) {
        return bucket(bucket).uploads.size();
    }

    /** How many keys one page of a list holds. */
    synchronized void page(int keys) {
        page = keys;
    }

    private Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return bucket;
    }

    synchronized Reply answer(Ask ask) {
        checkBody(ask);
        Bucket bucket = bucket(ask.bucket());
        String expected = ask.header("x-amz-expected-bucket-owner");
        if (expected == null) {
            log.violation(ask.operation() + " on " + ask.bucket() + " without an expected owner");
        }
        if (!bucket.owner.equals(expected) || !bucket.owner.equals(Account.ACCOUNT)) {
            throw new Refusal(403, "AccessDenied", "Access Denied");
        }
        return switch (ask.operation()) {
            case "HeadBucket" -> Reply.of(Map.of("x-amz-bucket-region", Account.REGION), "");
            case "HeadObject", "GetObject" -> read(bucket, ask);
            case "ListObjectsV2" -> list(bucket, ask);
            case "ListMultipartUploads" -> uploads(bucket, ask);
            case "PutObject" -> write(bucket, ask);
            case "CreateMultipartUpload" -> begin(bucket, ask);
            case "UploadPart" -> part(bucket, ask);
            case "CompleteMultipartUpload" -> complete(bucket, ask);
            case "AbortMultipartUpload" -> {
                bucket.uploads.remove(ask.query().get("uploadId"));
                yield new Reply(204, Map.of(), new byte[0]);
            }
            case "DeleteObject" -> {
                bucket.objects.remove(ask.key());
                yield new Reply(204, Map.of(), new byte[0]);
            }
            default -> throw new Refusal(405, "MethodNotAllowed", "not known here: " + ask.method());
        };
    }

    /** What the signature covers must be what came. */
    private void checkBody(Ask ask) {
        String signed = ask.header("x-amz-content-sha256");
        String coding = ask.header("Content-Encoding");
        if (coding != null && coding.contains("aws-chunked") || signed != null && signed.startsWith("STREAMING")) {
            log.violation(ask.operation() + " in chunks of AWS's own");
        } else if (signed != null && signed.length() == 64 && !signed.equals(Bucket.hex("SHA-256", ask.body()))) {
            throw new Refusal(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' does not match.");
        }
        String checksum = ask.header("x-amz-checksum-sha256");
        if (checksum != null && !checksum.equals(sha256(ask.body()))) {
            throw new Refusal(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
    }

    private static Reply read(Bucket bucket, Ask ask) {
        Bucket.Stored stored = bucket.objects.get(ask.key());
        if (stored == null) {
            throw new Refusal(404, "NoSuchKey", "The specified key does not exist.");
        }
        Map<String, String> headers = new TreeMap<>(stored.metadata());
        headers.put("ETag", stored.tag());
        headers.put("Accept-Ranges", "bytes");
        return new Reply(200, headers, stored.body());
    }

    private Reply list(Bucket bucket, Ask ask) {
        if (!"2".equals(ask.query().get("list-type"))) {
            log.violation("a list of S3's first version");
        }
        String prefix = ask.query().getOrDefault("prefix", "");
        String after = ask.query().getOrDefault("continuation-token", "");
        int most = Math.min(page, Integer.parseInt(ask.query().getOrDefault("max-keys", "1000")));
        List<String> all = bucket.objects.keySet().stream()
                .filter(k -> k.startsWith(prefix) && k.compareTo(after) > 0)
                .toList();
        List<String> some = all.subList(0, Math.min(most, all.size()));
        boolean more = some.size() < all.size();
        StringBuilder body = new StringBuilder("<ListBucketResult xmlns=\"" + NAMESPACE + "\">");
        body.append(AwsXml.text("Name", ask.bucket())).append(AwsXml.text("Prefix", prefix));
        body.append(AwsXml.text("KeyCount", some.size())).append(AwsXml.text("IsTruncated", more));
        if (more) {
            body.append(AwsXml.text("NextContinuationToken", some.get(some.size() - 1)));
        }
        some.forEach(k -> body.append(AwsXml.node(
                "Contents",
                AwsXml.text("Key", k),
                AwsXml.text("Size", bucket.objects.get(k).body().length),
                AwsXml.text("ETag", bucket.objects.get(k).tag()))));
        return Reply.of(Map.of("Content-Type", "application/xml"), body + "</ListBucketResult>");
    }

    private static Reply uploads(Bucket bucket, Ask ask) {
        StringBuilder body = new StringBuilder("<ListMultipartUploadsResult xmlns=\"" + NAMESPACE + "\">");
        body.append(AwsXml.text("Bucket", ask.bucket())).append(AwsXml.text("IsTruncated", false));
        bucket.uploads.forEach((id, upload) -> {
            if (upload.key().startsWith(ask.query().getOrDefault("prefix", ""))) {
                body.append(AwsXml.node("Upload", AwsXml.text("Key", upload.key()), AwsXml.text("UploadId", id)));
            }
        });
        return Reply.of(Map.of("Content-Type", "application/xml"), body + "</ListMultipartUploadsResult>");
    }

    private static Reply write(Bucket bucket, Ask ask) {
        bucket.mayWrite(ask.key(), ask.header("If-None-Match"), ask.header("If-Match"));
        Bucket.Stored stored = bucket.put(ask.key(), ask.body(), metadata(ask.headers()), "");
        return Reply.of(Map.of("ETag", stored.tag(), "x-amz-checksum-sha256", sha256(ask.body())), "");
    }

    private static Reply begin(Bucket bucket, Ask ask) {
        String id = UUID.randomUUID().toString();
        bucket.uploads.put(id, new Bucket.Upload(ask.key(), metadata(ask.headers()), new TreeMap<>()));
        return Reply.of(
                Map.of("x-amz-checksum-algorithm", "SHA256", "Content-Type", "application/xml"),
                AwsXml.node(
                        "InitiateMultipartUploadResult",
                        AwsXml.text("Bucket", ask.bucket()),
                        AwsXml.text("Key", ask.key()),
                        AwsXml.text("UploadId", id)));
    }

    private static Reply part(Bucket bucket, Ask ask) {
        upload(bucket, ask).parts().put(Integer.parseInt(ask.query().get("partNumber")), ask.body());
        return Reply.of(
                Map.of(
                        "ETag",
                        "\"" + Bucket.hex("MD5", ask.body()) + "\"",
                        "x-amz-checksum-sha256",
                        sha256(ask.body())),
                "");
    }

    private static Reply complete(Bucket bucket, Ask ask) {
        Bucket.Upload upload = upload(bucket, ask);
        bucket.mayWrite(ask.key(), ask.header("If-None-Match"), ask.header("If-Match"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        List<byte[]> parts = new ArrayList<>(upload.parts().values());
        for (int i = 0; i < parts.size(); i++) {
            if (i < parts.size() - 1 && parts.get(i).length < 5 << 20) {
                throw Refusal.of("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
            whole.writeBytes(parts.get(i));
        }
        String sent = new String(ask.body(), StandardCharsets.UTF_8);
        long named = Arrays.stream(sent.split("<PartNumber>")).count() - 1;
        if (named != parts.size()) {
            throw Refusal.of("InvalidPart", "One or more of the specified parts could not be found.");
        }
        Bucket.Stored stored = bucket.put(ask.key(), whole.toByteArray(), upload.metadata(), "-" + parts.size());
        bucket.uploads.remove(ask.query().get("uploadId"));
        return Reply.of(
                Map.of("Content-Type", "application/xml"),
                AwsXml.node(
                        "CompleteMultipartUploadResult",
                        AwsXml.text("Bucket", ask.bucket()),
                        AwsXml.text("Key", ask.key()),
                        AwsXml.text("ETag", stored.tag())));
    }

    private static Bucket.Upload upload(Bucket bucket, Ask ask) {
        Bucket.Upload upload = bucket.uploads.get(ask.query().get("uploadId"));
        if (upload == null || !upload.key().equals(ask.key())) {
            throw new Refusal(404, "NoSuchUpload", "The specified upload does not exist.");
        }
        return upload;
    }

    private static Map<String, String> metadata(Headers headers) {
        Map<String, String> metadata = new TreeMap<>();
        headers.forEach((name, values) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (plain.startsWith("x-amz-meta-") || plain.equals("content-type")) {
                metadata.put(plain, values.get(0));
            }
        });
        return metadata;
    }

    private static String sha256(byte[] body) {
        return Base64.getEncoder().encodeToString(Bucket.digest("SHA-256", body));
    }
}
