package dev.kirikae.lint;

import dev.kirikae.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that a configuration file writes to the instance, by its section {@code files}. */
public record WrittenFile(LintedFile subject, Tree.Leaf key, Tree.Entries fields) {
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

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
                        && leaf.kind() != Tree.Kind.NOTHING
                        && leaf.text().indexOf('`') < 0
                ? leaf
                : null;
    }

    public boolean encoded() {
        Tree.Leaf encoding = literal("encoding");
        return encoding != null && encoding.text().equals("base64");
    }

    /** What is written, where that is known here and is UTF-8; null otherwise. */
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

    /** The bytes that a text in base64 stands for, blanks and line ends passed over; null if it stands for none. */
    public static byte @Nullable [] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
