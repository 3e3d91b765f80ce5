package dev.kirikae.app.world;

import dev.kirikae.app.input.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records that lie in a folder, one file each, whose names are in order and end in {@code .json}.
 *
 * @param folder one that is not there holds none
 */
public record RecordFolder(Path folder) implements StoredRecords {

    @Override
    public List<String> texts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(RecordFolder::text)
                    .toList();
        } catch (IOException e) {
            throw UserError.because("the journal in " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw UserError.because(file + " cannot be read: " + e.getMessage());
        }
    }
}
