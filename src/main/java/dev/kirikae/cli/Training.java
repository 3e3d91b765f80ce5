package dev.kirikae.cli;

import dev.kirikae.app.world.EmptyAws;
import dev.kirikae.cli.command.Stop;
import dev.kirikae.cli.view.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * What the launcher runs once, so that the start-up archive remembers it: a rehearsal, a status of a service that nobody has, in
 * an AWS of this process alone, and the first words of a TLS handshake. The closer to daily work, the better the archive.
 */
final class Training {

    private Training() {}

    static void run() throws IOException, NoSuchAlgorithmException {
        run("rehearse");
        greet();
        try (EmptyAws aws = EmptyAws.open()) {
            aws.take();
            run("status", "--service", "training", "--region", "us-east-1");
            run("status", "--service", "training", "--region", "us-east-1", "--output", "json");
        }
    }

    private static void run(String... words) {
        Program.run(
                List.of(words).toArray(String[]::new),
                System.getenv(),
                Streams.ofTheProcess(System.getenv()),
                Path.of("").toAbsolutePath(),
                new Stop());
    }

    private static void greet() throws NoSuchAlgorithmException, SSLException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
