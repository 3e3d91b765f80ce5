package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole number within bounds, in decimal digits without a leading zero. */
final class WholeNumber extends ScalarShape<Integer> {
    private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    private final int least;
    private final int most;

    WholeNumber(int least, int most) {
        super(Scope.FIXED);
        this.least = least;
        this.most = most;
    }

    @Override
    @Nullable
    Integer parse(Resolved resolved, boolean bare) {
        if (!bare || !FORM.matcher(resolved.text()).matches()) {
            return null;
        }
        int number = Integer.parseInt(resolved.text());
        return number < least || number > most ? null : number;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String text = scalar.text();
        if (scalar.plain() && text.matches("[-+]?0[0-9]+")) {
            return "expected " + expected() + ", found " + text
                    + ", which some read as octal; write it without the leading zero";
        }
        if (!scalar.plain() && resolved.env().isEmpty() && text.matches("[0-9]+")) {
            return "expected " + expected() + ", found the text " + ShownText.text(text) + "; remove the quotes";
        }
        return super.fault(scalar, resolved);
    }

    @Override
    Integer example() {
        return least;
    }

    @Override
    JsonNode write(Integer value) {
        return Json.NODES.numberNode(value);
    }

    @Override
    ObjectNode schema() {
        return Json.orEnv(Json.ofType("integer").put("minimum", least).put("maximum", most));
    }

    @Override
    String expected() {
        return "a whole number from " + least + " to " + most;
    }
}
