package dev.kirikae.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program's classes, loaded once for all its processes here: half of a short run's work would be loading them. */
final class Archive {

    private static final Path FILE = make();

    private Archive() {}

    /** What each process is started with. */
    static List<String> options() {
        return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + FILE);
    }

    /** From a look at an account in which nothing is; without the archive everything still runs, only slower. */
    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("kirikae-archive");
            Path file = folder.resolve("classes.jsa");
            try (Standin aws = new Standin(folder, Pace.HASTY)) {
                ProcessBuilder builder = new ProcessBuilder(
                                ProgramRun.java(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:disable",
                                "-XX:ArchiveClassesAtExit=" + file,
                                "-jar",
                                System.getProperty("kirikae.jar"),
                                "status",
                                "--service",
                                "shop",
                                "--region",
                                Account.REGION)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("AWS_ENDPOINT_URL", aws.endpoint());
                builder.environment().put("AWS_ACCESS_KEY_ID", Standin.KEY);
                builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
                Process process = builder.start();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
