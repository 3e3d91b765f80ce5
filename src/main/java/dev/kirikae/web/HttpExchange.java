package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** GETs over HTTP/1.1, one connection each. */
final class HttpExchange {

    private final Connector connector;

    HttpExchange(Connector connector) {
        this.connector = connector;
    }

    /** Reads the body of an answer to which so many redirects led. */
    private interface BodyReader<R> {
        R read(OpenReply reply, int redirects) throws IOException;
    }

    ProbeResponse.Http ask(ProbeRequest.Http request, OpenSample sample) throws IOException {
        long end = connector.now() + request.timeout().toNanos();
        Redirect to = new Redirect(request.at(), request.path());
        return follow(to, request.redirects(), end, sample, (reply, n) -> text(reply, request.most(), n));
    }

    ProbeResponse.Download download(ProbeRequest.Download request, OpenSample sample) throws IOException {
        long end = connector.now() + request.timeout().toNanos();
        Redirect to = new Redirect(request.at(), request.path());
        return follow(to, request.redirects(), end, sample, (reply, n) -> digested(reply, request.most(), n));
    }

    /** As often with the cookies that were given, then as often by new clients. */
    ProbeResponse.Sticky visit(ProbeRequest.Sticky request, OpenSample sample) throws IOException {
        long end = connector.now() + request.timeout().toNanos();
        Map<String, String> cookies = new TreeMap<>();
        List<ProbeResponse.Http> kept = new ArrayList<>();
        List<ProbeResponse.Http> fresh = new ArrayList<>();
        for (int n = 0; n < request.requests(); n++) {
            kept.add(visit(request, cookies, end, sample));
        }
        for (int n = 0; n < request.requests(); n++) {
            fresh.add(visit(request, new TreeMap<>(), end, sample));
        }
        return new ProbeResponse.Sticky(kept, List.copyOf(cookies.keySet()), fresh);
    }

    private ProbeResponse.Http visit(
            ProbeRequest.Sticky request, Map<String, String> cookies, long end, OpenSample sample) throws IOException {
        RequestText text = RequestText.get(request.at(), request.path(), cookies);
        try (OpenReply reply = OpenReply.of(connector, request.at(), text, end, sample)) {
            reply.head().cookies().forEach(cookie -> {
                String pair = cookie.replaceFirst(";.*", "");
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip());
                }
            });
            return text(reply, ProbeRequest.Http.USUAL_BODY, 0);
        }
    }

    private <R> R follow(Redirect first, int most, long end, OpenSample sample, BodyReader<R> reader)
            throws IOException {
        Redirect to = first;
        for (int n = 0; ; n++) {
            RequestText text = RequestText.get(to.at(), to.path(), Map.of());
            try (OpenReply reply = OpenReply.of(connector, to.at(), text, end, sample)) {
                Redirect next = n == most ? null : Redirect.of(reply.head(), to.at(), to.path());
                if (next == null) {
                    return reader.read(reply, n);
                }
                to = next;
            }
        }
    }

    private ProbeResponse.Download digested(OpenReply reply, long most, int redirects) throws IOException {
        MessageDigest digest = Sha256.begin();
        Counted counted = new Counted();
        boolean whole = ReplyBody.copy(reply, new DigestOutputStream(counted, digest), most);
        return new ProbeResponse.Download(
                reply.head().status(),
                reply.head().headers(),
                counted.bytes,
                Sha256.hex(digest),
                whole,
                redirects,
                connector.since(reply.sent()));
    }

    private ProbeResponse.Http text(OpenReply reply, int most, int redirects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = ReplyBody.copy(reply, bytes, most);
        byte[] body = bytes.toByteArray();
        ProbeResponse.Body read = isText(body) ? ProbeResponse.Body.WHOLE : ProbeResponse.Body.NOT_TEXT;
        return new ProbeResponse.Http(
                reply.head().status(),
                reply.head().headers(),
                new String(body, StandardCharsets.UTF_8),
                whole ? read : ProbeResponse.Body.CUT,
                redirects,
                connector.since(reply.sent()));
    }

    private static boolean isText(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    /** Counts, and keeps nothing. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
