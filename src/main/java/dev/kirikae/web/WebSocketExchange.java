package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.ProbeResponse.End;
import dev.kirikae.model.ProbeResponse.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The upgrade to a WebSocket, and its first frame that is no ping and no pong. */
final class WebSocketExchange {

    private static final int MOST_PINGS = 100;

    private final Connector connector;
    private final SecureRandom random = new SecureRandom();

    WebSocketExchange(Connector connector) {
        this.connector = connector;
    }

    ProbeResponse.WebSocket open(ProbeRequest.WebSocket request, OpenSample sample) throws IOException {
        long end = connector.now() + Sockets.shortened(request.timeout()).toNanos();
        String key = Base64.getEncoder().encodeToString(random(16));
        RequestText text = RequestText.upgrade(request.at(), request.path(), key, request.protocol());
        try (OpenReply reply = OpenReply.of(connector, request.at(), text, end, sample)) {
            if (reply.head().status() != 101) {
                return answer(reply, key, null, End.COME);
            }
            reply.timed().endsAt(end);
            if (request.send() != null) {
                reply.socket().getOutputStream().write(Frames.text(request.send(), random(4)));
                reply.socket().getOutputStream().flush();
            }
            return request.frame() ? heard(reply, key) : answer(reply, key, null, End.COME);
        }
    }

    private ProbeResponse.WebSocket heard(OpenReply reply, String key) throws IOException {
        try {
            for (int n = 0; n < MOST_PINGS; n++) {
                Frame frame = Frames.read(reply.in());
                if (!Frames.isBeat(frame)) {
                    return answer(reply, key, frame, End.COME);
                }
            }
            return answer(reply, key, null, End.FULL);
        } catch (SocketTimeoutException late) {
            return answer(reply, key, null, End.LATE);
        } catch (EOFException | SocketException cut) {
            return answer(reply, key, null, End.CLOSED);
        }
    }

    private ProbeResponse.WebSocket answer(OpenReply reply, String key, @Nullable Frame frame, End end) {
        long took = connector.since(reply.sent());
        return new ProbeResponse.WebSocket(reply.head().status(), reply.head().headers(), key, frame, end, took);
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
