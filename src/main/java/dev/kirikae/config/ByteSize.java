package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of bytes, by itself or in KiB, MiB or GiB; at most 1024 GiB. */
final class ByteSize extends ScalarShape<Long> {
    private static final String FORM = "(0|[1-9][0-9]{0,12})(KiB|MiB|GiB)?";
    private static final Pattern PARTS = Pattern.compile(FORM);
    private static final long MOST = 1L << 40;

    private final long least;

    ByteSize(long least) {
        super(Scope.FIXED);
        this.least = least;
    }

    @Override
    @Nullable
    Long parse(Resolved resolved, boolean bare) {
        Matcher parts = PARTS.matcher(resolved.text());
        if (!parts.matches()) {
            return null;
        }
        String unit = parts.group(2);
        int shift = unit == null ? 0 : unit.equals("KiB") ? 10 : unit.equals("MiB") ? 20 : 30;
        long number = Long.parseLong(parts.group(1));
        return number > MOST >> shift || number << shift < least ? null : number << shift;
    }

    @Override
    Long example() {
        return least;
    }

    @Override
    JsonNode write(Long value) {
        return Json.NODES.numberNode(value);
    }

    @Override
    ObjectNode schema() {
        return Json.anyOf(
                Json.ofType("integer").put("minimum", least).put("maximum", MOST),
                Json.ofType("string").put("pattern", "^" + FORM + "$|\\$\\{env\\."));
    }

    @Override
    String expected() {
        return "a number of bytes such as 4096, 64KiB, 10MiB or 2GiB";
    }
}
