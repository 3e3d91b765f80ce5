package dev.kirikae.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a parameter's value is itself written in, so that it is taken as it is: as a whole, and never as a part. */
enum Language {
    /** A whole shell line, or a list of arguments that needs no shell. */
    SHELL("a whole shell line", ScalarPlace.SHELL),
    /** A whole script with the line that names its interpreter. */
    SCRIPT("a whole script", ScalarPlace.SHELL),
    /** The whole content of a file. */
    FILE("the whole content of a file", ScalarPlace.LINES);

    private final String words;
    private final ScalarPlace place;

    Language(String words, ScalarPlace place) {
        this.words = words;
        this.place = place;
    }

    /** For messages. */
    String words() {
        return words;
    }

    /** As templates spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether such a value may be the whole scalar there. */
    boolean suits(ScalarPlace where) {
        return place == where;
    }

    static @Nullable Language of(String word) {
        for (Language language : values()) {
            if (language.word().equals(word)) {
                return language;
            }
        }
        return null;
    }

    static List<String> known() {
        List<String> known = new ArrayList<>();
        for (Language language : values()) {
            known.add(language.word());
        }
        return known;
    }

    /** Adds a fault for each value that cannot be what this says; a map's values are looked at one by one. */
    void check(Object value, List<String> faults) {
        for (Object part : value instanceof Map<?, ?> map ? map.values() : List.of(value)) {
            String fault = fault(part);
            if (!fault.isEmpty()) {
                faults.add(fault);
            }
        }
    }

    private String fault(Object part) {
        if (part instanceof String text) {
            return switch (this) {
                case SHELL ->
                    text.isBlank()
                            ? "holds an empty text where a shell line is expected"
                            : text.indexOf('\0') >= 0 ? "holds a shell line with the character U+0000" : "";
                case SCRIPT ->
                    text.isEmpty() || text.startsWith("#!/")
                            ? text.indexOf('\r') >= 0
                                    ? "holds a script with carriage returns; end its lines with line feeds only"
                                    : ""
                            : "holds a script that does not begin with its interpreter, such as #!/bin/sh";
                case FILE -> "";
            };
        }
        boolean arguments = this == SHELL
                && part instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(item -> item instanceof String);
        return arguments
                ? ""
                : "holds something that is not text"
                        + (this == SHELL ? " and no list of texts, the command and its arguments" : "");
    }
}
