package dev.kirikae.config;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSONPath. One of names alone is understood here; only another one loads the library. */
final class JsonPathShape extends TextShape {
    private static final Pattern NAMES = Pattern.compile("\\$(?:\\.[A-Za-z_][A-Za-z0-9_-]{0,99}){1,16}");

    private final boolean one;

    private JsonPathShape(boolean one, String expected, String example) {
        super(Scope.FIXED, "\\$[^\\x00-\\x1F\\x7F]{1,511}", expected, example);
        this.one = one;
    }

    /** To any number of values. */
    static JsonPathShape any() {
        return new JsonPathShape(false, "a JSONPath such as $.state or $[*].updated_at", "$.state");
    }

    /** To one value. */
    static JsonPathShape one(String example) {
        return new JsonPathShape(true, "a JSONPath to one value, such as $.version or $.build.label", example);
    }

    @Override
    @Nullable
    String parse(Resolved resolved, boolean bare) {
        String path = super.parse(resolved, bare);
        return path == null || NAMES.matcher(path).matches() || why(path) == null ? path : null;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String fault = super.fault(scalar, resolved);
        boolean shown = resolved.env().isEmpty() && super.parse(resolved, true) != null;
        String why = shown ? why(resolved.literal()) : null;
        return why == null ? fault : fault + ", " + why;
    }

    /** What is wrong with it; null where nothing is. */
    private @Nullable String why(String path) {
        try {
            JsonPath compiled = JsonPath.compile(path);
            return one && !compiled.isDefinite() ? "which may lead to several" : null;
        } catch (InvalidPathException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return "which is none: " + ShownText.plain(message);
        }
    }
}
