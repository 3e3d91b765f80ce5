package dev.kirikae.cli.command;

import dev.kirikae.cli.view.Progress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has the live line of a terminal drawn anew every second while a stage runs: its waits are longer than that. */
final class LiveLine implements AutoCloseable {

    private final ScheduledExecutorService clock;

    LiveLine(Progress progress) {
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live line");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Nothing is drawn any more once it has returned. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
