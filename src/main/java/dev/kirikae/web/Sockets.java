package dev.kirikae.web;

import java.io.IOException;
import java.net.Socket;

/** Closing what nobody needs any more. */
final class Sockets {

    private Sockets() {}

    /** What a socket says at its end changes nothing. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
