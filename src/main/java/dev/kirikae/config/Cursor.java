package dev.kirikae.config;

import org.jspecify.annotations.Nullable;

/** One item of the file with its path; refusing is done here, so that every problem has its place. */
record Cursor(Context context, Item item, Position keyPosition, String path) {
    static Cursor root(Context context, Item item) {
        context.findings().place("", item.position());
        return new Cursor(context, item, item.position(), "");
    }

    /** The item below a key of this map. */
    Cursor under(Item.Entry entry) {
        String below = below(entry.key());
        context.findings().place(below, entry.item().position());
        return new Cursor(context, entry.item(), entry.keyPosition(), below);
    }

    /** A key that is not there, at this map's place. */
    Cursor absent(String key, Item item) {
        return new Cursor(context, item, item.position(), below(key));
    }

    Cursor under(int index, Item element) {
        String below = path + "[" + index + "]";
        context.findings().place(below, element.position());
        return new Cursor(context, element, element.position(), below);
    }

    /** The value of this key if it stands here, else this map itself; for checks between several keys. */
    Cursor near(String key) {
        if (item instanceof Item.Mapping mapping) {
            Item.Entry entry = mapping.entries().get(key);
            if (entry != null) {
                return under(entry);
            }
        }
        return this;
    }

    /** The element of this list, else this itself; for checks between several values. */
    Cursor element(int index) {
        return item instanceof Item.Sequence list && index < list.items().size()
                ? under(index, list.items().get(index))
                : this;
    }

    boolean has(String key) {
        return item instanceof Item.Mapping mapping && mapping.entries().containsKey(key);
    }

    void refuse(String message) {
        context.findings().problem(item.position(), path, message);
    }

    /** Refuses the key instead of what stands behind it. */
    void refuseKey(String message) {
        context.findings().problem(keyPosition, path, message);
    }

    void refuseMissing(String key, String message) {
        context.findings().problem(item.position(), below(key), message);
    }

    void refuseType(String expected) {
        if (!(item instanceof Item.Broken)) {
            refuse("expected " + expected + ", found " + ShownText.item(item));
        }
    }

    /** A proof that cannot be reached in its time: refused, or told where it may be. */
    void unreachable(String message) {
        if (context.proofs() == Proofs.REACHABLE) {
            refuse(message);
        } else {
            notice(message);
        }
    }

    void notice(String message) {
        context.findings().notice(item.position(), path, message);
    }

    Item.@Nullable Scalar scalar(String expected) {
        if (item instanceof Item.Scalar scalar && !scalar.isNull()) {
            return scalar;
        }
        refuseType(expected);
        return null;
    }

    Item.@Nullable Sequence sequence(String expected) {
        if (item instanceof Item.Sequence sequence) {
            return sequence;
        }
        refuseType(expected);
        return null;
    }

    Item.@Nullable Mapping mapping(String expected) {
        if (item instanceof Item.Mapping mapping) {
            return mapping;
        }
        refuseType(expected);
        return null;
    }

    private String below(String key) {
        return path.isEmpty() ? ShownText.plain(key) : path + "." + ShownText.plain(key);
    }
}
