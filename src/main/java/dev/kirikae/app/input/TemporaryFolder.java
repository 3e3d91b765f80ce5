package dev.kirikae.app.input;

import dev.kirikae.source.tree.Failure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A folder for this command alone (0700, a name nobody can guess), gone with all it holds when the command ends. That
 * somebody cleaned it before, or that it cannot be removed, spoils no command.
 */
public final class TemporaryFolder implements AutoCloseable {

    /** Removes one file or empty folder, or does nothing where there is none. */
    interface Remover {
        void remove(Path path) throws IOException;
    }

    private final Remover remover;
    private @Nullable Path path;
    private Consumer<String> notes = note -> {};

    public TemporaryFolder() {
        this(Files::deleteIfExists);
    }

    TemporaryFolder(Remover remover) {
        this.remover = remover;
    }

    /**
     * Made at the first call.
     *
     * @throws UserError where it cannot be made
     */
    public Path path() {
        Path known = path;
        if (known == null) {
            try {
                known = Files.createTempDirectory("kirikae-");
            } catch (IOException e) {
                throw UserError.because("no temporary folder can be made: " + Failure.of(e));
            }
            path = known;
        }
        return known;
    }

    /** Who gets one sentence if it cannot be removed; nobody, unless somebody is named. */
    public void reportRemainsTo(Consumer<String> reported) {
        notes = reported;
    }

    @Override
    public void close() {
        Path known = path;
        if (known == null) {
            return;
        }
        path = null;
        try {
            Removal removal = new Removal();
            Files.walkFileTree(known, removal);
            if (removal.failure != null) {
                throw removal.failure;
            }
        } catch (IOException e) {
            notes.accept(
                    "the temporary folder " + known + " could not be removed; remove it by hand: " + e.getMessage());
        }
    }

    /** Removes all it can, and keeps the first reason why something stays. */
    private final class Removal extends SimpleFileVisitor<Path> {
        private @Nullable IOException failure;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return remove(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return why instanceof NoSuchFileException ? FileVisitResult.CONTINUE : failed(why);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return remove(folder);
        }

        private FileVisitResult remove(Path path) {
            try {
                remover.remove(path);
                return FileVisitResult.CONTINUE;
            } catch (IOException e) {
                return failed(e);
            }
        }

        private FileVisitResult failed(IOException why) {
            failure = failure == null ? why : failure;
            return FileVisitResult.CONTINUE;
        }
    }
}
