package dev.kirikae.jenkins;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A block of a Jenkinsfile: the words that may stand in it, and what each does. Every other word is an error. */
final class Section extends GroovyObjectSupport {

    private final String name;
    private final Map<String, Function<List<Object>, @Nullable Object>> words = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private Function<String, @Nullable Object> variables = any -> null;
    private @Nullable BiConsumer<String, Object> assignment;

    Section(String name) {
        this.name = name;
    }

    /** A word with its arguments, of which the last may be a {@link Closure}. */
    Section word(String word, Function<List<Object>, @Nullable Object> does) {
        words.put(word, does);
        return this;
    }

    /** A word without arguments, such as {@code none}. */
    Section value(String word, Object value) {
        values.put(word, value);
        return this;
    }

    /** Names that are neither words nor values; null for one that is not known. */
    Section variables(Function<String, @Nullable Object> known) {
        variables = known;
        return this;
    }

    /** What {@code NAME = value} does. */
    Section assigned(BiConsumer<String, Object> does) {
        assignment = does;
        return this;
    }

    /** Reads a block whose words are this section's. */
    void read(Closure<?> block) {
        Closure<?> own = (Closure<?>) block.clone();
        own.setDelegate(this);
        own.setResolveStrategy(Closure.DELEGATE_ONLY);
        own.call();
    }

    @Override
    public @Nullable Object invokeMethod(String word, Object arguments) {
        Function<List<Object>, @Nullable Object> does = words.get(word);
        if (does == null) {
            throw new UnknownWord(name + " has no " + word);
        }
        return does.apply(List.of((Object[]) arguments));
    }

    @Override
    public Object getProperty(String word) {
        Object value = values.containsKey(word) ? values.get(word) : variables.apply(word);
        if (value == null) {
            throw new UnknownWord(name + " has no " + word);
        }
        return value;
    }

    @Override
    public void setProperty(String word, Object value) {
        BiConsumer<String, Object> does = assignment;
        if (does == null) {
            throw new UnknownWord(name + " takes no assignment: " + word);
        }
        does.accept(word, value);
    }
}
