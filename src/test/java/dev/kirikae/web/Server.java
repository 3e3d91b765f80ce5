package dev.kirikae.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says what it is told to, byte by byte, and remembers what it was asked. */
final class Server implements AutoCloseable {

    /** What one connection does once it was asked. */
    interface Manners {
        void answer(OutputStream out, Socket socket) throws IOException, InterruptedException;
    }

    /** Where no program runs. */
    static final ProgramPlace PLACE = new ProgramPlace(Path.of("."), Map.of());

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Manners manners;

    Server(ServerSocket socket, Manners manners) {
        this.socket = socket;
        this.manners = manners;
        Thread thread = new Thread(this::serve, "server");
        thread.setDaemon(true);
        thread.start();
    }

    static Server answering(String answer) throws IOException {
        return with((out, s) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    static Server with(Manners manners) throws IOException {
        return new Server(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), manners);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread thread = new Thread(() -> one(one), "connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void one(Socket one) {
        try (one) {
            asked.add(head(one.getInputStream()));
            manners.answer(one.getOutputStream(), one);
            one.getOutputStream().flush();
        } catch (IOException | InterruptedException gone) {
            asked.add("gone: " + gone.getClass().getSimpleName());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("nothing was asked");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
