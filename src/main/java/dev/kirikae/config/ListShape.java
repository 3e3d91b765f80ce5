package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values of one shape, each told only once. */
final class ListShape<T> extends Shape<List<T>> {
    private final Shape<T> element;
    private final boolean mayBeEmpty;
    private final boolean repeats;

    private ListShape(Shape<T> element, boolean mayBeEmpty, boolean repeats) {
        this.element = element;
        this.mayBeEmpty = mayBeEmpty;
        this.repeats = repeats;
    }

    /** A set in file order. */
    static <T> ListShape<T> distinct(Shape<T> element) {
        return new ListShape<>(element, true, false);
    }

    static <T> ListShape<T> atLeastOne(Shape<T> element) {
        return new ListShape<>(element, false, false);
    }

    /** A list in which the same may stand twice. */
    static <T> ListShape<T> of(Shape<T> element) {
        return new ListShape<>(element, true, true);
    }

    @Override
    @Nullable
    List<T> read(Cursor at) {
        Item.Sequence sequence = at.sequence(expected());
        if (sequence == null) {
            return null;
        }
        if (sequence.items().isEmpty() && !mayBeEmpty) {
            at.refuse("expected " + expected() + ", found an empty list");
            return null;
        }
        List<T> values = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            Cursor below = at.under(i, sequence.items().get(i));
            T value = element.read(below);
            if (value == null) {
                sound = false;
            } else if (!repeats && values.contains(value)) {
                below.refuse("stands in this list twice; remove one");
                sound = false;
            } else {
                values.add(value);
            }
        }
        return sound ? values : null;
    }

    @Override
    JsonNode write(List<T> value) {
        ArrayNode list = Json.NODES.arrayNode();
        value.forEach(one -> list.add(element.write(one)));
        return list;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = Json.ofType("array");
        schema.set("items", element.schema());
        if (!mayBeEmpty) {
            schema.put("minItems", 1);
        }
        if (!repeats) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    @Override
    String expected() {
        return mayBeEmpty ? "a list" : "a list of at least one, each being " + element.expected();
    }
}
