package dev.kirikae.web;

import dev.kirikae.model.Endpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer whose body is still to be read, or whose connection is spoken on.
 *
 * @param sent when the question was sent, in nanoseconds of the connector's clock
 */
record OpenReply(Socket socket, TimedInput timed, InputStream in, ReplyHead head, long sent) implements AutoCloseable {

    static OpenReply of(Connector connector, Endpoint at, RequestText request, long end, OpenSample sample)
            throws IOException {
        Connector.Tls tls = at.scheme().equals("https") ? new Connector.Tls(request.serverName(), at.ca()) : null;
        Socket socket = connector.connect(at.host(), at.port(), tls, end, sample);
        try {
            long sent = connector.now();
            socket.getOutputStream().write(request.text().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            TimedInput timed = new TimedInput(socket, connector);
            InputStream in = new BufferedInputStream(timed);
            return new OpenReply(socket, timed, in, ReplyHead.read(in), sent);
        } catch (IOException e) {
            Sockets.close(socket);
            throw e;
        }
    }

    @Override
    public void close() {
        Sockets.close(socket);
    }
}
