package dev.kirikae.lint;

import dev.kirikae.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that a configuration file writes to the instance, by its section {@code files}.
 *
 * @param subject the configuration file
 * @param key the written file's path, as it stands there
 * @param fields what is said of it, with what merge keys bring in
 */
public record WrittenFile(LintedFile subject, Tree.Leaf key, Tree.Entries fields) {
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    /** All of one configuration file, in its order; an entry that is no map is left out. */
    public static List<WrittenFile> of(LintedFile subject) {
        List<WrittenFile> files = new ArrayList<>();
        for (Tree.Entry entry : MergedSection.section(subject, "files")) {
            if (entry.value() instanceof Tree.Entries fields) {
                files.add(new WrittenFile(subject, entry.key(), MergedSection.of(fields)));
            }
        }
        return files;
    }

    public String path() {
        return key.text();
    }

    boolean windows() {
        return WINDOWS.matcher(path()).matches();
    }

    /** Whether the path is absolute, on Linux or on Windows. */
    public boolean absolute() {
        return path().startsWith("/") || windows();
    }

    /** The path as the file system takes it: no doubled slash, and on Windows no difference between letters' cases. */
    public String place() {
        String slashed = windows() ? path().replace('\\', '/').toLowerCase(Locale.ROOT) : path();
        return slashed.replaceAll("/+(?:\\./+)*", "/");
    }

    public boolean has(String name) {
        return fields.find(name) != null;
    }

    /** A field whose text is known here, and not made by a function on the way; null for others. */
    public Tree.@Nullable Leaf literal(String name) {
        return fields.get(name) instanceof Tree.Leaf leaf
                        && leaf.tag() == null
                        && !leaf.isNothing()
                        && leaf.text().indexOf('`') < 0
                ? leaf
                : null;
    }

    /** Whether the content is said to be in base64. */
    public boolean encoded() {
        Tree.Leaf encoding = literal("encoding");
        return encoding != null && encoding.text().equals("base64");
    }

    /**
     * What is written, decoded from base64 where it is said to be that; null where it is not known here, or cannot be
     * decoded. Functions in back quotes are as they are written, bytes that are not UTF-8 the replacement character.
     */
    @Nullable
    public String content() {
        Tree.Leaf content = encoded()
                ? literal("content")
                : fields.get("content") instanceof Tree.Leaf leaf && leaf.tag() == null ? leaf : null;
        if (content == null) {
            return null;
        }
        byte[] bytes = encoded() ? decode(content.text()) : null;
        return encoded() ? bytes == null ? null : new String(bytes, StandardCharsets.UTF_8) : content.text();
    }

    /**
     * The bytes that a text in base64 stands for, read as the helper on the instance reads it (Python's b64decode): what
     * is no letter of base64 is passed over, what comes after the padding too. Null if the padding is wrong.
     */
    public static byte @Nullable [] decode(String text) {
        String letters = text.replaceAll("[^A-Za-z0-9+/=]", "");
        StringBuilder data = new StringBuilder();
        int padding = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            int rest = data.length() % 4;
            if (letter != '=') {
                data.append(letter);
                padding = 0;
            } else if (rest >= 2 && rest + ++padding == 4) {
                return Base64.getDecoder().decode(data.toString());
            }
        }
        return data.length() % 4 == 0 ? Base64.getDecoder().decode(data.toString()) : null;
    }
}
