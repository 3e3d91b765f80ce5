package dev.kirikae.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The socket of one sample, which its end closes: a blocked read does not hear an interrupt. */
final class OpenSample {
    private final AtomicReference<Socket> socket = new AtomicReference<>();
    private final Set<String> peers = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** @throws IOException where the sample has already ended */
    void hold(Socket fresh) throws IOException {
        socket.set(fresh);
        if (over) {
            close();
            throw new IOException("the sample has ended");
        }
    }

    /** To whom a connection was made. */
    void connected(InetAddress peer) {
        peers.add(peer.getHostAddress());
    }

    /** Sorted. */
    List<String> peers() {
        return peers.stream().sorted().toList();
    }

    void close() {
        over = true;
        Socket open = socket.getAndSet(null);
        if (open != null) {
            Sockets.close(open);
        }
    }
}
