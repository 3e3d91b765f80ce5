package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decimal number of at most 15 digits before the point and 9 behind it. */
final class DecimalNumber extends ScalarShape<BigDecimal> {
    private static final Pattern FORM = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,9})?");

    DecimalNumber() {
        super(Scope.FIXED);
    }

    @Override
    @Nullable
    BigDecimal parse(Resolved resolved, boolean bare) {
        return bare && FORM.matcher(resolved.text()).matches() ? new BigDecimal(resolved.text()) : null;
    }

    @Override
    BigDecimal example() {
        return BigDecimal.ZERO;
    }

    @Override
    JsonNode write(BigDecimal value) {
        return Json.NODES.numberNode(value);
    }

    @Override
    ObjectNode schema() {
        return Json.orEnv(Json.ofType("number"));
    }

    @Override
    String expected() {
        return "a number such as 3 or 0.5, without quotes";
    }
}
