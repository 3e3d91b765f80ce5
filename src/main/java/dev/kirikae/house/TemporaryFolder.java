package dev.kirikae.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder for this command alone (0700, a name nobody can guess), gone with all it holds when the command ends. */
public final class TemporaryFolder implements AutoCloseable {

    private @Nullable Path path;

    /** Made at the first call. */
    public Path path() {
        Path known = path;
        if (known == null) {
            try {
                known = Files.createTempDirectory("kirikae-");
            } catch (IOException e) {
                throw Unusable.because("no temporary folder can be made: " + e.getMessage());
            }
            path = known;
        }
        return known;
    }

    @Override
    public void close() {
        Path known = path;
        if (known == null) {
            return;
        }
        path = null;
        try (Stream<Path> below = Files.walk(known)) {
            for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
