package dev.kirikae.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A text that people like to write as a number or as true and false; it stays as it was written. */
final class LooseText extends TextShape {
    LooseText(Scope scope, String pattern, String expected, String example) {
        super(scope, pattern, expected, example);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = super.schema();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }
}
