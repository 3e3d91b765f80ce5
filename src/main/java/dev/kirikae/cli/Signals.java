package dev.kirikae.cli;

import dev.kirikae.cli.command.Stop;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/** SIGINT and SIGTERM set a flag that every wait heeds; what does not end by itself within ten seconds is ended. */
public final class Signals {

    static final long PATIENCE_MILLIS = 10_000;

    private Signals() {}

    /**
     * @param patience milliseconds from the signal until the process is cut off
     * @param last where the last sentence goes then
     * @param end ends the process with a code
     */
    public static void heed(Stop stop, long patience, PrintStream last, IntConsumer end) {
        for (String name : new String[] {"INT", "TERM"}) {
            try {
                Signal.handle(new Signal(name), signal -> {
                    stop.ask(signal.getNumber());
                    Thread cutOff = new Thread(() -> cutOff(stop, patience, last, end), "last ten seconds");
                    cutOff.setDaemon(true);
                    cutOff.start();
                });
            } catch (IllegalArgumentException e) {
                // This JVM keeps the signal for itself (-Xrs): then its own way of ending holds.
                return;
            }
        }
    }

    private static void cutOff(Stop stop, long patience, PrintStream last, IntConsumer end) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.println(stop.cutOffSentence());
        end.accept(stop.cutOffCode());
    }
}
