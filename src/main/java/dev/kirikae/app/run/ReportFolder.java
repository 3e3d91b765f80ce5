package dev.kirikae.app.run;

import dev.kirikae.app.input.OwnFolder;
import dev.kirikae.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
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
     * Takes an older run's report away, so that a run that ends before it has anything to tell does not leave that one standing
     * as its own. What a rollback without a ledger keeps there stays, and so does what is not ours.
     *
     * @throws IOException where it cannot be taken away
     */
    public void clear() throws IOException {
        if (Files.isSymbolicLink(path) || !Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, ReportFolder::isOfAReport)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isOfAReport(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Report.holds(file.getFileName().toString());
    }

    /**
     * @param files text by file name
     * @throws IOException where the folder cannot be written
     */
    public void write(Map<String, String> files) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a link");
        }
        OwnFolder own = OwnFolder.of(path);
        Files.createDirectories(path);
        own.ignoreItself();
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
