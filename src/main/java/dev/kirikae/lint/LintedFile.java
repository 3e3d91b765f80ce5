package dev.kirikae.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.lint.options.Settings;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file under the lint's eyes, read once for all rules: as text and, where Beanstalk reads it as configuration, as a
 * tree, in whose places a byte order mark does not count. Not changed after it was read.
 */
public final class LintedFile {
    private static final String FOLDER = ".ebextensions/";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\/");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LintFile file;
    private final @Nullable String text;
    private final @Nullable Tree tree;
    private final List<Mistake> problems;
    private final Settings settings;

    private LintedFile(LintFile file, @Nullable String text, @Nullable Tree tree, List<Mistake> problems) {
        this.file = file;
        this.text = text;
        this.tree = tree;
        this.problems = problems;
        this.settings = tree instanceof Tree.Entries map ? Settings.of(map) : Settings.NONE;
    }

    /** Reads a file; never throws for any content. */
    public static LintedFile of(LintFile file) {
        String text = decode(file.content());
        if (text == null || !isConfig(file.path())) {
            return new LintedFile(file, text, null, List.of());
        }
        String body = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        YamlReader.Reading reading = YamlReader.read(file.path(), body, YamlReader.Dialect.BEANSTALK);
        if (!reading.problems().isEmpty() && isJson(body)) {
            // JSON may have tabs between its parts and escaped slashes, YAML 1.1 not.
            String same = ESCAPED_SLASH.matcher(body.replace('\t', ' ')).replaceAll("$1/");
            reading = YamlReader.read(file.path(), same, YamlReader.Dialect.BEANSTALK);
        }
        return new LintedFile(file, text, reading.tree(), reading.problems());
    }

    public String path() {
        return file.path();
    }

    /** The last part of the path. */
    public String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    public boolean executable() {
        return file.executable();
    }

    /** Its text, with a byte order mark if it has one; null if the bytes are not UTF-8. */
    @Nullable
    public String text() {
        return text;
    }

    /** Whether it begins with a byte order mark. */
    public boolean marked() {
        return text != null && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    }

    /** Null if this is no file that Beanstalk reads as configuration, cannot be read as one, or holds nothing. */
    @Nullable
    public Tree tree() {
        return tree;
    }

    /** The top-level map, its merge keys as they are written; null as {@link #tree()}, and where the top is no map. */
    public Tree.@Nullable Entries sections() {
        return tree instanceof Tree.Entries map ? map : null;
    }

    /**
     * The section {@code option_settings}; empty where {@link #sections()} is null, and where there is no such
     * section.
     */
    public Settings settings() {
        return settings;
    }

    /** Whether Beanstalk reads the file and finds nothing but comments, or not even these. */
    public boolean isEmpty() {
        return isConfig() && text != null && tree == null && problems.isEmpty();
    }

    /** Why it cannot be read; empty where it was, and where Beanstalk does not read it as configuration. */
    public List<Mistake> problems() {
        return problems;
    }

    /** Whether Beanstalk reads this file as configuration. */
    public boolean isConfig() {
        return isConfig(path());
    }

    private static boolean isConfig(String path) {
        return path.startsWith(FOLDER)
                && path.indexOf('/', FOLDER.length()) < 0
                && path.endsWith(".config")
                && !path.startsWith("._", FOLDER.length());
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
