package dev.kirikae.lint;

import dev.kirikae.lint.shell.Cron;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.shell.ShellReader;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that an instance runs, with its place in the file it was read from. For one thread: places are worked out
 * when the first one is asked for.
 */
public final class Script {
    /** Where a text comes from. */
    public enum Kind {
        /** Of the section {@code commands}. */
        COMMAND,
        /** Of the section {@code container_commands}. */
        CONTAINER_COMMAND,
        /** What decides whether a command runs. */
        TEST,
        /** A script or table that {@code files} writes. */
        FILE,
        /** A script below {@code .platform}. */
        HOOK
    }

    private static final Pattern HOOK = Pattern.compile("\\.platform/(?:config)?hooks/.+");
    private static final Pattern SHELL =
            Pattern.compile("#! ?/\\S{1,100}?(?:/env +(?:-S +)?)?(?:/|\\b)(?:ba|da|k)?sh(?: .{0,100})?\\r?");
    private static final Pattern WINDOWS = Pattern.compile("(?i)powershell|\\.exe\\b|\\b[a-z]:\\\\|%[a-z]{1,30}%");

    private final Kind kind;
    private final String name;
    private final String text;
    private final Tree.@Nullable Entries fields;
    private final Tree.@Nullable Leaf leaf;
    private final LineMap lineMap;
    private final List<ShellCommand> commands;
    private int @Nullable [] offsets;

    private Script(
            Kind kind,
            String name,
            String text,
            Tree.@Nullable Entries fields,
            Tree.@Nullable Leaf leaf,
            LineMap lineMap) {
        this.kind = kind;
        this.name = name;
        this.text = text;
        this.fields = fields;
        this.leaf = leaf;
        this.lineMap = lineMap;
        this.commands = isShell() ? ShellReader.read(text) : List.of();
    }

    /**
     * All of these files, in their order; in a file commands, then container commands, each before its test, then what
     * {@code files} writes.
     */
    public static List<Script> in(List<LintedFile> subjects) {
        List<Script> scripts = new ArrayList<>();
        for (LintedFile subject : subjects) {
            String text = subject.text();
            if (subject.sections() != null && text != null) {
                LineMap lineMap = new LineMap(subject, subject.marked() ? text.substring(1) : text);
                commands(subject, "commands", Kind.COMMAND, lineMap, scripts);
                commands(subject, "container_commands", Kind.CONTAINER_COMMAND, lineMap, scripts);
                files(subject, lineMap, scripts);
            } else if (text != null && HOOK.matcher(subject.path()).matches()) {
                scripts.add(new Script(Kind.HOOK, subject.path(), text, null, null, new LineMap(subject, text)));
            }
        }
        return List.copyOf(scripts);
    }

    private static void commands(LintedFile subject, String section, Kind kind, LineMap lineMap, List<Script> scripts) {
        for (Tree.Entry command : MergedSection.section(subject, section)) {
            if (command.value() instanceof Tree.Entries map) {
                Tree.Entries fields = MergedSection.of(map);
                String name = command.key().text();
                if (fields.get("command") instanceof Tree.Leaf leaf) {
                    scripts.add(new Script(kind, name, leaf.text(), fields, leaf, lineMap));
                }
                if (fields.get("test") instanceof Tree.Leaf leaf) {
                    scripts.add(new Script(Kind.TEST, name, leaf.text(), fields, leaf, lineMap));
                }
            }
        }
    }

    private static void files(LintedFile subject, LineMap lineMap, List<Script> scripts) {
        for (WrittenFile file : WrittenFile.of(subject)) {
            if (!file.encoded()
                    && file.fields().get("content") instanceof Tree.Leaf leaf
                    && (leaf.text().startsWith("#!") || Cron.isTable(file.path()))) {
                scripts.add(new Script(Kind.FILE, file.path(), leaf.text(), file.fields(), leaf, lineMap));
            }
        }
    }

    private boolean isShell() {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return switch (kind) {
            case COMMAND, CONTAINER_COMMAND, TEST ->
                text.length() > 10_000 || !WINDOWS.matcher(text).find();
            case FILE, HOOK -> first.length() < 200 && SHELL.matcher(first).matches();
        };
    }

    public Kind kind() {
        return kind;
    }

    /** Of the command that it is or decides on, or path of the file. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Its simple commands, in the order of {@link ShellReader#read}; none if it is not written for a shell. */
    public List<ShellCommand> commands() {
        return commands;
    }

    /** Whether a deployment runs it by itself. */
    public boolean isRunByDeployment() {
        return kind != Kind.FILE && kind != Kind.TEST;
    }

    /** Whether it is a command of the section of either name. */
    public boolean isCommand() {
        return kind == Kind.COMMAND || kind == Kind.CONTAINER_COMMAND;
    }

    /** What the map of the command, or of the written file, holds under this name; null if nothing, and for a hook. */
    @Nullable
    public Tree field(String field) {
        return fields == null ? null : fields.get(field);
    }

    /** Whether the field is set to YAML's true. */
    public boolean isSet(String field) {
        return field(field) instanceof Tree.Leaf flag && flag.text().matches("(?i:true|yes|on)");
    }

    /** Whether one of the library's templates gave the file it stands in. */
    public boolean isFrom(String template) {
        return lineMap.isFrom(template);
    }

    /** Whether a command's failure ends the whole text. */
    public boolean stopsAtFailure() {
        Matcher shebang =
                Pattern.compile("#!\\S+(?: +\\S+)? +-[a-z]*e[a-z]*\\s").matcher(text);
        return shebang.lookingAt()
                || commands.stream()
                        .anyMatch(command -> command.name().equals("set")
                                && command.arguments().stream()
                                        .anyMatch(word -> word.text().equals("errexit")
                                                || word.text().matches("-[a-z]*e[a-z]*")));
    }

    /**
     * Where the character of this offset in {@link #text()} stands in the file; an offset beyond the end stands for
     * the end.
     */
    public Spot at(int offset) {
        if (leaf == null) {
            return lineMap.spot(offset);
        }
        if (offsets == null) {
            offsets = lineMap.offsets(leaf);
        }
        return lineMap.spot(offsets[Math.min(offset, offsets.length - 1)]);
    }
}
