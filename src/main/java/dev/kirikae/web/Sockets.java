package dev.kirikae.web;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Ends of connections: closing what nobody needs any more, and in time. */
final class Sockets {

    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private Sockets() {}

    /** Somewhat less, for what ends itself in time to say what it has seen. */
    static Duration shortened(Duration timeout) {
        Duration tenth = timeout.dividedBy(10);
        return timeout.minus(tenth.compareTo(LAST_WORDS) < 0 ? tenth : LAST_WORDS);
    }

    /** What a socket says at its end changes nothing. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
