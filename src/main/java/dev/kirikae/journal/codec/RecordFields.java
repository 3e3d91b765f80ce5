package dev.kirikae.journal.codec;

import dev.kirikae.model.EnvironmentId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The named fields of one JSON object, being written or read. Instants and durations are ISO-8601 texts, enums their
 * names in lower case with hyphens; a null is left out.
 */
final class RecordFields {

    private final Map<String, Object> values;

    private RecordFields(Map<String, Object> values) {
        this.values = values;
    }

    static RecordFields empty() {
        return new RecordFields(new LinkedHashMap<>());
    }

    static RecordFields parse(String text) {
        return new RecordFields(CanonicalJson.parse(text));
    }

    String print() {
        return CanonicalJson.print(values);
    }

    RecordFields with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, plain(value));
        }
        return this;
    }

    private static Object plain(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }
        if (value instanceof RecordFields fields) {
            return fields.values;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordFields::plain).toList();
        }
        if (value instanceof Instant || value instanceof Duration || value instanceof EnvironmentId) {
            return value.toString();
        }
        throw new IllegalArgumentException("no form in the journal for " + value.getClass());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return get(name, String.class);
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        return get(name, Boolean.class);
    }

    long number(String name) {
        return get(name, Long.class);
    }

    int count(String name) {
        long number = number(name);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw new BrokenJournal("field \"" + name + "\": " + number + " is out of range");
        }
        return (int) number;
    }

    @Nullable
    Integer countOrNull(String name) {
        return has(name) ? count(name) : null;
    }

    Instant instant(String name) {
        return converted(name, Instant::parse);
    }

    @Nullable
    Instant instantOrNull(String name) {
        return has(name) ? instant(name) : null;
    }

    Duration duration(String name) {
        return converted(name, Duration::parse);
    }

    @Nullable
    Duration durationOrNull(String name) {
        return has(name) ? duration(name) : null;
    }

    EnvironmentId environment(String name) {
        return converted(name, EnvironmentId::new);
    }

    @Nullable
    EnvironmentId environmentOrNull(String name) {
        return has(name) ? environment(name) : null;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String word = text(name);
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new BrokenJournal("field \"" + name + "\": \"" + word + "\" is not a known word");
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) {
        return has(name) ? constant(name, type) : null;
    }

    RecordFields object(String name) {
        return fields(get(name, Map.class));
    }

    List<String> texts(String name) {
        return items(name, item -> {
            if (item instanceof String text) {
                return text;
            }
            throw new BrokenJournal("field \"" + name + "\": a list of texts was expected");
        });
    }

    List<Duration> durations(String name) {
        return texts(name).stream()
                .map(text -> converted(name, text, Duration::parse))
                .toList();
    }

    <T> List<T> objects(String name, Function<RecordFields, T> reader) {
        return items(name, item -> {
            if (item instanceof Map<?, ?> map) {
                return reader.apply(fields(map));
            }
            throw new BrokenJournal("field \"" + name + "\": a list of objects was expected");
        });
    }

    private <T> List<T> items(String name, Function<Object, T> reader) {
        List<T> items = new ArrayList<>();
        for (Object item : get(name, List.class)) {
            items.add(reader.apply(item));
        }
        return items;
    }

    private static RecordFields fields(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put((String) key, value));
        return new RecordFields(values);
    }

    private <T> T converted(String name, Function<String, T> parser) {
        return converted(name, text(name), parser);
    }

    private static <T> T converted(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BrokenJournal("field \"" + name + "\": " + e.getMessage());
        }
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new BrokenJournal("field \"" + name + "\" is missing");
        }
        if (!type.isInstance(value)) {
            throw new BrokenJournal("field \"" + name + "\" is not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
