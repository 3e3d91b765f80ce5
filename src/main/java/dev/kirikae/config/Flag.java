package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Exactly {@code true} or {@code false}. */
final class Flag extends ScalarShape<Boolean> {
    Flag() {
        super(Scope.FIXED);
    }

    @Override
    @Nullable
    Boolean parse(Resolved resolved, boolean bare) {
        if (!bare) {
            return null;
        }
        return switch (resolved.text()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Override
    Boolean example() {
        return Boolean.FALSE;
    }

    @Override
    JsonNode write(Boolean value) {
        return Json.NODES.booleanNode(value);
    }

    @Override
    ObjectNode schema() {
        return Json.orEnv(Json.ofType("boolean"));
    }

    @Override
    String expected() {
        return "true or false, without quotes";
    }
}
