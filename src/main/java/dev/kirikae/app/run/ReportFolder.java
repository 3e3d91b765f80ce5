package dev.kirikae.app.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Where a run leaves its report. Files appear whole or not at all; nothing is written through a link. What was there of
 * the same name is replaced.
 *
 * @param path made where it is missing
 */
public record ReportFolder(Path path) {

    /**
     * @param files text by file name
     * @throws IOException where the folder cannot be written
     */
    public void write(Map<String, String> files) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a link");
        }
        Files.createDirectories(path);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = path.resolve(file.getKey());
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(target + " is a folder");
            }
            Path part = Files.createTempFile(path, ".", ".part");
            Files.writeString(part, file.getValue(), StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
