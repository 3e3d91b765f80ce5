package dev.kirikae.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tail of one instance's logs, fit to be read: anybody may have written into it.
 *
 * @param name of its file in the report directory
 * @param lines each of them visible text, without its end
 */
record LogFile(String instance, String name, List<String> lines) {

    private static final String BEGINNING = "log-";
    private static final String END = ".txt";
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_SHOWN = 1000;

    LogFile {
        lines = List.copyOf(lines);
    }

    /** One for each instance; no two of the same name. */
    static List<LogFile> of(Map<String, String> tails) {
        List<LogFile> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        tails.forEach((instance, tail) -> {
            String plain = BEGINNING + instance.replaceAll("[^A-Za-z0-9-]", "_");
            String name = plain + (names.contains(plain) ? "-" + names.size() : "") + END;
            names.add(plain);
            files.add(new LogFile(
                    instance,
                    name,
                    tail.lines()
                            .map(line -> Visible.text(line.replace("\t", "    ")))
                            .toList()));
        });
        return files;
    }

    static boolean is(String name) {
        return name.startsWith(BEGINNING) && name.endsWith(END);
    }

    /** All of it. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Its end, for a page: no more than 200 lines, none of more than 1000 characters. */
    List<String> shown() {
        return lines.subList(Math.max(0, lines.size() - MOST_SHOWN), lines.size()).stream()
                .map(line -> line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…")
                .toList();
    }
}
