package dev.kirikae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler sees: the length of files, and a sign on every door. */
class TidyTest {

    private static final int LONGEST = 400;

    /** Files that are longer for now, with the length they may not exceed. The list only shrinks. */
    private static final Map<String, Integer> STILL_LONGER = Map.of();

    @Test
    void filesStayShort() throws IOException {
        Map<String, Integer> tooLong = new TreeMap<>();
        for (Path file : sources("src/main/java", "src/test/java")) {
            int lines = Files.readAllLines(file).size();
            String name = file.toString().replace('\\', '/');
            if (lines > STILL_LONGER.getOrDefault(name, LONGEST)) {
                tooLong.put(name, lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyDoorHasASign() throws IOException {
        for (Path file : sources("src/main/java")) {
            Path sign = file.resolveSibling("package-info.java");
            assertThat(sign).as("door sign of %s", file).exists();
            assertThat(sign).content().startsWith("/**").contains("@org.jspecify.annotations.NullMarked");
        }
    }

    private static List<Path> sources(String... roots) throws IOException {
        List<Path> found = new java.util.ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
