package dev.kirikae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are the field's words: no metaphor that only its authors know, and one meaning for one name. */
class NamesTest {

    /** Words that once explained the engine by a picture. What the field calls the same stands beside each. */
    private static final Map<String, String> DROPPED = Map.ofEntries(
            Map.entry("tale", "workflow"),
            Map.entry("tales", "workflows"),
            Map.entry("story", "replayed run, scenario"),
            Map.entry("stories", "scenarios"),
            Map.entry("tell", "run, report"),
            Map.entry("tells", "runs, reports"),
            Map.entry("told", "reported"),
            Map.entry("telling", "run"),
            Map.entry("chapter", "section"),
            Map.entry("chapters", "sections"),
            Map.entry("desk", "stage context"),
            Map.entry("sight", "goal observer"),
            Map.entry("sights", "goal observers"),
            Map.entry("aim", "change"),
            Map.entry("aims", "changes"),
            Map.entry("reaching", "change protocol"),
            Map.entry("stand", "status"),
            Map.entry("stands", "is"),
            Map.entry("standing", "state"),
            Map.entry("leave", "end"),
            Map.entry("leaves", "ends"),
            Map.entry("leaving", "ending"),
            Map.entry("house", "app"),
            Map.entry("ground", "open world"),
            Map.entry("grounds", "worlds"),
            Map.entry("premises", "initial world"),
            Map.entry("seat", "client"),
            Map.entry("seats", "clients"),
            Map.entry("plant", "simulated environment"),
            Map.entry("plants", "simulated environments"),
            Map.entry("estate", "account"),
            Map.entry("shelf", "artifact store"),
            Map.entry("saying", "event"),
            Map.entry("sayings", "events"),
            Map.entry("town", "fixture"),
            Map.entry("wish", "options, request"),
            Map.entry("wishes", "asks"));

    /** What is no code in a source file: comments and texts, and the names in imports, which other files declare. */
    private static final Pattern NO_CODE = Pattern.compile(
            "(?s)/\\*.*?\\*/|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+");

    @Test
    void noNameHoldsADroppedWord() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : sources()) {
            Matcher identifiers =
                    IDENTIFIER.matcher(NO_CODE.matcher(Files.readString(file)).replaceAll(" "));
            while (identifiers.find()) {
                String identifier = identifiers.group();
                words(identifier)
                        .filter(DROPPED::containsKey)
                        .forEach(word -> found.computeIfAbsent(file.toString(), key -> new TreeSet<>())
                                .add(identifier + " (" + word + ": " + DROPPED.get(word) + ")"));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aWordIsDroppedByItselfAndNotAsAPart() {
        assertThat(words("tellTheStory")).containsExactly("tell", "the", "story");
        assertThat(words("a_wish_to_stop")).contains("wish");
        assertThat(words("OUT_OF_SIGHT")).contains("sight");
        for (String name : List.of("standby", "history", "shutdown", "instance", "HealthStatus", "install")) {
            assertThat(words(name)).as(name).noneMatch(DROPPED::containsKey);
        }
    }

    /** Two types of one name in two rooms: whoever reads one thinks of the other. */
    @Test
    void aNameHasOneMeaning() throws IOException {
        Map<String, List<String>> rooms = new TreeMap<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString();
            if (!name.equals("package-info.java")) {
                rooms.computeIfAbsent(name, key -> new ArrayList<>()).add(file.toString());
            }
        }
        rooms.values().removeIf(files -> files.size() == 1);
        assertThat(rooms).isEmpty();
    }

    private static Stream<String> words(String identifier) {
        return WORD.matcher(identifier).results().map(word -> word.group().toLowerCase(Locale.ROOT));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("NamesTest.java"))
                    .sorted()
                    .collect(Collectors.toUnmodifiableList());
        }
    }
}
