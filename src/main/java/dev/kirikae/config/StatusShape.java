package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP status, or a list of them. */
final class StatusShape extends Shape<List<Integer>> {
    private static final WholeNumber ONE = new WholeNumber(100, 599);
    private static final ListShape<Integer> SEVERAL = ListShape.atLeastOne(ONE);

    @Override
    @Nullable
    List<Integer> read(Cursor at) {
        if (at.item() instanceof Item.Sequence) {
            return SEVERAL.read(at);
        }
        Integer status = ONE.read(at);
        return status == null ? null : List.of(status);
    }

    @Override
    JsonNode write(List<Integer> value) {
        return value.size() == 1 ? ONE.write(value.get(0)) : SEVERAL.write(value);
    }

    @Override
    ObjectNode schema() {
        return Json.anyOf(ONE.schema(), SEVERAL.schema());
    }

    @Override
    String expected() {
        return ONE.expected() + ", or a list of such";
    }
}
