package dev.kirikae.contract;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An S3 as its API Reference describes it (read 2026-11), as far as it is used: owner, checksums and conditions are checked,
 * lists come in pages of three.
 */
public final class S3Double implements ResponseDefinitionTransformerV2 {

    static final String NAME = "s3";
    static final int PAGE = 3;

    private final Map<String, TreeMap<String, Kept>> buckets = new HashMap<>();
    private final Map<String, TreeMap<Integer, byte[]>> uploads = new HashMap<>();
    private String owner = AwsPlace.ACCOUNT;
    private int tags;

    private volatile Meeting meeting;

    private record Meeting(Set<String> keys, CountDownLatch missing) {}

    private record Kept(byte[] content, String tag, Map<String, String> metadata) {}

    synchronized void clear() {
        buckets.clear();
        uploads.clear();
        owner = AwsPlace.ACCOUNT;
        meeting = null;
    }

    public synchronized void bucket(String name) {
        buckets.put(name, new TreeMap<>());
    }

    public synchronized void ownedBy(String account) {
        owner = account;
    }

    public synchronized void put(String bucket, String key, String text) {
        keep(bucket, key, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public synchronized void put(String bucket, String key, byte[] content) {
        keep(bucket, key, content, Map.of());
    }

    public synchronized void remove(String bucket, String key) {
        buckets.get(bucket).remove(key);
    }

    public synchronized String text(String bucket, String key) {
        return new String(buckets.get(bucket).get(key).content(), StandardCharsets.UTF_8);
    }

    public synchronized java.util.Set<String> keys(String bucket) {
        return java.util.Set.copyOf(buckets.get(bucket).keySet());
    }

    public synchronized int unfinishedUploads() {
        return uploads.size();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /** Has the objects of these keys answer only once all of them were asked for. */
    public void together(String... keys) {
        meeting = new Meeting(Set.of(keys), new CountDownLatch(keys.length));
    }

    /** Whether all of them were under way at once. */
    public boolean haveMet() {
        Meeting arranged = meeting;
        return arranged != null && arranged.missing().getCount() == 0;
    }

    private void meet(Request request) {
        Meeting arranged = meeting;
        String path = URI.create(request.getUrl()).getPath();
        if (arranged != null && arranged.keys().stream().anyMatch(path::endsWith)) {
            arranged.missing().countDown();
            try {
                if (!arranged.missing().await(5, TimeUnit.SECONDS)) {
                    meeting = null;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        meet(event.getRequest());
        return answered(event);
    }

    private synchronized ResponseDefinition answered(ServeEvent event) {
        Request request = event.getRequest();
        String path = URI.create(request.getUrl()).getPath();
        String bucket = path.substring(1).split("/", 2)[0];
        String key = path.length() > bucket.length() + 2 ? path.substring(bucket.length() + 2) : "";
        return answer(request, bucket, key).build();
    }

    private ResponseDefinitionBuilder answer(Request request, String bucket, String key) {
        if (!owner.equals(request.getHeader("x-amz-expected-bucket-owner"))) {
            return error(403, "AccessDenied", "Access Denied");
        }
        if (!buckets.containsKey(bucket)) {
            return error(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        String method = request.getMethod().value();
        if (key.isEmpty()) {
            boolean uploading = request.queryParameter("uploads").isPresent();
            return method.equals("HEAD") ? ok() : uploading ? uploads(request) : list(request, bucket);
        }
        return switch (method) {
            case "GET", "HEAD" -> get(bucket, key);
            case "PUT" -> request.queryParameter("uploadId").isPresent() ? part(request) : put(request, bucket, key);
            case "POST" ->
                request.queryParameter("uploads").isPresent()
                        ? begin(bucket, key, request)
                        : finish(request, bucket, key);
            case "DELETE" -> abort(request);
            default -> error(405, "MethodNotAllowed", "not allowed");
        };
    }

    private ResponseDefinitionBuilder get(String bucket, String key) {
        Kept kept = buckets.get(bucket).get(key);
        if (kept == null) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        ResponseDefinitionBuilder answer = ok().withHeader("ETag", kept.tag())
                .withHeader("Content-Length", Integer.toString(kept.content().length))
                .withBody(kept.content());
        kept.metadata().forEach((name, value) -> answer.withHeader("x-amz-meta-" + name, value));
        return answer;
    }

    private ResponseDefinitionBuilder put(Request request, String bucket, String key) {
        byte[] content = request.getBody();
        String checksum = request.getHeader("x-amz-checksum-sha256");
        if (checksum == null || !checksum.equals(sha256(content))) {
            return error(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
        ResponseDefinitionBuilder failed = condition(request, bucket, key);
        return failed != null ? failed : keep(bucket, key, content, metadata(request));
    }

    private ResponseDefinitionBuilder condition(Request request, String bucket, String key) {
        Kept before = buckets.get(bucket).get(key);
        String expected = request.getHeader("If-Match");
        if ("*".equals(request.getHeader("If-None-Match")) && before != null) {
            return error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        if (expected != null && before == null) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        return expected != null && !expected.equals(before.tag())
                ? error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                : null;
    }

    private ResponseDefinitionBuilder keep(String bucket, String key, byte[] content, Map<String, String> metadata) {
        String tag = "\"tag-" + tags++ + "\"";
        buckets.get(bucket).put(key, new Kept(content, tag, metadata));
        return ok().withHeader("ETag", tag);
    }

    private ResponseDefinitionBuilder begin(String bucket, String key, Request request) {
        String id = "upload-" + tags++;
        uploads.put(id, new TreeMap<>());
        buckets.computeIfAbsent("metadata of " + id, b -> new TreeMap<>())
                .put(key, new Kept(new byte[0], "", metadata(request)));
        return ok().withBody("<InitiateMultipartUploadResult><Bucket>" + bucket + "</Bucket><Key>" + key
                + "</Key><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
    }

    private ResponseDefinitionBuilder uploads(Request request) {
        StringBuilder found = new StringBuilder();
        for (String id : uploads.keySet()) {
            String key = buckets.get("metadata of " + id).firstKey();
            if (key.startsWith(parameter(request, "prefix"))) {
                found.append("<Upload><Key>").append(key).append("</Key><UploadId>");
                found.append(id).append("</UploadId></Upload>");
            }
        }
        return ok().withBody("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>" + found
                + "</ListMultipartUploadsResult>");
    }

    private ResponseDefinitionBuilder part(Request request) {
        String checksum = request.getHeader("x-amz-checksum-sha256");
        if (!sha256(request.getBody()).equals(checksum)) {
            return error(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
        TreeMap<Integer, byte[]> parts =
                uploads.get(request.queryParameter("uploadId").firstValue());
        if (parts == null) {
            return error(404, "NoSuchUpload", "The specified multipart upload does not exist.");
        }
        parts.put(Integer.parseInt(request.queryParameter("partNumber").firstValue()), request.getBody());
        return ok().withHeader("ETag", "\"part\"").withHeader("x-amz-checksum-sha256", checksum);
    }

    private ResponseDefinitionBuilder finish(Request request, String bucket, String key) {
        String id = request.queryParameter("uploadId").firstValue();
        ResponseDefinitionBuilder failed = condition(request, bucket, key);
        if (failed != null) {
            return failed;
        }
        TreeMap<Integer, byte[]> parts = uploads.get(id);
        if (parts == null) {
            return error(404, "NoSuchUpload", "The specified multipart upload does not exist.");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts.values()) {
            if (!request.getBodyAsString().contains(sha256(part))) {
                return error(400, "InvalidPart", "One or more of the specified parts could not be found.");
            }
            whole.writeBytes(part);
        }
        uploads.remove(id);
        keep(
                bucket,
                key,
                whole.toByteArray(),
                buckets.remove("metadata of " + id).get(key).metadata());
        return ok().withBody("<CompleteMultipartUploadResult><Bucket>" + bucket + "</Bucket><Key>" + key
                + "</Key><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>");
    }

    private ResponseDefinitionBuilder abort(Request request) {
        String id = request.queryParameter("uploadId").firstValue();
        uploads.remove(id);
        buckets.remove("metadata of " + id);
        return new ResponseDefinitionBuilder().withStatus(204);
    }

    private ResponseDefinitionBuilder list(Request request, String bucket) {
        String prefix = parameter(request, "prefix");
        String after = parameter(request, "continuation-token");
        StringBuilder contents = new StringBuilder();
        int n = 0;
        String last = "";
        boolean truncated = false;
        for (String key : buckets.get(bucket).keySet()) {
            if (key.startsWith(prefix) && key.compareTo(after) > 0) {
                if (n == PAGE) {
                    truncated = true;
                    break;
                }
                contents.append("<Contents><Key>").append(key).append("</Key></Contents>");
                last = key;
                n++;
            }
        }
        return ok().withBody("<ListBucketResult><Name>" + bucket + "</Name><KeyCount>" + n + "</KeyCount><IsTruncated>"
                + truncated + "</IsTruncated>"
                + (truncated ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : "") + contents
                + "</ListBucketResult>");
    }

    private static String parameter(Request request, String name) {
        return request.queryParameter(name).isPresent()
                ? URLDecoder.decode(request.queryParameter(name).firstValue(), StandardCharsets.UTF_8)
                : "";
    }

    private static Map<String, String> metadata(Request request) {
        Map<String, String> metadata = new HashMap<>();
        for (String name : request.getAllHeaderKeys()) {
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-meta-")) {
                metadata.put(name.substring("x-amz-meta-".length()), request.getHeader(name));
            }
        }
        return metadata;
    }

    private static ResponseDefinitionBuilder ok() {
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("x-amz-request-id", "S3REQUEST")
                .withHeader("Content-Type", "application/xml");
    }

    static ResponseDefinitionBuilder error(int status, String code, String message) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                        + message + "</Message><RequestId>S3REQUEST</RequestId></Error>");
    }

    static String sha256(byte[] content) {
        return Base64.getEncoder().encodeToString(digest(content));
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
