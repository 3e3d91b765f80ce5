package dev.kirikae.app.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the program makes for itself, such as that of a report. It ignores itself for git, so that nobody commits it, and
 * deploys it, by adding everything.
 *
 * @param top the highest folder that is not there yet; null where all are
 */
public record OwnFolder(@Nullable Path top) {

    private static final String IGNORE = ".gitignore";

    /** Seen before it is made. */
    public static OwnFolder of(Path folder) {
        Path top = null;
        for (Path at = folder.toAbsolutePath().normalize();
                at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS);
                at = at.getParent()) {
            top = at;
        }
        return new OwnFolder(top);
    }

    /**
     * Has it ignore itself, once it was made; one that was there before is left as it is.
     *
     * @throws IOException where it cannot be written
     */
    public void ignoreItself() throws IOException {
        if (top != null && Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS) && !Files.exists(top.resolve(IGNORE))) {
            Files.writeString(top.resolve(IGNORE), "*\n", StandardCharsets.UTF_8);
        }
    }
}
