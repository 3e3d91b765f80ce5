package dev.kirikae.lint.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Beanstalk's configuration options by namespace, as {@code option-settings.tsv} beside this class lists them; the top
 * of that file explains its columns and where each line is from. Case counts in all names. Not changed after it was
 * read.
 */
public final class OptionTable {
    private static final int COLUMNS = 8;
    private static final String NAME = "<name>";
    private static final String PORT = "<port>";
    private static final int HIGHEST_PORT = 65535;

    /**
     * The options of one namespace.
     *
     * @param name with {@code <name>} or {@code <port>} for an open last part
     * @param options by name, sorted; {@code *} for any name that is not listed
     */
    public record Namespace(String name, Map<String, Option> options) {
        /** The option of that name; null where the namespace has no such one, listed or free. */
        @Nullable
        public Option option(String option) {
            Option listed = options.get(option);
            return listed == null ? options.get("*") : listed;
        }

        /** Whether names are free: environment properties and the like. */
        boolean isFree() {
            return options.containsKey("*");
        }
    }

    private final Map<String, Namespace> namespaces = new TreeMap<>();

    private OptionTable(String text) {
        for (String line : text.split("\n")) {
            if (!line.startsWith("#")) {
                Option option = option(line);
                namespaces
                        .computeIfAbsent(option.namespace(), name -> new Namespace(name, new TreeMap<>()))
                        .options()
                        .put(option.name(), option);
            }
        }
    }

    /** The table, read when it is first asked for. */
    public static OptionTable get() {
        return Held.TABLE;
    }

    /** The namespace of that name; null where none is called so, nor any with a part of one's own choice. */
    @Nullable
    public Namespace namespace(String name) {
        Namespace listed = namespaces.get(name);
        int last = name.lastIndexOf(':');
        if (listed != null || last < 0 || last == name.length() - 1) {
            return listed;
        }
        Namespace port = isPort(name.substring(last + 1)) ? namespaces.get(name.substring(0, last + 1) + PORT) : null;
        return port == null ? namespaces.get(name.substring(0, last + 1) + NAME) : port;
    }

    /** All names, sorted, the open parts as {@code <name>} or {@code <port>}. */
    public Set<String> names() {
        return namespaces.keySet();
    }

    /**
     * The namespace with an open part of which this name lacks the part, or has no port there; null if there is none.
     */
    @Nullable
    public String openPart(String name) {
        String parent = name.substring(0, Math.max(0, name.lastIndexOf(':')));
        for (String open : List.of(name + ':' + NAME, name + ':' + PORT, parent + ':' + PORT)) {
            if (namespaces.containsKey(open)) {
                return open;
            }
        }
        return null;
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static Option option(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("option-settings.tsv: not " + COLUMNS + " columns: " + line);
        }
        String limits = cells[3].equals("-") ? "" : cells[3];
        int bar = limits.indexOf('|');
        String range = limits.substring(0, bar < 0 ? limits.length() : bar);
        int dots = range.indexOf("..");
        return new Option(
                cells[0],
                cells[1],
                Option.Kind.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                dots < 0 ? null : number(range.substring(0, dots)),
                dots < 0 ? null : number(range.substring(dots + 2)),
                dots < 0 ? list(limits, "\\|") : bar < 0 ? List.of() : list(limits.substring(bar + 1), "\\|"),
                Set.copyOf(list(cells[5], ",")),
                Set.copyOf(list(cells[6], ",")),
                cells[7]);
    }

    private static @Nullable Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static List<String> list(String cell, String between) {
        return cell.isEmpty() || cell.equals("-") ? List.of() : List.of(cell.split(between));
    }

    private static final class Held {
        static final OptionTable TABLE = read();

        private static OptionTable read() {
            try (InputStream in = OptionTable.class.getResourceAsStream("option-settings.tsv")) {
                if (in == null) {
                    throw new IllegalStateException("option-settings.tsv is missing from the program");
                }
                return new OptionTable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("option-settings.tsv cannot be read", e);
            }
        }
    }
}
