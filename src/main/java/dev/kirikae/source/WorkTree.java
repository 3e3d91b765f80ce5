package dev.kirikae.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The git work tree that a folder lies in. Looks at the file system alone; nothing of git is read. */
public final class WorkTree {
    private WorkTree() {}

    /**
     * The nearest folder, from the one given upwards, that holds a {@code .git} folder or the {@code .git} file of a
     * linked work tree; null where there is none. The folder need not exist.
     */
    public static @Nullable Path root(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git.resolve("HEAD")) || Files.isRegularFile(git)) {
                return at;
            }
        }
        return null;
    }
}
