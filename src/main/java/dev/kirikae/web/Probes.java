package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Asks applications and resolvers. A sample has an end (names, connections, TLS and every byte), is bounded in size, uses
 * a connection of its own, and carries no credentials, no cookies but those of its own answers, and no proxy. May be
 * called from several threads.
 */
public final class Probes implements AutoCloseable {

    private static final Duration RESOLVING = Duration.ofSeconds(10);

    private final Resolver resolver;
    private final HttpExchange http;
    private final TcpExchange tcp;
    private final WebSocketExchange webSocket;
    private final CommandRun programs;
    private final ExecutorService hands = Executors.newCachedThreadPool(task -> {
        Thread hand = new Thread(task, "probe");
        hand.setDaemon(true);
        return hand;
    });

    /**
     * @param nanos a clock that only counts, such as {@code System::nanoTime}
     * @param place where programs run
     */
    public Probes(Resolver resolver, LongSupplier nanos, ProgramPlace place) {
        Connector connector = new Connector(resolver, nanos);
        this.resolver = resolver;
        this.http = new HttpExchange(connector);
        this.tcp = new TcpExchange(connector);
        this.webSocket = new WebSocketExchange(connector);
        this.programs = new CommandRun(place, nanos);
    }

    /** What that kind of look says, or {@link Answer.Missing}. */
    public Answer answer(Effect.OverNetwork look) {
        return look instanceof Effect.Probe probe ? take(probe) : addresses((Effect.LookAtAddresses) look);
    }

    /**
     * {@link Answer.Probed}, or {@link Answer.Missing}: with {@code UNREACHABLE} where no sample could be taken, with
     * {@code LATE} where there was no whole answer in time.
     */
    public Answer take(Effect.Probe probe) {
        ProbeRequest request = probe.request();
        OpenSample sample = new OpenSample();
        String words = ErrorText.text(request.words()) + ": ";
        try {
            return within(request.timeout(), words, () -> sample(request, words, sample));
        } finally {
            sample.close();
        }
    }

    private Answer sample(ProbeRequest request, String words, OpenSample sample) throws InterruptedException {
        try {
            return new Answer.Probed(response(request, sample), sample.peers());
        } catch (CommandRun.StillRunning e) {
            return new Answer.Missing(Answer.Trouble.LATE, words + e.getMessage());
        } catch (IOException e) {
            return new Answer.Missing(Answer.Trouble.UNREACHABLE, words + ErrorText.words(e));
        }
    }

    private ProbeResponse response(ProbeRequest request, OpenSample sample) throws IOException, InterruptedException {
        if (request instanceof ProbeRequest.Http asked) {
            return http.ask(asked, sample);
        }
        if (request instanceof ProbeRequest.Download asked) {
            return http.download(asked, sample);
        }
        if (request instanceof ProbeRequest.Tcp asked) {
            return tcp.speak(asked, sample);
        }
        if (request instanceof ProbeRequest.WebSocket asked) {
            return webSocket.open(asked, sample);
        }
        if (request instanceof ProbeRequest.Sticky asked) {
            return http.visit(asked, sample);
        }
        return programs.run((ProbeRequest.Command) request);
    }

    private Answer addresses(Effect.LookAtAddresses look) {
        String words = "addresses of " + String.join(", ", look.hosts()) + ": ";
        return within(RESOLVING, words, () -> {
            Map<String, List<String>> found = new TreeMap<>();
            for (String host : look.hosts()) {
                found.put(host, addresses(host));
            }
            return new Answer.AddressesSeen(found);
        });
    }

    private List<String> addresses(String host) {
        List<String> addresses = new ArrayList<>();
        try {
            for (InetAddress address : resolver.resolve(host)) {
                addresses.add(address.getHostAddress());
            }
        } catch (UnknownHostException leadsNowhere) {
            return List.of();
        }
        return addresses;
    }

    private Answer within(Duration time, String words, Callable<Answer> look) {
        Future<Answer> asked = hands.submit(look);
        try {
            return asked.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String late = "no whole answer within " + time.toMillis() + " ms";
            return new Answer.Missing(Answer.Trouble.LATE, words + late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Missing(Answer.Trouble.LATE, words + "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sample failed by a fault of this program", e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
