package dev.kirikae.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Connections to allowed addresses, with or without TLS, each within a time. */
final class Connector {

    private final Resolver resolver;
    private final LongSupplier nanos;

    Connector(Resolver resolver, LongSupplier nanos) {
        this.resolver = resolver;
        this.nanos = nanos;
    }

    /**
     * How TLS is spoken.
     *
     * @param serverName asked for, and checked in the certificate
     * @param ca PEM text of an authority to trust besides the JDK's; null for none
     */
    record Tls(String serverName, @Nullable String ca) {}

    long now() {
        return nanos.getAsLong();
    }

    /** Milliseconds since then. */
    long since(long start) {
        return (now() - start) / 1_000_000;
    }

    /**
     * @param end in nanoseconds of the clock
     * @param sample closes the socket when its time is over
     */
    Socket connect(String host, int port, @Nullable Tls tls, long end, OpenSample sample) throws IOException {
        Socket socket = connect(allowed(resolver.resolve(host)), port, end, sample);
        if (tls == null) {
            return socket;
        }
        try {
            Socket secured = secured(socket, tls);
            sample.hold(secured);
            return secured;
        } catch (IOException e) {
            Sockets.close(socket);
            throw e;
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
    private Socket connect(List<InetAddress> addresses, int port, long end, OpenSample sample) throws IOException {
        IOException last = new IOException("no address");
        for (int i = 0; i < addresses.size(); i++) {
            long left = (end - now()) / 1_000_000 / (addresses.size() - i);
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                sample.hold(socket);
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(addresses.get(i), port), (int) Math.max(1, left));
                sample.connected(addresses.get(i));
                return socket;
            } catch (IOException e) {
                Sockets.close(socket);
                last = e;
            }
        }
        throw last;
    }

    /** TLS with the certificate checked against the name that is asked for. */
    private static Socket secured(Socket plain, Tls tls) throws IOException {
        SSLSocket secured =
                (SSLSocket) Trust.with(tls.ca()).createSocket(plain, tls.serverName(), plain.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        mustBeInTime(secured);
        return secured;
    }

    /** A certificate that is given as an authority itself is trusted by the JDK whatever its time. */
    private static void mustBeInTime(SSLSocket secured) throws IOException {
        if (secured.getSession().getPeerCertificates()[0] instanceof X509Certificate own) {
            try {
                own.checkValidity();
            } catch (CertificateException e) {
                throw new SSLException(e.getMessage(), e);
            }
        }
    }
}
