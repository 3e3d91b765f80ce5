package dev.kirikae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page for newcomers names is there. */
class HowItWorksTest {

    private static final Path CODE = Path.of("src/main/java/dev/kirikae");
    private static final Path TESTS = Path.of("src/test/java");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/how-it-works.md"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(page())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    @Test
    void everyClassIsWhereThePageSays() throws IOException {
        assertThat(found("(?<![\\w/.])((?:[a-z]+\\.)+[A-Z]\\w+)"))
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(CODE.resolve(name.replace('.', '/') + ".java"))
                        .exists());
    }

    @Test
    void everyPackageIsThere() throws IOException {
        Set<String> rooms = RoomMap.ROOMS.keySet();
        assertThat(found("`((?:[a-z]+\\.)?[a-z]+)`"))
                .filteredOn(name -> rooms.contains(name.replaceFirst("\\..*", "")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(CODE.resolve(name.replace('.', '/')))
                        .satisfiesAnyOf(
                                folder -> assertThat(folder).isDirectory(),
                                folder -> assertThat(name).isIn("upload", "release")));
        assertThat(found("`(dev/kirikae/\\w+)`"))
                .hasSizeGreaterThan(4)
                .allSatisfy(folder -> assertThat(TESTS.resolve(folder)).isDirectory());
    }

    @Test
    void everyTestIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Set<String> tests =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            assertThat(found("`(\\w+Test)`"))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
        }
    }

    /** The picture shows a part of the table, and nothing else. */
    @Test
    void everyStepOfThePictureMayBeTaken() throws IOException {
        Set<String> allowed = ReleaseLife.steps().stream()
                .map(step -> word(step.from()) + " --> " + word(step.to()))
                .collect(Collectors.toSet());
        assertThat(found("\n    (\\w+ --> \\w+)(?=\n)")).hasSizeGreaterThan(10).isSubsetOf(allowed);
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(found("\\]\\(([^)]+)\\)"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of("docs").resolve(link)).exists());
    }
}
