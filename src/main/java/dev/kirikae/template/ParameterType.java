package dev.kirikae.template;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of value a parameter takes. */
public enum ParameterType {
    /** A number or truth value is none: it is given in quotes. */
    STRING("text"),
    INTEGER("a whole number"),
    BOOLEAN("true or false"),
    /** Given as {@code 10s}, {@code 5m} or {@code 2h}; enters the file as a whole number of seconds. */
    DURATION("a duration such as 10s, 5m or 2h"),
    LIST("a list"),
    /** From texts to any values; it enters a file sorted by key. */
    MAP("a map");

    private final String words;

    ParameterType(String words) {
        this.words = words;
    }

    /** For messages: what is expected. */
    public String words() {
        return words;
    }

    /** As templates spell it: the constant's name in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isScalar() {
        return this != LIST && this != MAP;
    }

    static @Nullable ParameterType of(String word) {
        for (ParameterType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }
}
