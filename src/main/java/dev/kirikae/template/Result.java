package dev.kirikae.template;

import dev.kirikae.yaml.Mistake;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Either a value or, all at once, the problems that stood in its way. Whoever gets one asks {@link #ok} or
 * {@link #problems} before the value. Immutable, as far as the value is.
 *
 * @param <T> the value
 */
public final class Result<T> {
    private final @Nullable T value;
    private final List<Mistake> problems;

    private Result(@Nullable T value, List<Mistake> problems) {
        this.value = value;
        this.problems = List.copyOf(problems);
    }

    static <T> Result<T> of(T value) {
        return new Result<>(value, List.of());
    }

    /**
     * @param problems in any order
     * @throws IllegalArgumentException without problems
     */
    public static <T> Result<T> refused(List<Mistake> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a problem");
        }
        return new Result<>(
                null,
                problems.stream()
                        .sorted(Comparator.comparing(Mistake::line).thenComparing(Mistake::column))
                        .toList());
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    /** @throws IllegalStateException if there are problems instead */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("no value: " + problems);
        }
        return value;
    }

    /** In the order of the file; empty exactly if there is a value. */
    public List<Mistake> problems() {
        return problems;
    }
}
