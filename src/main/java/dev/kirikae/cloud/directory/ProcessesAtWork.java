package dev.kirikae.cloud.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work in a folder, and until when each of them waits: one small file for each, {@code <pid> <start> <until>}.
 * Used only while the folder is held. A process that has died does not count, even where another one has its number now.
 */
final class ProcessesAtWork {

    static final String PLACE = "at-work";
    private static final String WORKING = "-";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final SharedFolder folder;
    private final String name;
    private final String self;

    ProcessesAtWork(SharedFolder folder) {
        ProcessHandle process = ProcessHandle.current();
        this.folder = folder;
        this.name = PLACE + "/" + process.pid() + "-" + NUMBERS.incrementAndGet();
        this.self = process.pid() + " " + started(process);
    }

    void works() throws IOException {
        folder.write(name, (self + " " + WORKING).getBytes(StandardCharsets.UTF_8));
    }

    void waits(Instant until) throws IOException {
        folder.write(name, (self + " " + until).getBytes(StandardCharsets.UTF_8));
    }

    void ends() throws IOException {
        folder.delete(name);
    }

    /**
     * Where time may jump to.
     *
     * @param busy counts those who work; where false, they are passed over as if they were dead
     * @return the earliest wait, or null while somebody living is at work or has just been woken
     */
    @Nullable
    Instant earliest(Instant now, boolean busy) throws IOException {
        Instant earliest = null;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.path().resolve(PLACE))) {
            for (Path file : all) {
                if (SharedFolder.isUnfinished(file)) {
                    continue;
                }
                String[] words = Files.readString(file).split(" ", -1);
                if (words.length != 3 || !lives(words[0], words[1])) {
                    Files.deleteIfExists(file);
                    continue;
                }
                Instant until = words[2].equals(WORKING) ? Instant.MIN : Instant.parse(words[2]);
                if (!until.isAfter(now)) {
                    if (busy) {
                        return null;
                    }
                } else if (earliest == null || until.isBefore(earliest)) {
                    earliest = until;
                }
            }
        }
        return earliest;
    }

    private static boolean lives(String pid, String start) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(p -> p.isAlive() && started(p).equals(start))
                .isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
