package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One question and its answer on one connection. */
final class HttpExchange {

    private final LongSupplier nanos;

    HttpExchange(LongSupplier nanos) {
        this.nanos = nanos;
    }

    ProbeResponse ask(ProbeRequest request, Resolver resolver, Probes.Connection connection) throws IOException {
        RequestText line = RequestText.of(request);
        long end = nanos.getAsLong() + request.timeout().toNanos();
        Socket socket = connect(allowed(resolver.resolve(request.host())), request.port(), end, connection);
        try {
            if (request.scheme().equals("https")) {
                socket = secured(socket, request, line);
                connection.hold(socket);
            }
            long sent = nanos.getAsLong();
            socket.getOutputStream().write(line.text().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Reply reply = Reply.read(new BufferedInputStream(socket.getInputStream()));
            long took = (nanos.getAsLong() - sent) / 1_000_000;
            return new ProbeResponse(reply.status(), reply.headers(), reply.body(), took);
        } finally {
            Sockets.close(socket);
        }
    }

    private static List<InetAddress> allowed(List<InetAddress> addresses) throws IOException {
        for (InetAddress address : addresses) {
            String why = BlockedAddresses.why(address);
            if (why != null) {
                throw new IOException(address.getHostAddress() + " is " + why + " and is not asked");
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException();
        }
        return addresses;
    }

    /** The first address that takes a connection; the time that is left is shared among those that remain. */
    private Socket connect(List<InetAddress> addresses, int port, long end, Probes.Connection connection)
            throws IOException {
        IOException last = new IOException("no address");
        for (int i = 0; i < addresses.size(); i++) {
            long left = (end - nanos.getAsLong()) / 1_000_000 / (addresses.size() - i);
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                connection.hold(socket);
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(addresses.get(i), port), (int) Math.max(1, left));
                return socket;
            } catch (IOException e) {
                Sockets.close(socket);
                last = e;
            }
        }
        throw last;
    }

    /** TLS with the certificate checked against the name that is asked for. */
    private static Socket secured(Socket plain, ProbeRequest request, RequestText line) throws IOException {
        SSLSocket secured =
                (SSLSocket) Trust.with(request.ca()).createSocket(plain, line.serverName(), plain.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
