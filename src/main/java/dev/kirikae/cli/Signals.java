package dev.kirikae.cli;

import java.util.function.IntConsumer;
import sun.misc.Signal;

/** SIGINT and SIGTERM set a flag that every wait heeds; what does not end by itself within ten seconds is ended. */
final class Signals {

    private static final long PATIENCE_MILLIS = 10_000;

    private Signals() {}

    /** @param end ends the process with a code */
    static void heed(Stop stop, IntConsumer end) {
        for (String name : new String[] {"INT", "TERM"}) {
            try {
                Signal.handle(new Signal(name), signal -> {
                    stop.ask(signal.getNumber());
                    Thread last = new Thread(() -> endLater(stop, end), "last ten seconds");
                    last.setDaemon(true);
                    last.start();
                });
            } catch (IllegalArgumentException e) {
                // This JVM keeps the signal for itself (-Xrs): then its own way of ending holds.
                return;
            }
        }
    }

    private static void endLater(Stop stop, IntConsumer end) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.accept(stop.code());
    }
}
