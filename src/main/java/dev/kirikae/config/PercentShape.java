package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A share within bounds, written as a percentage and held as hundredths. */
final class PercentShape extends ScalarShape<BigDecimal> {
    private static final String WRITTEN = "[0-9]{1,3}(?:\\.[0-9]{1,6})?%";
    private static final Pattern FORM = Pattern.compile(WRITTEN);

    private final BigDecimal least;
    private final BigDecimal most;

    /** @param least in per cent, as {@code most}; both are allowed */
    PercentShape(String least, String most) {
        super(Scope.FIXED);
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    @Override
    @Nullable
    BigDecimal parse(Resolved resolved, boolean bare) {
        String text = resolved.text();
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1)).stripTrailingZeros();
        return percent.compareTo(least) < 0 || percent.compareTo(most) > 0 ? null : percent;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String fault = super.fault(scalar, resolved);
        return scalar.text().matches("[0-9.]+") ? fault + "; add the %" : fault;
    }

    @Override
    BigDecimal example() {
        return least;
    }

    @Override
    JsonNode write(BigDecimal value) {
        return Json.NODES.textNode(text(value));
    }

    @Override
    ObjectNode schema() {
        return Json.orEnv(Json.ofType("string").put("pattern", "^" + WRITTEN + "$"));
    }

    @Override
    String expected() {
        return "a percentage such as " + text(most) + ", from " + text(least) + " to " + text(most);
    }

    private static String text(BigDecimal percent) {
        return percent.toPlainString() + "%";
    }
}
