package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Compatibility.GoingBack;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code safe}, {@code forbidden}, or {@code {until: 2h}}. */
final class GoingBackShape extends Shape<GoingBack> {

    private static final UntilTable UNTIL = new UntilTable();

    @Override
    @Nullable
    GoingBack read(Cursor at) {
        if (at.item() instanceof Item.Scalar scalar) {
            if (scalar.text().equals("safe")) {
                return GoingBack.SAFE;
            }
            if (scalar.text().equals("forbidden")) {
                return GoingBack.FORBIDDEN;
            }
        }
        if (!(at.item() instanceof Item.Mapping)) {
            at.refuseType(expected());
            return null;
        }
        return UNTIL.read(at);
    }

    @Override
    JsonNode write(GoingBack value) {
        return switch (value.kind()) {
            case SAFE -> Json.NODES.textNode("safe");
            case FORBIDDEN -> Json.NODES.textNode("forbidden");
            case UNTIL -> UNTIL.write(value);
        };
    }

    @Override
    ObjectNode schema() {
        ObjectNode words = Json.object();
        words.putArray("enum").add("safe").add("forbidden");
        return Json.anyOf(words, UNTIL.schema());
    }

    @Override
    String expected() {
        return "safe, forbidden or {until: 2h}";
    }

    private static final class UntilTable extends Table<GoingBack> {
        private static final Field<Duration> TIME = Field.required(
                "until",
                new DurationShape(Duration.ofMinutes(1), Duration.ofDays(365)),
                "how long after its switch one may go back over it");

        UntilTable() {
            super(TIME);
        }

        @Override
        GoingBack make(FieldValues values, Cursor at) {
            return GoingBack.until(values.get(TIME));
        }

        @Override
        void write(GoingBack value, RecordWriter writer) {
            writer.put(TIME, value.until());
        }
    }
}
