package dev.kirikae.cli;

import dev.kirikae.cli.command.Stop;
import dev.kirikae.cli.view.Streams;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;

/** The process: what the jar starts with. The only place that ends the process. */
public final class Main {

    /** The launcher sets it for the one run that it makes its start-up archive from. */
    private static final String TRAINING = "kirikae.training";

    private Main() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        if (Boolean.getBoolean(TRAINING)) {
            Training.run();
            return;
        }
        Stop stop = new Stop();
        Streams streams = Streams.ofTheProcess(System.getenv());
        Signals.heed(stop, Signals.PATIENCE_MILLIS, streams.err(), Runtime.getRuntime()::halt);
        Path folder = Path.of("").toAbsolutePath();
        System.exit(Program.run(arguments, System.getenv(), streams, folder, stop));
    }
}
