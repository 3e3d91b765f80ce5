package dev.kirikae.aws;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for looks that go side by side, each on a connection of its own; made when they are first needed. */
final class WorkerThreads implements AutoCloseable {

    private final Lazily<ExecutorService> hands = new Lazily<>(() -> Executors.newCachedThreadPool(task -> {
        Thread hand = new Thread(task, "look");
        hand.setDaemon(true);
        return hand;
    }));

    <T> Future<T> start(Callable<T> look) {
        return hands.get().submit(look);
    }

    /** What the look brought, or threw. */
    static <T> T result(Future<T> started) {
        try {
            return started.get();
        } catch (InterruptedException e) {
            started.cancel(true);
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IllegalStateException("a look failed by a fault of this program", e.getCause());
        }
    }

    @Override
    public void close() {
        ExecutorService made = hands.ifMade();
        if (made != null) {
            made.shutdownNow();
        }
    }
}
