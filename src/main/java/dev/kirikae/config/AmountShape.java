package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Probe.Amount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code every}, {@code newest}, or at least so many. */
final class AmountShape extends Shape<Amount> {
    private static final WholeNumber NUMBER = new WholeNumber(1, 1_000_000);

    @Override
    @Nullable
    Amount read(Cursor at) {
        if (at.item() instanceof Item.Scalar scalar) {
            for (Amount word : new Amount[] {Amount.EVERY, Amount.NEWEST}) {
                if (scalar.text().equals(text(word))) {
                    return word;
                }
            }
            if (!scalar.text().matches("[0-9].*|\\$\\{env\\..*")) {
                at.refuse("expected " + expected() + ", found " + ShownText.text(scalar.text()));
                return null;
            }
        }
        Integer number = NUMBER.read(at);
        return number == null ? null : new Amount(Amount.Kind.AT_LEAST, number);
    }

    private static String text(Amount word) {
        return word.kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    JsonNode write(Amount value) {
        return value.kind() == Amount.Kind.AT_LEAST ? NUMBER.write(value.least()) : Json.NODES.textNode(text(value));
    }

    @Override
    ObjectNode schema() {
        ObjectNode words = Json.object();
        words.putArray("enum").add("every").add("newest");
        return Json.anyOf(words, NUMBER.schema());
    }

    @Override
    String expected() {
        return "every, newest, or a number, which means at least so many";
    }
}
