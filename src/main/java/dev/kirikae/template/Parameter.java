package dev.kirikae.template;

import dev.kirikae.yaml.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a template, as its head declares it. Its default and its example are as they would be given:
 * {@code String}, {@code Boolean}, {@code Long}, and {@code List} and {@code Map} of these; a duration is a text.
 * Immutable.
 */
public final class Parameter {
    /** The key of the configuration that names the environment which serves. */
    public static final String LIVE_NAME = "live.cname";

    private final Spot spot;
    private final String name;
    private final ParameterType type;
    private final String description;
    private final @Nullable Object fallback;
    private final @Nullable String defaultFrom;
    private final Object example;
    private final boolean followsAs;
    private final Limits limits;
    private final @Nullable Language language;
    private final boolean calendar;

    Parameter(
            Spot spot,
            String name,
            ParameterType type,
            String description,
            @Nullable Object fallback,
            @Nullable String defaultFrom,
            Object example,
            boolean followsAs,
            Limits limits,
            @Nullable Language language,
            boolean calendar) {
        this.spot = spot;
        this.name = name;
        this.type = type;
        this.description = description;
        this.fallback = fallback;
        this.defaultFrom = defaultFrom;
        this.example = example;
        this.followsAs = followsAs;
        this.limits = limits;
        this.language = language;
        this.calendar = calendar;
    }

    public String name() {
        return name;
    }

    public ParameterType type() {
        return type;
    }

    /** What it means, in a sentence, as the head says it. */
    public String description() {
        return description;
    }

    /** Whether a value must be given, since there is no default. */
    public boolean required() {
        return fallback == null && defaultFrom == null;
    }

    /**
     * The key of the configuration whose value holds where nothing is given, and which a given one must mean too:
     * {@link #LIVE_NAME} or null.
     */
    public @Nullable String defaultFrom() {
        return defaultFrom;
    }

    /** What holds where nothing is given, as it would be given; null where the template itself has no default. */
    public @Nullable Object fallback() {
        return fallback;
    }

    /** The documented example, as it would be given; the default where the head names none. */
    public Object example() {
        return example;
    }

    /** What a value must keep to besides its type and pattern, for people. */
    List<String> limits() {
        return limits.words(type == ParameterType.DURATION);
    }

    /** What the value is itself written in; null if it is quoted for the language it enters. */
    @Nullable
    Language language() {
        return language;
    }

    /** Of a list or map: whether it holds nothing but texts. */
    boolean textsOnly() {
        return limits.textsOnly();
    }

    /** Whether a use that calls itself something ({@code as}) and gives no value here gives that name as the value. */
    public boolean followsAs() {
        return followsAs;
    }

    Spot spot() {
        return spot;
    }

    /** The value that enters the file, durations in seconds; null, with the faults added, if it is refused. */
    @Nullable
    Object accept(Object given, List<String> faults) {
        List<String> found = new ArrayList<>();
        Object value = ParameterValues.read(type, given, found);
        if (value != null && limits.textsOnly()) {
            value = ParameterValues.texts(value);
        }
        if (calendar && value instanceof String text) {
            value = CronCalendar.of(text, found);
            if (!found.isEmpty()) {
                faults.addAll(found);
                return null;
            }
        }
        if (value != null) {
            ParameterValues.check(limits, example.equals(given) ? null : example, value, found);
            if (language != null) {
                language.check(value, found);
            }
        }
        faults.addAll(found);
        return found.isEmpty() ? Objects.requireNonNull(value) : null;
    }
}
