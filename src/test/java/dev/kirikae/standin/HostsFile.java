package dev.kirikae.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

/** The names that resolve, all of them to this machine: what {@code jdk.net.hosts.file} reads at each question. */
final class HostsFile {

    private final Path file;

    HostsFile(Path file) {
        this.file = file;
        write(java.util.List.of());
    }

    Path file() {
        return file;
    }

    /** At once, since another process may be reading. */
    void write(Collection<String> names) {
        StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
        names.stream()
                .sorted()
                .distinct()
                .forEach(n -> text.append("127.0.0.1 ").append(n).append('\n'));
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
