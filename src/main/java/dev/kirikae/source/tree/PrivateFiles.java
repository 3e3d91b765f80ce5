package dev.kirikae.source.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders for their owner only (0600, 0700 where the file system has modes), never through a link. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /**
     * Made with all that is missing above it; one that is there keeps its mode.
     *
     * @throws IOException also where something else is there
     */
    public static void folder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is not a folder", e);
        }
    }

    /** @throws IOException also where a link is there */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        Set<OpenOption> all = new java.util.HashSet<>(Set.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, all, mode(file, "rw-------"));
    }

    /**
     * A new file with a name nobody can foresee, beside the one it will replace.
     *
     * @throws IOException also where the folder does not exist: it is not made
     */
    public static Path temporaryBeside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("the folder of " + target + " does not exist");
        }
        return Files.createTempFile(folder, ".kirikae-", ".part", mode(target, "rw-------"));
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
