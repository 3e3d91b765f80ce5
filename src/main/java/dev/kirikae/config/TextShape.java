package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text of a certain form. A number or a word like {@code no} is read as it was written. */
class TextShape extends ScalarShape<String> {
    private final String pattern;
    private @Nullable Pattern compiled;
    private final String expected;
    private final String example;

    /** @param pattern a regular expression for the whole text, of the kind that JSON Schema and Java share */
    TextShape(Scope scope, String pattern, String expected, String example) {
        super(scope);
        this.pattern = pattern;
        this.expected = expected;
        this.example = example;
    }

    @Override
    @Nullable
    String parse(Resolved resolved, boolean bare) {
        if (compiled == null) {
            compiled = Pattern.compile(pattern);
        }
        return compiled.matcher(resolved.literal()).matches() ? resolved.text() : null;
    }

    @Override
    String example() {
        return example;
    }

    @Override
    JsonNode write(String value) {
        return Json.NODES.textNode(scope() == Scope.FIXED ? Variables.escape(value) : value);
    }

    @Override
    ObjectNode schema() {
        return Json.ofType("string").put("pattern", "^(?:" + pattern + ")$|\\$\\{");
    }

    @Override
    String expected() {
        return expected;
    }
}
