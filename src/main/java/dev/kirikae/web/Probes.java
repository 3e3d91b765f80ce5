package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Takes samples over HTTP: GET, one connection each, no redirect followed, no credentials, no cookies, no proxy, at most 64
 * KiB of body, an end to the whole exchange (resolution, connection, TLS and every byte). May be called from several threads.
 */
public final class Probes implements AutoCloseable {

    private final Resolver resolver;
    private final HttpExchange exchange;
    private final ExecutorService hands = Executors.newCachedThreadPool(task -> {
        Thread hand = new Thread(task, "probe");
        hand.setDaemon(true);
        return hand;
    });

    /** @param nanos a clock that only counts, such as {@code System::nanoTime} */
    public Probes(Resolver resolver, LongSupplier nanos) {
        this.resolver = resolver;
        this.exchange = new HttpExchange(nanos);
    }

    /** {@link Answer.Probed}, or {@link Answer.Missing} with {@code UNREACHABLE} where no sample could be taken. */
    public Answer take(Effect.Probe probe) {
        ProbeRequest request = probe.request();
        Connection connection = new Connection();
        Future<Answer> sample = hands.submit(() -> sample(request, connection));
        try {
            return sample.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return missing(
                    request, "no whole answer within " + request.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(request, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sample failed by a fault of this program", e.getCause());
        } finally {
            connection.close();
            sample.cancel(true);
        }
    }

    private Answer sample(ProbeRequest request, Connection connection) {
        try {
            return new Answer.Probed(exchange.ask(request, resolver, connection));
        } catch (IOException e) {
            return missing(request, ErrorText.words(e));
        }
    }

    private static Answer missing(ProbeRequest request, String why) {
        return new Answer.Missing(
                Answer.Trouble.UNREACHABLE,
                "GET " + request.scheme() + "://" + ErrorText.text(request.host()) + ":" + request.port()
                        + ErrorText.text(request.path()) + ": " + why);
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }

    /** The socket of one sample, which its end closes: a blocked read does not hear an interrupt. */
    static final class Connection {
        private final AtomicReference<Socket> socket = new AtomicReference<>();
        private volatile boolean over;

        /** @throws IOException where the sample has already ended */
        void hold(Socket fresh) throws IOException {
            socket.set(fresh);
            if (over) {
                close();
                throw new IOException("the sample has ended");
            }
        }

        void close() {
            over = true;
            Socket open = socket.getAndSet(null);
            if (open != null) {
                Sockets.close(open);
            }
        }
    }
}
