package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A key whose feature is not built: only the value that asks for nothing is read. */
final class NotBuilt extends Shape<Boolean> {
    static final String MESSAGE = "is not built yet in this version; remove it";

    /** The value that asks for nothing. */
    enum Neutral {
        NULL,
        EMPTY_LIST,
        EMPTY_MAP
    }

    private final Neutral neutral;

    NotBuilt(Neutral neutral) {
        this.neutral = neutral;
    }

    @Override
    @Nullable
    Boolean read(Cursor at) {
        boolean asksForNothing = switch (neutral) {
            case NULL -> at.item() instanceof Item.Scalar scalar && scalar.isNull();
            case EMPTY_LIST ->
                at.item() instanceof Item.Sequence list && list.items().isEmpty();
            case EMPTY_MAP ->
                at.item() instanceof Item.Mapping map && map.entries().isEmpty();
        };
        if (asksForNothing) {
            return Boolean.TRUE;
        }
        at.refuseKey(MESSAGE);
        return null;
    }

    @Override
    JsonNode write(Boolean value) {
        throw new IllegalStateException("what is not built is never recorded");
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = Json.object();
        switch (neutral) {
            case NULL -> schema.put("type", "null");
            case EMPTY_LIST -> schema.put("type", "array").put("maxItems", 0);
            case EMPTY_MAP -> schema.put("type", "object").put("maxProperties", 0);
        }
        return schema;
    }

    @Override
    String expected() {
        return "nothing";
    }
}
