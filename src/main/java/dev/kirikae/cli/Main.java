package dev.kirikae.cli;

import java.nio.file.Path;

/** The front door: what the jar starts with. The only place that ends the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Stop stop = new Stop();
        Signals.heed(stop, Runtime.getRuntime()::halt);
        Path folder = Path.of("").toAbsolutePath();
        System.exit(Program.run(arguments, System.getenv(), Streams.ofTheProcess(), folder, stop));
    }
}
