package dev.kirikae.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made at its first use, once: a client nobody asks costs nothing. A maker that fails is asked again. */
final class Lazily<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Lazily(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }

    synchronized @Nullable T ifMade() {
        return made;
    }
}
