package dev.kirikae.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Building blocks of JSON trees. Numbers keep the digits they were written with. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ObjectNode ofType(String type) {
        return object().put("type", type);
    }

    static ObjectNode anyOf(ObjectNode... alternatives) {
        ObjectNode any = object();
        ArrayNode list = any.putArray("anyOf");
        for (ObjectNode alternative : alternatives) {
            list.add(alternative);
        }
        return any;
    }

    /** The shape, or a text that names an environment variable. */
    static ObjectNode orEnv(ObjectNode shape) {
        return anyOf(shape, ofType("string").put("pattern", "\\$\\{env\\."));
    }
}
