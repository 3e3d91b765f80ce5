package dev.kirikae.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket's input, of which reading ends at an instant once there is one. */
final class TimedInput extends FilterInputStream {

    private final Socket socket;
    private final Connector connector;
    private long end = Long.MAX_VALUE;

    TimedInput(Socket socket, Connector connector) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.connector = connector;
    }

    /** @param nanos of the connector's clock, from which on a read ends with {@link SocketTimeoutException} */
    void endsAt(long nanos) {
        end = nanos;
    }

    @Override
    public int read() throws IOException {
        waitNoLonger();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        waitNoLonger();
        return super.read(into, offset, length);
    }

    private void waitNoLonger() throws IOException {
        if (end == Long.MAX_VALUE) {
            return;
        }
        long left = (end - connector.now()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    }
}
