package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.ProbeResponse.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection over TCP: something is sent, and what comes back is read up to what is waited for. */
final class TcpExchange {

    private static final int MOST = 64 * 1024;

    private final Connector connector;

    TcpExchange(Connector connector) {
        this.connector = connector;
    }

    ProbeResponse.Tcp speak(ProbeRequest.Tcp request, OpenSample sample) throws IOException {
        RequestText.checkHost(request.host());
        long end = connector.now() + Sockets.shortened(request.timeout()).toNanos();
        Connector.Tls tls = request.tls() ? new Connector.Tls(request.host(), request.ca()) : null;
        long start = connector.now();
        Socket socket = connector.connect(request.host(), request.port(), tls, end, sample);
        try {
            if (request.send() != null) {
                socket.getOutputStream().write(request.send().getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
            return heard(socket, request.until() == null ? "" : request.until(), end, start);
        } finally {
            Sockets.close(socket);
        }
    }

    private ProbeResponse.Tcp heard(Socket socket, String until, long end, long start) throws IOException {
        TimedInput timed = new TimedInput(socket, connector);
        timed.endsAt(end);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        End how = until.isEmpty() ? End.COME : read(timed, received, until);
        return new ProbeResponse.Tcp(received.toString(StandardCharsets.UTF_8), how, connector.since(start));
    }

    private static End read(InputStream in, ByteArrayOutputStream received, String until) throws IOException {
        byte[] piece = new byte[4096];
        try {
            while (!received.toString(StandardCharsets.UTF_8).contains(until)) {
                if (received.size() >= MOST) {
                    return End.FULL;
                }
                int read = in.read(piece, 0, Math.min(piece.length, MOST - received.size()));
                if (read < 0) {
                    return End.CLOSED;
                }
                received.write(piece, 0, read);
            }
            return End.COME;
        } catch (SocketTimeoutException late) {
            return End.LATE;
        }
    }
}
