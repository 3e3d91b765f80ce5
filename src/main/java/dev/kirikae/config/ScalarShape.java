package dev.kirikae.config;

import org.jspecify.annotations.Nullable;

/** A single value: variables are put in first, then the text is understood. */
abstract class ScalarShape<T> extends Shape<T> {
    private final Scope scope;

    ScalarShape(Scope scope) {
        this.scope = scope;
    }

    final Scope scope() {
        return scope;
    }

    @Override
    final @Nullable T read(Cursor at) {
        Item.Scalar scalar = at.scalar(expected());
        Resolved resolved = scalar == null ? null : Resolved.of(scalar, scope, at);
        if (scalar == null || resolved == null) {
            return null;
        }
        boolean bare = scalar.plain() || !resolved.env().isEmpty();
        T value = parse(resolved, bare);
        if (!resolved.unset().isEmpty()) {
            value = value == null ? example() : value;
            at.notice("the environment variable " + String.join(", ", resolved.unset())
                    + " is not set; the rehearsal takes the placeholder "
                    + ShownText.plain(write(value).asText()));
        } else if (value == null) {
            at.refuse(fault(scalar, resolved));
        }
        return value;
    }

    /**
     * Understands the text.
     *
     * @param bare whether it stood without quotes or comes from the environment, and so may be more than a text
     * @return null where it is not what is expected
     */
    abstract @Nullable T parse(Resolved resolved, boolean bare);

    /** A value to stand in where a rehearsal lacks one. */
    abstract T example();

    /** Why {@link #parse} gave nothing. Shows what the file holds, never a value from the environment. */
    String fault(Item.Scalar scalar, Resolved resolved) {
        return "expected " + expected() + ", found " + ShownText.text(scalar.text());
    }
}
