package dev.kirikae.cloud.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that several processes share: one at a time, and every file is there whole or not at all, whenever a process
 * may be killed.
 */
final class SharedFolder {

    static final String LOCK = "in-use";
    private static final String UNFINISHED = ".unfinished";

    /** A file lock belongs to the whole process, so that its threads need one of their own. */
    private static final Map<Path, ReentrantLock> INSIDE = new ConcurrentHashMap<>();

    private final Path path;
    private final ReentrantLock inside;

    private SharedFolder(Path path) {
        this.path = path;
        this.inside = INSIDE.computeIfAbsent(path, p -> new ReentrantLock());
    }

    /** What is done while nobody else is in the folder. */
    interface Work<T> {
        T done() throws IOException;
    }

    /** The folder, made where it is missing, for its owner alone. */
    static SharedFolder at(Path path) {
        try {
            makePrivate(path);
            return new SharedFolder(path.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** @throws UncheckedIOException where the directory cannot be read or written */
    <T> T alone(Work<T> work) {
        boolean interrupted = Thread.interrupted();
        inside.lock();
        try {
            while (true) {
                try (FileChannel channel = FileChannel.open(
                                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    if (!held.isValid()) {
                        throw new IOException("the lock of " + path + " was lost");
                    }
                    return work.done();
                } catch (FileLockInterruptionException | ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inside.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Null where there is no such file. */
    byte @Nullable [] read(String name) throws IOException {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    /** Writes a whole file, or leaves what was there. */
    void write(String name, byte[] content) throws IOException {
        Path target = path.resolve(name);
        Path parent = target.getParent();
        if (parent != null) {
            makePrivate(parent);
        }
        Path unfinished = Files.createTempFile(parent, "new-", UNFINISHED);
        Files.write(unfinished, content);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    /** Whether there is anything besides these names. */
    boolean holdsMoreThan(Set<String> names) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path file : all) {
                if (!names.contains(String.valueOf(file.getFileName()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Removes a directory below this one with all it holds. */
    void deleteAll(String name) throws IOException {
        Path top = path.resolve(name);
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> below = Files.walk(top)) {
            for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Removes what killed writers have left, here and below. */
    void tidy() throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.filter(SharedFolder::isUnfinished).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    private static void makePrivate(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }
}
