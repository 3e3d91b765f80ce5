package dev.kirikae.web;

import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Runs a program, without a shell and without input, and kills it and what it started when its time is over. */
final class CommandRun {

    private static final int MOST_OUTPUT = 4 * 1024;

    /** How long a program that has ended may leave its output open to what it started. */
    private static final long LAST_WORDS_MILLIS = 1000;

    private final ProgramPlace place;
    private final LongSupplier nanos;

    CommandRun(ProgramPlace place, LongSupplier nanos) {
        this.place = place;
        this.nanos = nanos;
    }

    /** A program that did not end in time, and was killed. */
    static final class StillRunning extends IOException {
        private static final long serialVersionUID = 1L;

        StillRunning(String message) {
            super(message);
        }
    }

    ProbeResponse.Command run(ProbeRequest.Command request) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(request.arguments()).redirectErrorStream(true);
        builder.environment().clear();
        builder.directory(place.folder().toFile());
        builder.environment().putAll(place.environment());
        builder.environment().putAll(request.environment());
        long start = nanos.getAsLong();
        Process process = started(builder);
        Tail output = new Tail(process.getInputStream());
        try {
            process.getOutputStream().close();
            long millis = Sockets.shortened(request.timeout()).toMillis();
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                throw new StillRunning("still running after "
                        + request.timeout().toMillis() + " ms, and was killed with what it had started");
            }
            long took = (nanos.getAsLong() - start) / 1_000_000;
            output.awaitEnd(Math.max(1, Math.min(LAST_WORDS_MILLIS, millis - took)));
            return new ProbeResponse.Command(process.exitValue(), output.text(), took);
        } finally {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            output.close();
        }
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            int why = message.lastIndexOf("error=");
            throw new IOException("it cannot be started" + (why < 0 ? "" : ": " + message.substring(why)), e);
        }
    }

    /** Reads all of an output, and keeps the last of it. */
    private static final class Tail {
        private final InputStream in;
        private final byte[] kept = new byte[MOST_OUTPUT];
        private final Thread reader;
        private long count;

        Tail(InputStream in) {
            this.in = in;
            this.reader = new Thread(this::read, "probe-output");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            byte[] piece = new byte[4096];
            try {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    keep(piece, read);
                }
            } catch (IOException closed) {
                return;
            }
        }

        private synchronized void keep(byte[] piece, int read) {
            for (int i = 0; i < read; i++) {
                kept[(int) (count++ % MOST_OUTPUT)] = piece[i];
            }
        }

        void awaitEnd(long millis) throws InterruptedException {
            reader.join(millis);
        }

        synchronized String text() {
            int length = (int) Math.min(count, MOST_OUTPUT);
            byte[] text = new byte[length];
            for (int i = 0; i < length; i++) {
                text[i] = kept[(int) ((count - length + i) % MOST_OUTPUT)];
            }
            return new String(text, StandardCharsets.UTF_8);
        }

        void close() {
            try {
                in.close();
            } catch (IOException alreadyGone) {
                return;
            }
        }
    }
}
