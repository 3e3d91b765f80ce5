package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.model.CnameForm;
import dev.kirikae.model.LiveName;
import org.jspecify.annotations.Nullable;

/** The name that users call, as a prefix or whole; read in small letters and without a dot at its end. */
final class CnameShape extends ScalarShape<String> {
    /** For editors; what is wrong with a name, the reader says better. */
    private static final String PATTERN =
            "[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9](?:(?:\\.[A-Za-z0-9-]{1,63}){2,6}\\.?)?";

    CnameShape() {
        super(Scope.FIXED);
    }

    @Override
    @Nullable
    String parse(Resolved resolved, boolean bare) {
        return CnameForm.expected(resolved.literal(), null) == null ? LiveName.plain(resolved.text()) : null;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        return expectedInstead(CnameForm.expected(resolved.literal(), null), scalar);
    }

    /** Refuses a name that is none of this region. */
    static void mustBeOf(String region, String cname, Cursor at) {
        String expected = CnameForm.expected(cname, region);
        if (expected != null && at.item() instanceof Item.Scalar scalar) {
            at.refuse(expectedInstead(expected, scalar));
        }
    }

    private static String expectedInstead(@Nullable String expected, Item.Scalar scalar) {
        String[] advised = String.valueOf(expected).split("; ", 2);
        String found = "expected " + advised[0] + ", found " + ShownText.text(scalar.text());
        return advised.length == 1 ? found : found + "; " + advised[1];
    }

    @Override
    String example() {
        return "rehearsal";
    }

    @Override
    JsonNode write(String value) {
        return Json.NODES.textNode(Variables.escape(value));
    }

    @Override
    ObjectNode schema() {
        return Json.ofType("string").put("pattern", "^(?:" + PATTERN + ")$|\\$\\{");
    }

    @Override
    String expected() {
        return "a CNAME prefix of 4 to 63 letters, digits and hyphens, no hyphen at its ends, or the whole name";
    }
}
